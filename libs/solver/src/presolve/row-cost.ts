import type { Problem, Tier } from '@evenflow/rules';
import type { Cost } from '../solution.ts';
import type { Reduced, Row } from './reduced.ts';

/** Tiers where a unit outweighs everything below: a rota is complete when the first two are clean. */
export const HARD_TIERS: readonly Tier[] = ['must', 'open', 'signed'];

/** Units outside a row's parts at a count, weighted by `unitCost` of each tier. */
export function rowCostAt(row: Row, count: number, unitCost: Readonly<Record<Tier, number>>): number {
  let cost = 0;
  for (let i = 0; i < row.parts.length; i += 1) {
    const part = row.parts[i]!;
    const outside = Math.max(part.min - count, count - part.max);
    if (outside > 0) cost += outside * part.weight * unitCost[part.tier];
  }
  return cost;
}

/** What a rota of the free slots costs, by the rows. */
export function costOfRota(reduced: Reduced, freeHeld: ArrayLike<number>): Cost {
  const { anyOf, free, problem, constant } = reduced;
  const any = anyOf.map((slots) => (slots.some((slot) => freeHeld[slot] === 1) ? 1 : 0));
  const byTier = { ...constant.byTier };
  for (const { literals, weights, parts } of reduced.rows) {
    let count = 0;
    for (let i = 0; i < literals.length; i += 1) {
      const literal = literals[i]!;
      count += weights[i]! * (literal < free.length ? freeHeld[literal]! : any[literal - free.length]!);
    }
    for (const { min, max, weight, tier } of parts) {
      const outside = Math.max(0, min - count, count - max);
      if (outside > 0) byTier[tier] += outside * weight * problem.tierCost[tier];
    }
  }
  return { total: Object.values(byTier).reduce((sum, cost) => sum + cost, 0), byTier };
}

/** The steps in which a row's count moves: the greatest common divisor of its weights. */
export function rowStep(row: Row): number {
  let step = 0;
  for (let i = 0; i < row.weights.length && step !== 1; i += 1) {
    step = greatestCommonDivisor(step, Math.abs(row.weights[i]!));
  }
  return Math.max(1, step);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/**
 * What every rota that keeps the kept tiers costs a multiple of; 0 where costs are not whole numbers. Bounds are rounded
 * up to it, so the coarser the better: points that are all fives say more of a bound than single ones.
 */
export function costStep({ rows, constant, problem }: Reduced, kept: ReadonlySet<Tier>): number {
  let step = Math.abs(constant.total);
  if (!Number.isInteger(step)) return 0;
  for (const { parts, weights } of rows) {
    for (const { min, max, weight, tier } of parts) {
      if (kept.has(tier)) continue;
      const unit = weight * problem.tierCost[tier];
      const isWhole = [unit, min, max].every((each) => Number.isInteger(each) || !Number.isFinite(each));
      if (!isWhole || !weights.every(Number.isInteger)) return 0;
      step = greatestCommonDivisor(step, unit);
    }
  }
  return Math.max(1, step);
}

/** A bound brought up to the next cost a rota can have; as it is where nothing is known of that. */
export function roundedUp(bound: number, step: number): number {
  return step > 0 ? Math.ceil(bound / step) * step : bound;
}

/** The most that a rota which costs less can cost; the same where nothing is known of that. */
export function nextBelow(cost: number, step: number): number {
  return roundedUp(cost, step) - step;
}

/** Least cost of breaking one unit of a hard tier: rotas below it above the constant are legal and complete. */
export function hardUnit(problem: Problem): number {
  return HARD_TIERS.reduce((least, tier) => Math.min(least, problem.tierCost[tier]), Number.POSITIVE_INFINITY);
}

/** A first lower bound for every rota of the problem: each row at its cheapest, or going against a fixing. */
export function leastCost(reduced: Reduced): number {
  let sum = reduced.constant.total;
  for (const row of reduced.rows) sum += rowMinimum(row, reduced.problem.tierCost);
  return Math.min(sum, reduced.againstFixing);
}

/** The cost of a row is convex and straight between these counts, so one of them is the cheapest. */
function rowMinimum(row: Row, unitCost: Readonly<Record<Tier, number>>): number {
  let cost = Math.min(rowCostAt(row, row.least, unitCost), rowCostAt(row, row.greatest, unitCost));
  for (const { min, max } of row.parts) {
    if (min > row.least && min < row.greatest) cost = Math.min(cost, rowCostAt(row, min, unitCost));
    if (max > row.least && max < row.greatest) cost = Math.min(cost, rowCostAt(row, max, unitCost));
  }
  return cost;
}
