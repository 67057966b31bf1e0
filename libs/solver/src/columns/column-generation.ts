import type { Highs } from 'highs';
import type { PersonMonths } from '../person-month/person-months.ts';
import { priceEverybody } from './lagrangian.ts';
import { Master, type MonthOf } from './master.ts';
import type { SharedModel } from './shared-model.ts';

/** How far from the best multipliers the next may lie: to begin with, as a part of their usual size, and at least. */
const FIRST_REACH = 0.5;
const LEAST_REACH = 0.1;
/** Where the multipliers no longer press against the reach, nothing is left to gain. */
const WIDEST_REACH = 1e4;
const CLOSE = 1e-6;

/**
 * Column generation: the best mixture of the months known gives multipliers, everybody's cheapest month at these gives a
 * bound and new months to mix. Multipliers keep within reach of the best so far (a box that grows where it helps and
 * shrinks where it misleads): a free mixture swings wildly while few months are known.
 */
export class ColumnGeneration {
  /** The best bound so far, from the multipliers in `best`. */
  bound = Number.NEGATIVE_INFINITY;
  best: Float64Array;
  readonly shared: SharedModel;
  /** Everybody's months, by place. */
  readonly people: readonly PersonMonths[];
  readonly #master: Master;
  #exact = Number.NEGATIVE_INFINITY;
  readonly #size: number;
  #reach: number;

  constructor(highs: Highs, shared: SharedModel, months: readonly PersonMonths[], start: ArrayLike<number>) {
    this.#master = new Master(highs, shared, months.length);
    this.shared = shared;
    this.people = months;
    this.best = Float64Array.from(start);
    const telling = this.best.map(Math.abs).filter((value) => value > 1e-3);
    this.#size = Math.max(1, telling.reduce((sum, value) => sum + value, 0) / Math.max(1, telling.length));
    this.#reach = FIRST_REACH * this.#size;
    this.#price(this.best);
  }

  /** One round; false when nothing is left to gain. */
  round(): boolean {
    if (this.best.length === 0) return false;
    this.#master.recentre(this.best, this.#reach);
    const mixture = this.#master.mix();
    if (!mixture) return false;
    const { multipliers, cost } = mixture;
    const centre = this.best;
    const before = this.#exact;
    const hoped = cost - before;
    const pressing = multipliers.some((value, row) => Math.abs(value - centre[row]!) > this.#reach * (1 - 1e-4));
    const within = CLOSE * Math.max(1, Math.abs(cost));
    if (hoped < within || (this.shared.model.wholeCosts && cost <= this.bound)) {
      this.#reach *= 4;
      return pressing && this.#reach < WIDEST_REACH * this.#size;
    }
    const added = this.#price(multipliers);
    const gained = this.#exact - before;
    if (gained > 0.5 * hoped && pressing) this.#reach *= 1.5;
    else if (gained <= 0) this.#reach = Math.max(LEAST_REACH * this.#size, this.#reach * 0.8);
    return added > 0 || gained > 0 || pressing;
  }

  /** The months found so far. */
  get found(): readonly MonthOf[] {
    return this.#master.months;
  }

  /**
   * Prices everybody's months by the best multipliers and returns the bound they add up to, not rounded up: a month that
   * is dearer than its person's cheapest by more than what a rota costs above it is in no such rota.
   */
  settle(): number {
    return priceEverybody(this.shared, this.people, this.best).exact;
  }

  dispose(): void {
    this.#master.dispose();
  }

  /** Tries multipliers; how many months were new. */
  #price(multipliers: Float64Array): number {
    const { exact, bound } = priceEverybody(this.shared, this.people, multipliers);
    this.bound = Math.max(this.bound, bound);
    if (exact > this.#exact) {
      this.#exact = exact;
      this.best = multipliers;
    }
    return this.#master.add(this.people.map((months, place) => ({ place, month: months.cheapest() })));
  }
}
