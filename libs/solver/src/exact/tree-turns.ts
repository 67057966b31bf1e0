import type { MonthOf } from '../columns/master.ts';
import type { MonthTree, TreeHost } from '../columns/month-tree.ts';
import { slotsHeld } from '../person-month/person-months.ts';
import { pause } from '../pause.ts';
import type { ExactSettings } from './exact-part.ts';
import type { RaisingHost } from './rota-host.ts';

/** Milliseconds of one turn; parts looked into in one of a run that must be repeatable. */
const TURN = 8000;
const REPEATABLE_PARTS = 10;
/** What a turn counts for, as a part of the gap: what it closes shows at the end, all at once. Others have little of the time. */
const WORTH = 1;

/** Branch and bound over the days of people, some parts at a time. */
export class TreeTurns {
  readonly #tree: MonthTree;
  readonly #againstKept: number;
  readonly #settings: ExactSettings;
  readonly #host: RaisingHost;

  /** `againstKept`: the least that going against a tier costs that months keep. */
  constructor(tree: MonthTree, againstKept: number, settings: ExactSettings, host: RaisingHost) {
    this.#tree = tree;
    this.#againstKept = againstKept;
    this.#settings = settings;
    this.#host = host;
  }

  get isOpen(): boolean {
    const { cost } = this.#host.best();
    return cost < this.#againstKept && this.#tree.isOpen(cost);
  }

  async turn(): Promise<number> {
    const host = this.#host;
    host.phase('tree');
    const { length } = host.best().freeHeld;
    const heldOf = (months: readonly MonthOf[]): Uint8Array =>
      slotsHeld(
        months.map(({ month }) => month),
        length,
      );
    const seen: TreeHost = {
      cost: () => host.best().cost,
      offer: (months) => void host.offer(heldOf(months), 'mixed'),
      over: () => host.over() || host.short(),
    };
    const { repeatable } = this.#settings;
    const from = performance.now();
    const ends = (parts: number): boolean => (repeatable ? parts >= REPEATABLE_PARTS : performance.now() - from > TURN);
    for (let part = 0; !ends(part) && !seen.over() && (await this.#tree.step(seen)); part += 1) {
      host.raise(Math.min(this.#tree.bound, this.#againstKept, host.best().cost));
      await pause();
    }
    return WORTH;
  }
}
