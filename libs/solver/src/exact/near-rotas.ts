import type { ColumnGeneration } from '../columns/column-generation.ts';
import { monthsOfArcs } from '../columns/surplus.ts';
import { MonthAnnealing } from '../improve/month-annealing.ts';
import type { PersonMonths } from '../person-month/person-months.ts';
import type { Shares } from '../person-month/shares.ts';
import { pause } from '../pause.ts';
import type { ColumnBounds } from './column-bounds.ts';
import type { ExactSettings } from './exact-part.ts';
import type { Costed, RotaHost } from './rota-host.ts';

/** Arcs a day that everybody has near the bound, when the best rota is redrawn and when another is begun. */
const BEST_ARCS = 12;
const ANEW_ARCS = 8;
/** Arcs passed at a time; without a gain before redrawing ends; and for another rota. */
const WORK = 300_000;
const PATIENCE = 30_000_000;
const REPEATABLE_PATIENCE = 1_500_000;
const ANEW_WORK = 60_000_000;
const REPEATABLE_ANEW_WORK = 600_000;
/** How far beyond the best rota better ones are looked for, as a part of its cost. */
const FAR = 0.05;

/** Rotas of the few months near the bound, drawn anew one by one: a step costs a hundredth of one among all months. */
export class NearRotas {
  readonly #generation: ColumnGeneration;
  readonly #shares: Shares;
  readonly #settings: ExactSettings;
  readonly #host: RotaHost;
  #begun = 0;

  constructor({ generation, shares }: ColumnBounds, settings: ExactSettings, host: RotaHost) {
    this.#generation = generation;
    this.#shares = shares;
    this.#settings = settings;
    this.#host = host;
  }

  /** The best rota is redrawn until that has brought nothing for a while. */
  async redraw(): Promise<void> {
    if (this.#host.over()) return;
    this.#host.phase('near');
    const annealing = this.#annealing(BEST_ARCS, this.#host.best());
    const patience = this.#settings.repeatable ? REPEATABLE_PATIENCE : PATIENCE;
    let gainedAt = 0;
    while (!this.#host.over() && !annealing.idle && annealing.work - gainedAt < patience) {
      const best = this.#host.best();
      annealing.adopt(best.freeHeld, best.cost);
      const before = annealing.bestCost;
      annealing.run(WORK);
      if (annealing.bestCost < before) {
        gainedAt = annealing.work;
        this.#host.offer(annealing.best, 'months');
      }
      await pause();
    }
  }

  /** Another rota, from nothing, each time a different one. It may be dearer than the best. */
  async anew(): Promise<Costed> {
    this.#host.phase('near');
    const { freeHeld } = this.#host.best();
    const annealing = this.#annealing(ANEW_ARCS, { freeHeld, cost: Number.POSITIVE_INFINITY });
    const work = this.#settings.repeatable ? REPEATABLE_ANEW_WORK : ANEW_WORK;
    while (!this.#host.over() && !annealing.idle && annealing.work < work) {
      annealing.run(WORK);
      await pause();
    }
    this.#host.offer(annealing.best, 'months');
    return { freeHeld: annealing.best, cost: annealing.bestCost };
  }

  #annealing(arcs: number, { freeHeld, cost }: Costed): MonthAnnealing {
    const seed = this.#settings.seed + this.#begun;
    this.#begun += 1;
    const among = { shares: this.#shares, drawn: this.#drawn(arcs) };
    return new MonthAnnealing(this.#shares.reduced, { seed, freeHeld, cost, among });
  }

  #drawn(arcs: number): (PersonMonths | undefined)[] {
    const best = this.#host.best().cost;
    const bound = this.#host.bound();
    this.#generation.settle();
    return monthsOfArcs(this.#generation.people, arcs, Math.min(best, bound + FAR * best) - bound);
  }
}
