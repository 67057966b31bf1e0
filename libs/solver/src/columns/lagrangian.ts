import type { PricedMonths } from '../person-month/person-months.ts';
import { pricedOut, SCALE, upToCost } from '../prove/safe-bound.ts';
import type { SharedModel } from './shared-model.ts';

/** The bound that multipliers and everybody's cheapest months at them add up to. */
export interface Priced {
  /** No rota costs less; −Infinity when the numbers are too large to be exact. */
  readonly bound: number;
  /** The bound before it was rounded up to what a rota can cost. */
  readonly exact: number;
}

/** Sums beyond this are not exact. */
const EXACT = 2 ** 52;

/**
 * A lower bound from any multipliers of the shared rows, good or bad: what the rows are worth, plus everybody's cheapest
 * month at the prices that follow. Multipliers are rounded to multiples of 2^-20; all else is whole numbers.
 * Everybody's `cheapest()` is afterwards the month it counts on.
 */
export function priceEverybody(
  shared: SharedModel,
  months: readonly PricedMonths[],
  multipliers: ArrayLike<number>,
): Priced {
  const { model, literals, columnOf } = shared;
  const { reducedCost, constant } = pricedOut(model, multipliers);
  let total = constant;
  for (let j = literals.length; j < reducedCost.length; j += 1) {
    total += reducedCost[j]! * BigInt(reducedCost[j]! > 0n ? model.lower[j]! : model.upper[j]!);
  }
  const prices = new Float64Array(columnOf.length);
  let size = 0;
  literals.forEach((literal, j) => {
    prices[literal] = Number(reducedCost[j]);
    size += Math.abs(prices[literal]);
  });
  const values = months.map((of) => of.price(prices, SCALE));
  if (size > EXACT || !values.every((value) => Number.isInteger(value) && Math.abs(value) < EXACT)) {
    return { bound: Number.NEGATIVE_INFINITY, exact: Number.NEGATIVE_INFINITY };
  }
  for (const value of values) total += BigInt(value);
  const exact = Number(total) / SCALE;
  return { bound: upToCost(total, model), exact };
}
