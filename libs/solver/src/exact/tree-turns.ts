import type { MonthOf } from '../columns/master.ts';
import type { MonthTree, TreeHost } from '../columns/month-tree.ts';
import { slotsHeld } from '../person-month/person-months.ts';
import { pause } from '../pause.ts';
import type { ExactSettings } from './exact-part.ts';
import type { RaisingHost } from './rota-host.ts';

/**
 * Milliseconds of one turn that looks as far as the best rota, less where it looks less far; parts looked into in one of a
 * run that must be repeatable.
 */
const TURN = 8000;
const REPEATABLE_PARTS = 10;
/** A turn counts for this power of the part of the gap it looks into: where that is small, others gain more in the time. */
const WORTH_POWER = 3;
/** Looking into less of the gap than this, its steps take longer than what they show is worth. */
const WORTHWHILE = 0.1;

/**
 * Branch and bound over the days of people, some parts at a time. A tree grows by a power of how far above the bound it
 * looks: so first for rotas at the bound, and farther once there is none, as far as the best one known. The one that finds
 * the best rota then looked hardly farther than it had to, whatever was known before.
 */
export class TreeTurns {
  readonly #plant: () => MonthTree;
  readonly #againstKept: number;
  readonly #settings: ExactSettings;
  readonly #host: RaisingHost;
  #tree: MonthTree;
  /** No rota costs less, as far as was known when the first tree began. */
  #from: number | undefined;
  /** Rotas that cost less than this above the bound are looked for: at first one step of costs, then twice as far each time. */
  #reach: number;

  /** `againstKept`: the least that going against a tier costs that months keep. */
  constructor(plant: () => MonthTree, againstKept: number, settings: ExactSettings, host: RaisingHost) {
    this.#plant = plant;
    this.#tree = plant();
    this.#reach = Math.max(1, this.#tree.costStep);
    this.#againstKept = againstKept;
    this.#settings = settings;
    this.#host = host;
  }

  /** Without a bound there is nothing to look above. */
  get isOpen(): boolean {
    const { cost } = this.#host.best();
    return Number.isFinite(this.#host.bound()) && cost < this.#againstKept && this.#tree.isOpen(this.#goal);
  }

  /** Whether others had better close more of the gap first. */
  get isEarly(): boolean {
    return this.#lookedInto < WORTHWHILE;
  }

  /** What it came to: all of the gap, where it looks as far as the best rota, because what it closes shows at the end, all at once. */
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
      cost: () => this.#goal,
      offer: (months) => void host.offer(heldOf(months), 'mixed'),
      over: () => host.over() || host.short(),
    };
    const { repeatable } = this.#settings;
    const from = performance.now();
    const ends = (parts: number): boolean =>
      repeatable ? parts >= REPEATABLE_PARTS : performance.now() - from > TURN * this.#lookedInto;
    for (let part = 0; !ends(part) && !seen.over(); part += 1) {
      if (!(await this.#tree.step(seen)) || !this.#lookFarther()) break;
      await pause();
    }
    return this.#lookedInto ** WORTH_POWER;
  }

  /** The part of the gap in which rotas are looked for. */
  get #lookedInto(): number {
    const [cost, bound] = [this.#host.best().cost, this.#host.bound()];
    return cost > bound ? Math.max(0, this.#goal - bound) / (cost - bound) : 1;
  }

  /** Rotas that cost less are looked for. */
  get #goal(): number {
    this.#from ??= this.#host.bound();
    return Math.min(this.#host.best().cost, this.#from + this.#reach);
  }

  /** Tells what the tree has shown, and begins the next where it is done; false when that was all. */
  #lookFarther(): boolean {
    const host = this.#host;
    const goal = this.#goal;
    host.raise(Math.min(this.#tree.bound, this.#againstKept, goal));
    if (host.bound() < goal) return this.#tree.isOpen(goal);
    if (goal >= host.best().cost) return false;
    while (this.#goal <= host.bound()) this.#reach *= 2;
    this.#tree = this.#plant();
    return true;
  }
}
