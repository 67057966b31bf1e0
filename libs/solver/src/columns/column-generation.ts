import type { Highs } from 'highs';
import type { PersonMonths, PricedMonths } from '../person-month/person-months.ts';
import { priceEverybody } from './lagrangian.ts';
import { Master, type MonthOf } from './master.ts';
import { PriceWalk } from './price-walk.ts';
import type { SharedModel } from './shared-model.ts';

/** How far from the best multipliers the next may lie: to begin with, as a part of their usual size, and at least. */
const FIRST_REACH = 0.5;
const LEAST_REACH = 0.1;
/** Where the multipliers no longer press against the reach, nothing is left to gain. */
const WIDEST_REACH = 1e4;
const WIDER = 10;
const CLOSE = 1e-6;
/** Steps walked on from each mixture's multipliers. */
const STEPS = 6;
/** Months kept for each person, and how many there are when the others go: mixing takes time for each of them. */
const KEEP = 50;
const CROWD = 120;
/** What a mixture costs is known up to this. */
const ROUNDING = 1e-3;

/**
 * Column generation: the best mixture of the months known gives multipliers, everybody's cheapest month at these gives a
 * bound and new months to mix. Multipliers keep within reach of the best so far (a box that grows where it helps and
 * shrinks where it misleads): a free mixture swings wildly while few months are known.
 */
export class ColumnGeneration<M extends PricedMonths = PersonMonths> {
  /** The best bound so far, from the multipliers in `best`. */
  bound = Number.NEGATIVE_INFINITY;
  best: Float64Array;
  readonly shared: SharedModel;
  /** Everybody's months, by place. */
  readonly people: readonly M[];
  readonly #highs: Highs;
  #master: Master;
  readonly #walk: PriceWalk;
  #exact = Number.NEGATIVE_INFINITY;
  readonly #size: number;
  #reach: number;

  constructor(highs: Highs, shared: SharedModel, months: readonly M[], start: ArrayLike<number>) {
    this.#highs = highs;
    this.#master = new Master(highs, shared, months.length);
    this.#walk = new PriceWalk(shared, months);
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
    // Multipliers that are best within reach are best of all.
    if (hoped < within) return false;
    if (this.shared.model.costStep > 0 && cost <= this.bound + ROUNDING) {
      this.#reach *= WIDER;
      return pressing && this.#reach < WIDEST_REACH * this.#size;
    }
    const added = this.#price(multipliers) + this.#walkOn(multipliers, cost);
    const gained = this.#exact - before;
    if (gained > 0.5 * hoped && pressing) this.#reach *= 1.5;
    else if (gained <= 0) this.#reach = Math.max(LEAST_REACH * this.#size, this.#reach * 0.8);
    if (this.found.length > CROWD * this.people.length) this.#thinOut();
    return added > 0 || gained > 0 || pressing;
  }

  /** Takes in the months of a rota, which keep the mixture from being dearer than it. */
  learn(rota: readonly MonthOf[]): void {
    this.#master.add(rota.filter(({ month }) => Number.isFinite(month.cost)));
  }

  /** The months found so far. */
  get found(): readonly MonthOf[] {
    return this.#master.months;
  }

  /** The months found that are cheapest at the best multipliers, up to so many for each person. */
  promising(each: number): readonly MonthOf[] {
    const surplus = this.#walk.pricesOf(this.found, this.best);
    const order = this.found.map((_, i) => i).sort((a, b) => surplus[a]! - surplus[b]! || a - b);
    const left = new Int32Array(this.people.length).fill(each);
    return order.map((i) => this.found[i]!).filter(({ place }) => (left[place] = left[place]! - 1) >= 0);
  }

  /**
   * Prices everybody's months by the best multipliers and returns the bound they add up to, not rounded up: a month that
   * is dearer than its person's cheapest by more than what a rota costs above it is in no such rota.
   */
  settle(): number {
    return priceEverybody(this.shared, this.people, this.best).exact;
  }

  /** By how much each of these months is dearer than the cheapest of its person, at the best multipliers. */
  dearerBy(months: readonly MonthOf[]): Float64Array {
    this.settle();
    const cheapest = months.map(({ place }) => ({ place, month: this.people[place]!.cheapest() }));
    const least = this.#walk.pricesOf(cheapest, this.best);
    return this.#walk.pricesOf(months, this.best).map((price, i) => Math.max(0, price - least[i]!));
  }

  dispose(): void {
    this.#master.dispose();
  }

  /** Months that are dear at the best multipliers go. */
  #thinOut(): void {
    const kept = this.promising(KEEP);
    this.#master.dispose();
    this.#master = new Master(this.#highs, this.shared, this.people.length);
    this.#master.add(kept);
  }

  /** Walks on from multipliers; how many months were new. */
  #walkOn(multipliers: Float64Array, hoped: number): number {
    let added = 0;
    const { multipliers: best, value } = this.#walk.walk(multipliers, hoped, STEPS, (months) => {
      added += this.#master.add(months);
    });
    return value > this.#exact ? added + this.#price(best) : added;
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
