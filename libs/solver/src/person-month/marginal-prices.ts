import { rowCostAt } from '../presolve/row-cost.ts';
import type { Row } from '../presolve/reduced.ts';
import type { Shares } from './shares.ts';

/** What each of a person's literals adds to the shared rows while everybody else keeps their month. */
export interface MarginalPrices {
  /** By literal, in the problem's units; 0 where the person has no say. */
  readonly prices: Float64Array;
  /** Shared rows in which the person has more than one say: the prices add up to their cost only approximately. */
  readonly approximate: number;
}

/**
 * Prices for `PersonMonths.price`: the month found is then the best answer to the others' months, exactly where
 * `approximate` is 0.
 */
export function marginalPrices(shares: Shares, freeHeld: ArrayLike<number>, person: number): MarginalPrices {
  const prices = new Float64Array(shares.members.length);
  let approximate = 0;
  for (const row of shares.shared) {
    const { others, mine } = sayOf(shares, row, { freeHeld, person });
    if (mine.length === 0) continue;
    if (mine.length > 1) approximate += 1;
    const { tierCost } = shares.reduced.problem;
    const without = rowCostAt(row, others, tierCost);
    for (const { literal, weight } of mine) prices[literal]! += rowCostAt(row, others + weight, tierCost) - without;
  }
  return { prices, approximate };
}

/** What others make of a row's count, and the person's own literals in it. */
function sayOf(
  shares: Shares,
  row: Row,
  { freeHeld, person }: { readonly freeHeld: ArrayLike<number>; readonly person: number },
): { others: number; mine: { literal: number; weight: number }[] } {
  const mine: { literal: number; weight: number }[] = [];
  let others = 0;
  row.literals.forEach((literal, i) => {
    const weight = row.weights[i]!;
    if (shares.owner[literal] === person) {
      mine.push({ literal, weight });
      return;
    }
    const byOthers = shares.members[literal]!.some((slot) => freeHeld[slot] === 1 && shares.owner[slot] !== person);
    if (byOthers) others += weight;
    else {
      const part = shares.parts.get(literal)?.find((candidate) => shares.owner[candidate] === person);
      if (part !== undefined) mine.push({ literal: part, weight });
    }
  });
  return { others, mine };
}
