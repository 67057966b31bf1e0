import type { Tier } from '@evenflow/rules';
import type { Reduced } from '../presolve/reduced.ts';
import { linearModel } from '../prove/linear-model.ts';
import { solveWhole } from '../prove/whole-problem.ts';
import type { EngineInUse } from './engine-in-use.ts';
import type { ExactSettings } from './exact-part.ts';
import type { RaisingHost } from './rota-host.ts';

/** Matrix entries up to which the whole problem is solved at all, and where months tell of it too. */
const MOST_ENTRIES = 160_000;
const FEW_ENTRIES = 16_000;
/** So few are solved in no time. */
const VERY_FEW_ENTRIES = 3000;
/** Part of what the best rota costs that the linear relaxation must say for the whole problem to come first. */
const TELLING_PART = 0.8;
/** Seconds for its first turns, doubled each time: where its root takes longer, months tell more. */
const FIRST_SECONDS = 2;
/** Work limits of a run that must be repeatable. */
const REPEATABLE_NODES = 3000;
const ALL_NODES = 10_000_000;

/** What the whole problem is a model of, and how large that is. */
export interface Whole {
  readonly reduced: Reduced;
  readonly kept: ReadonlySet<Tier>;
  readonly entries: number;
}

/** Branch and bound on the whole problem, for small teams: a few seconds while months may tell more, else to the end. */
export class WholeTurns {
  readonly #engine: EngineInUse;
  readonly #whole: Whole;
  readonly #settings: ExactSettings;
  readonly #host: RaisingHost;
  /** For its next turn; undefined once it was tried to the end. */
  #seconds: number | undefined = FIRST_SECONDS;
  /** What it said last; where months say more, it is not asked again. */
  #bound = Number.POSITIVE_INFINITY;

  constructor(engine: EngineInUse, whole: Whole, settings: ExactSettings, host: RaisingHost) {
    this.#engine = engine;
    this.#whole = whole;
    this.#settings = settings;
    this.#host = host;
  }

  /** Its first node, before months are drawn, where it is very small or the linear relaxation says much of it. */
  first(): void {
    const { entries } = this.#whole;
    const says = this.#host.bound() >= TELLING_PART * this.#host.best().cost;
    if (entries <= VERY_FEW_ENTRIES || (entries <= FEW_ENTRIES && says)) this.#solve(1, FIRST_SECONDS);
  }

  /** Whether it has a turn, when months are still being mixed or not. */
  isOpen(isMixing: boolean): boolean {
    const most = this.#settings.repeatable || isMixing ? FEW_ENTRIES : MOST_ENTRIES;
    return this.#whole.entries <= most && this.#seconds !== undefined && this.#bound >= this.#host.bound();
  }

  turn(isMixing: boolean): void {
    const most = isMixing ? this.#seconds : undefined;
    this.#solve(this.#settings.repeatable ? REPEATABLE_NODES : ALL_NODES, most);
    this.#seconds = most && 2 * most;
  }

  #solve(nodes: number, most?: number): void {
    const host = this.#host;
    if (host.over()) return;
    host.phase('whole');
    const seconds = this.#settings.repeatable ? undefined : most;
    const known = host.best();
    let fed = known.cost;
    const result = solveWhole(
      this.#engine.highs,
      linearModel(this.#whole.reduced, this.#whole.kept),
      known.freeHeld,
      { nodes, ...(seconds === undefined ? {} : { seconds }) },
      {
        interrupted: () => host.over() || host.short(),
        bound: (bound) => host.raise(Math.min(bound, host.best().cost)),
        better: (freeHeld) => host.offer(freeHeld, 'whole'),
        outside: () => {
          const { freeHeld, cost } = host.best();
          if (cost >= fed) return undefined;
          fed = cost;
          return freeHeld;
        },
      },
    );
    if (result.freeHeld) host.offer(result.freeHeld, 'whole');
    this.#bound = Math.min(result.bound, host.best().cost);
    host.raise(this.#bound);
    host.note(`whole problem ${result.finished || host.over() ? 'settled' : 'given up'} after ${result.nodes} nodes`);
  }
}
