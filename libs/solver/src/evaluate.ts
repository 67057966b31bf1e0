import { TIERS, type Bound, type Problem, type Tier } from '@evenflow/rules';
import type { Cost } from './solution.ts';

/** One bound that a rota does not keep. */
export interface BrokenBound {
  /** Index in `problem.bounds`. */
  readonly bound: number;
  /** What the literals add up to. */
  readonly count: number;
  /** How far outside min…max. */
  readonly outside: number;
  readonly cost: number;
}

export interface Evaluation {
  readonly cost: Cost;
  readonly broken: readonly BrokenBound[];
}

/** An empty account per tier. */
export function emptyByTier(): Record<Tier, number> {
  return { must: 0, open: 0, signed: 0, fairness: 0, wishes: 0, comfort: 0 };
}

/** How far a count lies outside a bound; 0 when it is kept. */
export function unitsOutside(bound: Pick<Bound, 'min' | 'max'>, count: number): number {
  if (bound.min !== undefined && count < bound.min) return bound.min - count;
  if (bound.max !== undefined && count > bound.max) return count - bound.max;
  return 0;
}

/**
 * The plain reading of a problem: counts every bound from nothing and adds up what is outside. Slow and simple on
 * purpose; every answer of the engines is compared with it before it leaves the library.
 */
export function evaluate(problem: Problem, held: ArrayLike<number>): Evaluation {
  const slotCount = problem.slots.length;
  if (held.length !== slotCount) throw new RangeError(`A rota of ${held.length} slots for a problem of ${slotCount}.`);
  const any = problem.anyOf.map((slots) => (slots.some((slot) => held[slot] === 1) ? 1 : 0));
  const byTier = emptyByTier();
  const broken: BrokenBound[] = [];
  problem.bounds.forEach((bound, index) => {
    const { literals, weights } = bound;
    let count = 0;
    for (let i = 0; i < literals.length; i += 1) {
      const literal = literals[i]!;
      const value = literal < slotCount ? held[literal] : any[literal - slotCount];
      if (value) count += value * (weights?.[i] ?? 1);
    }
    const outside = unitsOutside(bound, count);
    if (outside === 0 || bound.weight === 0) return;
    const cost = outside * bound.weight * problem.tierCost[bound.tier];
    byTier[bound.tier] += cost;
    broken.push({ bound: index, count, outside, cost });
  });
  return { cost: { total: TIERS.reduce((sum, tier) => sum + byTier[tier], 0), byTier }, broken };
}
