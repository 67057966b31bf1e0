import type { PricedMonths } from '../person-month/person-months.ts';
import { MonthEntries } from './month-entries.ts';
import type { MonthOf } from './master.ts';
import type { SharedModel } from './shared-model.ts';

/** Part of the way to what is hoped for that a step goes. */
const STRIDE = 0.3;

/** How far a row's multiplier can usefully go: leaving the row costs no more than this a unit, either way. */
interface RowRange {
  readonly least: number;
  readonly most: number;
}

/** Where a walk ended: the best multipliers on it and, up to rounding, the bound they give. */
export interface Walked {
  readonly multipliers: Float64Array;
  readonly value: number;
}

/**
 * Walks on from given multipliers: each step prices everybody's months and raises the multipliers of rows these months
 * leave short, in proportion to what is missing. A step costs a small part of mixing months, and the months met on the
 * way are what the next mixture needs to be near the truth.
 */
export class PriceWalk {
  readonly #shared: SharedModel;
  readonly #people: readonly PricedMonths[];
  readonly #entries: MonthEntries;
  readonly #ranges: readonly RowRange[];
  /** One over the usual weight in a row: minutes and duties take steps of like size. */
  readonly #scale: Float64Array;
  readonly #ownColumns: readonly (readonly (readonly [row: number, value: number])[])[];
  readonly #prices: Float64Array;
  readonly #reducedCost: Float64Array;
  readonly #counts: Float64Array;

  constructor(shared: SharedModel, people: readonly PricedMonths[]) {
    const { model, literals, columnOf } = shared;
    this.#shared = shared;
    this.#people = people;
    this.#entries = new MonthEntries(shared);
    this.#prices = new Float64Array(columnOf.length);
    this.#reducedCost = new Float64Array(model.cost.length);
    this.#counts = new Float64Array(model.rowLower.length);
    this.#scale = new Float64Array(model.rowLower.length);
    const ownColumns: (readonly [number, number])[][] = model.cost.slice(literals.length).map(() => []);
    this.#ownColumns = ownColumns;
    this.#ranges = model.rowLower.map((_, row) => this.#look(row, ownColumns));
  }

  /** Notes a row's own columns and its scale; how far its multiplier can usefully go. */
  #look(row: number, ownColumns: (readonly [number, number])[][]): RowRange {
    const { model, literals } = this.#shared;
    let squares = 0;
    let terms = 0;
    const dearest = { short: Number.POSITIVE_INFINITY, over: Number.POSITIVE_INFINITY };
    for (let e = model.rowStart[row]!; e < model.rowStart[row + 1]!; e += 1) {
      const column = model.column[e]!;
      const value = model.value[e]!;
      if (column < literals.length) {
        squares += value * value;
        terms += 1;
        continue;
      }
      ownColumns[column - literals.length]!.push([row, value]);
      // Links of any-of literals have columns of their own that carry no price.
      if (model.source[row]! < 0) continue;
      const side = value > 0 ? 'short' : 'over';
      const price = model.cost[column]! / Math.abs(value);
      dearest[side] = Number.isFinite(dearest[side]) ? Math.max(dearest[side], price) : price;
    }
    this.#scale[row] = terms === 0 || squares === 0 ? 1 : Math.sqrt(terms / squares);
    return {
      least: Number.isFinite(model.rowUpper[row]!) ? -dearest.over : 0,
      most: Number.isFinite(model.rowLower[row]!) ? dearest.short : 0,
    };
  }

  /** A few steps towards a bound of `hoped`; every month met is told. */
  walk(from: ArrayLike<number>, hoped: number, steps: number, met: (months: readonly MonthOf[]) => void): Walked {
    let at = Float64Array.from(from, (value, row) => this.#within(row, value));
    let best: Walked = { multipliers: at, value: Number.NEGATIVE_INFINITY };
    for (let step = 0; step < steps; step += 1) {
      const value = this.#price(at, met);
      if (value > best.value) best = { multipliers: at, value };
      const next = this.#next(at, Math.max(0, hoped - value));
      if (!next) break;
      at = next;
    }
    return best;
  }

  /** What months cost at given multipliers. */
  pricesOf(months: readonly MonthOf[], multipliers: ArrayLike<number>): Float64Array {
    return Float64Array.from(months, ({ month }) => {
      let price = month.cost;
      for (const [row, weight] of this.#entries.of(month)) price -= multipliers[row]! * weight;
      return price;
    });
  }

  #within(row: number, value: number): number {
    const { least, most } = this.#ranges[row]!;
    return Math.max(least, Math.min(most, value));
  }

  /** The bound these multipliers give, up to rounding; what the cheapest months add up to stays in `#counts`. */
  #price(multipliers: Float64Array, met: (months: readonly MonthOf[]) => void): number {
    const { model, literals } = this.#shared;
    const [reduced, counts] = [this.#reducedCost, this.#counts];
    reduced.set(model.cost);
    counts.fill(0);
    let value = model.offset;
    for (let row = 0; row < multipliers.length; row += 1) {
      const multiplier = multipliers[row]!;
      if (multiplier === 0) continue;
      value += multiplier * (multiplier > 0 ? model.rowLower[row]! : model.rowUpper[row]!);
      for (let e = model.rowStart[row]!; e < model.rowStart[row + 1]!; e += 1) {
        reduced[model.column[e]!]! -= multiplier * model.value[e]!;
      }
    }
    for (let own = 0; own < this.#ownColumns.length; own += 1) {
      const column = literals.length + own;
      const amount = reduced[column]! > 0 ? model.lower[column]! : model.upper[column]!;
      if (amount === 0 || reduced[column] === 0) continue;
      value += reduced[column]! * amount;
      for (const [row, weight] of this.#ownColumns[own]!) counts[row]! += weight * amount;
    }
    for (let l = 0; l < literals.length; l += 1) this.#prices[literals[l]!] = reduced[l]!;
    const months = this.#people.map((of, place) => {
      value += of.price(this.#prices);
      return { place, month: of.cheapest() };
    });
    for (const { month } of months) {
      for (const [row, weight] of this.#entries.of(month)) counts[row]! += weight;
    }
    met(months);
    return value;
  }

  /** Undefined when the months leave nothing short: then there is nowhere to go. */
  #next(at: Float64Array, missing: number): Float64Array<ArrayBuffer> | undefined {
    const { model } = this.#shared;
    const direction = new Float64Array(at.length);
    let squares = 0;
    for (let row = 0; row < at.length; row += 1) {
      const count = this.#counts[row]!;
      const [lower, upper] = [model.rowLower[row]!, model.rowUpper[row]!];
      const { least, most } = this.#ranges[row]!;
      let short = at[row]! > 0 ? lower - count : at[row]! < 0 ? upper - count : 0;
      if (at[row] === 0) short = Math.max(0, lower - count) + Math.min(0, upper - count);
      if ((short > 0 && at[row]! >= most) || (short < 0 && at[row]! <= least)) short = 0;
      direction[row] = short * this.#scale[row]!;
      squares += direction[row]! ** 2;
    }
    if (squares === 0 || missing === 0) return undefined;
    const stride = (STRIDE * missing) / squares;
    return direction.map((short, row) => {
      const next = at[row]! + stride * short * this.#scale[row]!;
      const crossed = at[row]! * next < 0 && model.rowLower[row] !== model.rowUpper[row];
      return crossed ? 0 : this.#within(row, next);
    });
  }
}
