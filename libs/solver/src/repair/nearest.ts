import type { Highs } from 'highs';
import type { Problem, Tier } from '@evenflow/rules';
import { presolve } from '../presolve/presolve.ts';
import { expandHeld, restrictHeld, type Reduced } from '../presolve/reduced.ts';
import { HARD_TIERS } from '../presolve/row-cost.ts';
import { linearModel } from '../prove/linear-model.ts';
import { fewestChanges, type ChangeLimits, type FewestChanges } from './fewest-changes.ts';

/** While changes are counted, a change costs one; a unit of what is given up outweighs any number of changes. */
export const CHANGE_TIER_COST: Readonly<Record<Tier, number>> = {
  must: 1e7,
  signed: 1e5,
  open: 1e3,
  fairness: 0,
  wishes: 0,
  comfort: 0,
};

export interface Nearest {
  readonly reduced: Reduced;
  /** The rota to begin with, by free slot. */
  readonly start: Uint8Array;
  readonly found: FewestChanges;
  /** The nearest rota, by slot of the problem. */
  readonly held: Uint8Array;
}

export interface NearestLimits extends Omit<ChangeLimits, 'askFirst'> {
  /** The problem as `presolve` leaves it for these tiers, where that is known already. */
  readonly reduced?: Reduced;
  readonly kept: ReadonlySet<Tier>;
  /** Days, as indexes of the problem's, known to be in the way: what they ask is asked from the start. */
  readonly days?: { readonly first: number; readonly last: number };
}

/**
 * The rota nearest to `held` that keeps the tiers in `kept` entirely and gives up as little as can be of the other hard
 * ones. `impossible` when no rota keeps them, `undecided` when the time ran out.
 */
export function nearestRota(
  highs: Highs,
  problem: Problem,
  held: Uint8Array,
  { kept, days, reduced = reducedFor(problem, kept), ...limits }: NearestLimits,
): Nearest | 'impossible' | 'undecided' {
  if (kept.has('must') && reduced.constant.byTier.must > 0) return 'impossible';
  const start = restrictHeld(reduced, held);
  const dayOf = (slot: number) => problem.slots[reduced.free[slot]!]!.day;
  const asked = days
    ? { askFirst: (slot: number) => days.first <= dayOf(slot) && dayOf(slot) <= days.last, ...limits }
    : limits;
  const found = fewestChanges(highs, linearModel(hardOnly(reduced), kept), start, asked);
  if (found.impossible) return 'impossible';
  return found.freeHeld ? { reduced, start, found, held: expandHeld(reduced, found.freeHeld) } : 'undecided';
}

/** The problem without what need not be asked: it depends on the musts alone, not on the other tiers kept. */
export function reducedFor(problem: Problem, kept: ReadonlySet<Tier>): Reduced {
  return presolve(problem, { followMusts: kept.has('must') });
}

/** The same rows with their shoulds left out, priced for counting changes. */
export function hardOnly(reduced: Reduced): Reduced {
  const hard = new Set(HARD_TIERS);
  const rows = reduced.rows.flatMap((row) => {
    const parts = row.parts.filter((part) => hard.has(part.tier));
    return parts.length > 0 ? [{ ...row, parts }] : [];
  });
  return {
    ...reduced,
    rows,
    problem: { ...reduced.problem, tierCost: CHANGE_TIER_COST },
  };
}
