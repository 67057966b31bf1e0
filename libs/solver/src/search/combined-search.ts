import type { Surplus } from '../columns/surplus.ts';
import { MonthAnnealing } from '../improve/month-annealing.ts';
import type { Reduced } from '../presolve/reduced.ts';
import { receiveMonths } from '../person-month/sent-months.ts';
import { LocalSearch, type SearchOptions } from './local-search.ts';
import { NearSearch } from './near-search.ts';
import type { SearchParts } from './search-parts.ts';

/**
 * Moves after which whole months are drawn too, once a rota is whole, and at the latest: small moves are quicker to a first
 * one. Moves in one turn of either.
 */
const MONTHS_AFTER = { whole: 20_000, latest: 400_000 } as const;
const TURN = 5_000;
/** Arcs passed in the time of one move. */
const ARCS_PER_MOVE = 100;
/** Turns in four for whole months: before they or the moves found anything better, when they did last, when not. */
const SHARE = { even: 3, months: 3, moves: 1 } as const;
/** Turns in four for the search among slots near the bound, once there is one. */
const NEAR_SHARE = 3;
/** Of eight turns, those of these that go to whole months near the bound, once there are some: every second. */
const NEAR_MONTHS: ReadonlySet<number> = new Set([0, 2, 5]);

export interface CombinedOptions extends SearchOptions {
  /** False leaves out drawing whole months. */
  readonly months?: boolean | undefined;
}

/**
 * Small moves and whole months in turns, each taking over what the other found. The one that found the last better rota
 * has most of the turns. Looks at no clock.
 */
export class CombinedSearch {
  iterations = 0;
  readonly #local: LocalSearch;
  readonly #reduced: Reduced;
  readonly #options: CombinedOptions;
  #months: MonthAnnealing | undefined;
  #near: NearSearch | undefined;
  #nearMonths: MonthAnnealing | undefined;
  #nearTurn = 0;
  #turn = 0;
  #turnLeft = TURN;
  #finder: keyof typeof SHARE = 'even';

  constructor(reduced: Reduced, options: CombinedOptions, parts?: SearchParts) {
    this.#reduced = reduced;
    this.#options = options;
    this.#local = new LocalSearch(reduced, options, parts);
  }

  get best(): Uint8Array {
    return this.#leader.best;
  }

  /** True cost of `best`, with the constant of what is fixed. */
  get bestCost(): number {
    return this.#leader.bestCost;
  }

  /** Which of the two found `best`. */
  get foundBy(): 'search' | 'months' {
    return this.#leader === this.#local ? 'search' : 'months';
  }

  /** Nothing to choose: every slot is decided. */
  get idle(): boolean {
    return this.#local.idle;
  }

  get accepted(): number {
    return this.#local.accepted + (this.#near?.accepted ?? 0);
  }

  /** Goes on for the time of this many moves. */
  run(moves: number): void {
    const end = this.iterations + moves;
    while (this.iterations < end) {
      const count = Math.min(end - this.iterations, this.#turnLeft);
      const near = this.#nearTurn % 4 < NEAR_SHARE;
      if (near && this.#nearMonths && NEAR_MONTHS.has(this.#nearTurn % 8)) this.#runNearMonths(this.#nearMonths, count);
      else if (near && this.#near) this.#runNear(this.#near, count);
      else if (this.#monthsTurn) this.#runMonths(count);
      else this.#runLocal(count);
      this.iterations += count;
      this.#turnLeft -= count;
      if (this.#turnLeft === 0) {
        if (!this.#near || this.#nearTurn % 4 >= NEAR_SHARE) this.#turn += 1;
        this.#nearTurn += 1;
        this.#turnLeft = TURN;
      }
    }
  }

  /** Takes over a better rota found elsewhere. */
  adopt(freeHeld: ArrayLike<number>, cost: number): void {
    this.#local.adopt(freeHeld, cost);
    this.#months?.adopt(freeHeld, cost);
  }

  /** From now on most turns go to the slots near a bound. */
  lookNear(surplus: Surplus): void {
    const { seed, months } = this.#options;
    this.#near = new NearSearch(this.#reduced, surplus, seed);
    this.#nearMonths = undefined;
    if (months === false || !surplus.months) return;
    const drawn = receiveMonths(this.#reduced, surplus.months);
    const start = { freeHeld: this.best, cost: this.bestCost };
    this.#nearMonths = new MonthAnnealing(this.#reduced, { seed, ...start, among: { drawn } });
  }

  get #leader(): LocalSearch | MonthAnnealing {
    return this.#months && this.#months.bestCost < this.#local.bestCost ? this.#months : this.#local;
  }

  get #monthsTurn(): boolean {
    const after = MONTHS_AFTER[this.#local.isWhole ? 'whole' : 'latest'];
    if (this.#options.months === false || this.iterations < after || this.#months?.idle) return false;
    return this.#turn % 4 < SHARE[this.#finder];
  }

  #runLocal(count: number): void {
    const before = this.bestCost;
    this.#local.run(count);
    if (this.#local.bestCost >= before) return;
    this.#finder = 'moves';
    this.#months?.adopt(this.#local.best, this.#local.bestCost);
  }

  #runNear(near: NearSearch, count: number): void {
    near.run(count, this.bestCost);
    this.adopt(near.best, near.bestCost);
  }

  #runNearMonths(months: MonthAnnealing, count: number): void {
    months.adopt(this.best, this.bestCost);
    months.run(count * ARCS_PER_MOVE);
    this.adopt(months.best, months.bestCost);
  }

  #runMonths(count: number): void {
    const { seed } = this.#options;
    const local = this.#local;
    this.#months ??= new MonthAnnealing(this.#reduced, { seed, freeHeld: local.best, cost: local.bestCost });
    const before = this.bestCost;
    this.#months.run(count * ARCS_PER_MOVE);
    if (this.#months.bestCost >= before) return;
    this.#finder = 'months';
    local.adopt(this.#months.best, this.#months.bestCost);
  }
}
