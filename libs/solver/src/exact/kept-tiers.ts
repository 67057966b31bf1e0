import { TIERS, type Tier } from '@evenflow/rules';
import { restrictHeld, type Reduced } from '../presolve/reduced.ts';
import { costOfRota } from '../presolve/row-cost.ts';

/** Hard tiers that a better rota than this one cannot break, because one unit already costs more than all of it. */
export function tiersKept(reduced: Reduced, held: Uint8Array): Set<Tier> {
  const cost = costOfRota(reduced, restrictHeld(reduced, held));
  const { tierCost } = reduced.problem;
  return new Set(TIERS.slice(0, 3).filter((tier) => cost.byTier[tier] === 0 && tierCost[tier] > cost.total));
}
