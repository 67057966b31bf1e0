import type { Tier } from '@evenflow/rules';
import { slotsNear, type Surplus } from '../columns/surplus.ts';
import { narrow } from '../improve/narrow.ts';
import { Neighbourhoods } from '../improve/neighbourhood.ts';
import { pause } from '../pause.ts';
import { expandHeld, restrictHeld, type Reduced } from '../presolve/reduced.ts';
import { linearModel } from '../prove/linear-model.ts';
import { solveWhole, type MipLimits } from '../prove/whole-problem.ts';
import { Random } from '../random.ts';

import type { EngineInUse } from './engine-in-use.ts';
import type { ExactSettings } from './exact-part.ts';
import type { RotaHost } from './rota-host.ts';

/** Parts of a run that must be repeatable, and nodes: the only measure the engine repeats by; on a large part each may take seconds. */
export const REPEATABLE_PARTS = 10;
const REPEATABLE_NODES = 10;
/** Part of the gap by which a slot that is rebuilt may raise the bound: with fewer slots more people are rebuilt at once. */
const NEAR_PART = 0.1;
const PART_NODES = 400;
const PART_SECONDS = 2.5;

/** How far a part is worked at before the next is tried, rebuilt or mixed. */
export function partLimits(repeatable: boolean): MipLimits {
  return repeatable ? { nodes: REPEATABLE_NODES } : { nodes: PART_NODES, seconds: PART_SECONDS };
}

/** Parts of the best rota, rebuilt exactly one after another with all the rest as it is. */
export class PartRebuilding {
  /** What the bound says of each slot, once that is known. */
  surplus: Surplus | undefined;
  readonly #engine: EngineInUse;
  readonly #reduced: Reduced;
  readonly #kept: ReadonlySet<Tier>;
  readonly #settings: ExactSettings;
  readonly #host: RotaHost;
  #neighbourhoods: Neighbourhoods;
  #seed: number;

  constructor(engine: EngineInUse, reduced: Reduced, kept: ReadonlySet<Tier>, settings: ExactSettings, host: RotaHost) {
    this.#engine = engine;
    this.#reduced = reduced;
    this.#kept = kept;
    this.#settings = settings;
    this.#host = host;
    this.#seed = settings.seed;
    this.#neighbourhoods = new Neighbourhoods(reduced, new Random(this.#seed));
  }

  /**
   * Goes on until so many parts in a row have brought no gain, or nothing smaller than the whole is left; `renewing` where
   * parts are so large that the engine's memory grows with them, and nothing else holds on to it.
   */
  async run(patience: number, renewing = false): Promise<void> {
    this.#host.phase('parts');
    const rounds = this.#settings.repeatable ? REPEATABLE_PARTS : Number.POSITIVE_INFINITY;
    for (let round = 0, idle = 0; round < rounds && idle < patience && !this.#host.over(); round += 1) {
      idle = this.#rebuild() ? 0 : idle + 1;
      await pause();
      if (renewing && !this.#settings.repeatable) await this.#engine.refresh();
      if (!this.#neighbourhoods.exhausted) continue;
      this.#seed += 1;
      this.#neighbourhoods = new Neighbourhoods(this.#reduced, new Random(this.#seed));
      return;
    }
  }

  #rebuild(): boolean {
    const { freeHeld, cost } = this.#host.best();
    const chosen = this.#neighbourhoods.next(freeHeld);
    const near = this.surplus && slotsNear(this.surplus, cost, NEAR_PART);
    const open = near ? chosen.map((is, slot) => (near[slot] === 1 || freeHeld[slot] === 1 ? is : 0)) : chosen;
    const part = narrow(this.#reduced, open, freeHeld);
    const model = linearModel(part, this.#kept);
    if (part.free.length === 0 || !model.possible) return false;
    const known = freeHeld.filter((_, slot) => open[slot] === 1);
    const limits = partLimits(this.#settings.repeatable);
    const interrupted = (): boolean => this.#host.stopped() || this.#host.short();
    const result = solveWhole(this.#engine.highs, model, known, limits, { interrupted });
    const rebuilt = result.freeHeld && restrictHeld(this.#reduced, expandHeld(part, result.freeHeld));
    const better = rebuilt !== undefined && this.#host.offer(rebuilt, 'rebuild');
    const solved = result.nodes <= 1 ? 'easy' : 'solved';
    this.#neighbourhoods.learn(result.finished ? solved : 'given-up', better);
    return better;
  }
}
