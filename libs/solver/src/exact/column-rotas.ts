import type { Highs } from 'highs';
import type { ColumnGeneration } from '../columns/column-generation.ts';
import { Dive } from '../columns/dive.ts';
import { monthsNear } from '../columns/surplus.ts';
import { MonthAnnealing } from '../improve/month-annealing.ts';
import { slotsHeld } from '../person-month/person-months.ts';
import { pause } from '../pause.ts';
import type { Reduced } from '../presolve/reduced.ts';
import type { ExactPhase, FoundBy } from '../solution.ts';
import type { ExactSettings } from './exact-part.ts';

/**
 * Months of each person that a dive begins with, and others where it ended far off: where one lands is much a matter of
 * luck.
 */
const DIVING = [100, 60, 150] as const;
const FAR_OFF = 0.01;
const QUICK_DIVE_MS = 12_000;
const MOST_DIVING_ROWS = 400;
/**
 * Parts of the gap, in turn, that months redrawn near the bound may take; arcs passed at a time, and without a gain before
 * it ends.
 */
const NEAR = [0.03, 0.1] as const;
const NEAR_WORK = 300_000;
const NEAR_PATIENCE = 40_000_000;
const REPEATABLE_PATIENCE = 1_500_000;

/** What making rotas sees of the run it is part of. */
export interface RotaHost {
  readonly best: () => { readonly freeHeld: Uint8Array; readonly cost: number };
  readonly bound: () => number;
  /** True when it was better than the best. */
  readonly offer: (freeHeld: Uint8Array, by: FoundBy) => boolean;
  readonly over: () => boolean;
  readonly short: () => boolean;
  readonly phase: (phase: ExactPhase) => void;
}

/** Rotas from what column generation knows: by diving, and by drawing months anew out of those near the bound. */
export class ColumnRotas {
  readonly #highs: Highs;
  readonly #generation: ColumnGeneration;
  readonly #reduced: Reduced;
  readonly #settings: ExactSettings;
  readonly #host: RotaHost;
  #redrawn = 0;

  constructor(highs: Highs, generation: ColumnGeneration, reduced: Reduced, settings: ExactSettings, host: RotaHost) {
    this.#highs = highs;
    this.#generation = generation;
    this.#reduced = reduced;
    this.#settings = settings;
    this.#host = host;
  }

  /** The best mixture of months, turned into a rota; once more, from other months, where that ended far off. */
  async dive(): Promise<void> {
    const generation = this.#generation;
    for (const each of DIVING) {
      this.#host.phase('dive');
      const began = performance.now();
      const dive = new Dive(this.#highs, generation, generation.promising(each));
      while (!dive.rota && !this.#host.over() && !this.#host.short() && dive.step()) await pause();
      const months = dive.rota?.map(({ month }) => month);
      if (months) this.#host.offer(slotsHeld(months, this.#reduced.free.length), 'mixed');
      dive.dispose();
      const { cost } = this.#host.best();
      const close = cost - this.#host.bound() <= FAR_OFF * cost;
      if (close || this.#settings.repeatable || performance.now() - began > QUICK_DIVE_MS) break;
    }
  }

  /** Whole months drawn anew out of the few near the bound: a step costs a hundredth of one among all months. */
  async redraw(): Promise<void> {
    if (this.#host.over()) return;
    this.#host.phase('near');
    const { freeHeld, cost } = this.#host.best();
    const drawn = monthsNear(this.#generation, cost, NEAR[this.#redrawn % NEAR.length]!);
    const seed = this.#settings.seed + this.#redrawn;
    const annealing = new MonthAnnealing(this.#reduced, { seed, freeHeld, cost, drawn });
    this.#redrawn += 1;
    const patience = this.#settings.repeatable ? REPEATABLE_PATIENCE : NEAR_PATIENCE;
    let gainedAt = 0;
    while (!this.#host.over() && !annealing.idle && annealing.work - gainedAt < patience) {
      const best = this.#host.best();
      annealing.adopt(best.freeHeld, best.cost);
      const before = annealing.bestCost;
      annealing.run(NEAR_WORK);
      if (annealing.bestCost < before) {
        gainedAt = annealing.work;
        this.#host.offer(annealing.best, 'months');
      }
      await pause();
    }
  }
}

/** Beyond so many shared rows a mixture takes long, and a dive ends at nothing better. */
export function mixesSlowly({ shared }: ColumnGeneration): boolean {
  return shared.model.rowLower.length > MOST_DIVING_ROWS;
}
