import type { LinearModel } from './linear-model.ts';

/** Multipliers are rounded to multiples of 2^-20; from there on everything is whole numbers. */
export const SCALE = 1_048_576;
const FRACTION = BigInt(SCALE);

/** A model at given multipliers: what is left of each column's cost, and what the rows and the offset are worth. */
export interface PricedOut {
  readonly reducedCost: readonly bigint[];
  readonly constant: bigint;
}

/** Costs less what multipliers take from them, in units of 1 / SCALE, in exact whole-number arithmetic. */
export function pricedOut(model: LinearModel, multipliers: ArrayLike<number>): PricedOut {
  const reducedCost = new Array<bigint>(model.cost.length);
  model.cost.forEach((cost, j) => (reducedCost[j] = scaledDown(cost)));
  let constant = scaledDown(model.offset);
  for (let row = 0; row < model.rowLower.length; row += 1) {
    const raw = multipliers[row] ?? 0;
    const limit = raw > 0 ? model.rowLower[row]! : model.rowUpper[row]!;
    const multiplier = Number.isFinite(limit) && Number.isFinite(raw) ? Math.round(raw * SCALE) : 0;
    if (multiplier === 0) continue;
    const exact = BigInt(multiplier);
    constant += exact * BigInt(limit);
    for (let e = model.rowStart[row]!; e < model.rowStart[row + 1]!; e += 1) {
      const column = model.column[e]!;
      reducedCost[column] = reducedCost[column]! - exact * BigInt(model.value[e]!);
    }
  }
  return { reducedCost, constant };
}

/**
 * A lower bound for a linear model from any row multipliers, good or bad: by weak duality, in exact whole-number
 * arithmetic, so that no rounding of the solver that found the multipliers can make it wrong. Rounded up to the next cost
 * that a rota can have.
 */
export function safeBound(model: LinearModel, multipliers: ArrayLike<number>): number {
  const { reducedCost, constant } = pricedOut(model, multipliers);
  let total = constant;
  reducedCost.forEach((cost, j) => {
    total += cost * BigInt(cost > 0n ? model.lower[j]! : model.upper[j]!);
  });
  return upToCost(total, model);
}

/** A price in the scale, never more than it is: a price that is a fraction may have been rounded up when it was divided. */
function scaledDown(price: number): bigint {
  const scaled = price * SCALE;
  if (Number.isInteger(price)) return BigInt(scaled);
  return BigInt(Math.floor(scaled)) - BigInt(Math.ceil(Math.abs(scaled) * Number.EPSILON));
}

/** A sum in the scale, in the problem's units: up to the next cost a rota can have, where that is known. */
export function upToCost(total: bigint, { costStep }: Pick<LinearModel, 'costStep'>): number {
  if (costStep === 0) return Number(total) / SCALE;
  const step = BigInt(costStep) * FRACTION;
  const down = total / step;
  return Number(total > 0n && down * step !== total ? down + 1n : down) * costStep;
}
