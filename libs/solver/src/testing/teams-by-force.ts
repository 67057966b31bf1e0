import type { Tier } from '@evenflow/rules';
import { takeApart } from '../person-month/shares.ts';
import type { Reduced, Row } from '../presolve/reduced.ts';
import { HARD_TIERS } from '../presolve/row-cost.ts';

const HARD: ReadonlySet<Tier> = new Set(HARD_TIERS);

/** Who holds anything in each rota that keeps everything hard but what those without a duty owe alone, by trying every rota. */
export function teamsByForce(reduced: Reduced): ReadonlySet<number>[] {
  const { own, shared } = takeApart(reduced);
  const { free, anyOf, problem } = reduced;
  const teams: ReadonlySet<number>[] = [];
  for (let choice = 0; choice < 2 ** free.length; choice += 1) {
    const held = Array.from(free, (_, slot) => (choice >> slot) & 1);
    const values = [...held, ...anyOf.map((slots) => Math.max(...slots.map((slot) => held[slot]!)))];
    const present = new Set(Array.from(free).flatMap((slot, i) => (held[i] ? [problem.slots[slot]!.person] : [])));
    const asked = [...shared, ...[...present].flatMap((person) => own[person]!)];
    if (asked.every((row) => isKept(row, values))) teams.push(present);
  }
  return teams;
}

function isKept({ literals, weights, parts }: Row, values: readonly number[]): boolean {
  const count = literals.reduce((sum, literal, i) => sum + weights[i]! * values[literal]!, 0);
  return parts.every(({ tier, min, max }) => !HARD.has(tier) || (count >= min && count <= max));
}
