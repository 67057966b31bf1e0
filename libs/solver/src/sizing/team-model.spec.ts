import fc from 'fast-check';
import type { Tier } from '@evenflow/rules';
import { takeApart } from '../person-month/shares.ts';
import { presolve } from '../presolve/presolve.ts';
import type { Reduced, Row } from '../presolve/reduced.ts';
import { HARD_TIERS } from '../presolve/row-cost.ts';
import { loadEngine } from '../prove/engine.ts';
import { linearModel } from '../prove/linear-model.ts';
import { lpBound } from '../prove/lp-bound.ts';
import { tinyProblem } from '../testing/tiny-problems.ts';
import { teamModel } from './team-model.ts';

const HARD: ReadonlySet<Tier> = new Set(HARD_TIERS);

/** The fewest people who hold anything in a rota that keeps everything hard but what those without a duty owe alone. */
function fewestByForce(reduced: Reduced): number {
  const { own, shared } = takeApart(reduced);
  const { free, anyOf, problem } = reduced;
  let fewest = Number.POSITIVE_INFINITY;
  for (let choice = 0; choice < 2 ** free.length; choice += 1) {
    const held = Array.from(free, (_, slot) => (choice >> slot) & 1);
    const values = [...held, ...anyOf.map((slots) => Math.max(...slots.map((slot) => held[slot]!)))];
    const present = new Set(Array.from(free).flatMap((slot, i) => (held[i] ? [problem.slots[slot]!.person] : [])));
    const asked = [...shared, ...[...present].flatMap((person) => own[person]!)];
    if (asked.every((row) => isKept(row, values))) fewest = Math.min(fewest, present.size);
  }
  return fewest;
}

function isKept({ literals, weights, parts }: Row, values: readonly number[]): boolean {
  const count = literals.reduce((sum, literal, i) => sum + weights[i]! * values[literal]!, 0);
  return parts.every(({ tier, min, max }) => !HARD.has(tier) || (count >= min && count <= max));
}

it('never counts more people than are needed, and often as many', async () => {
  const highs = await loadEngine();
  let met = 0;
  fc.assert(
    fc.property(tinyProblem(), (problem) => {
      const reduced = presolve(problem, { followMusts: false });
      const { reduced: counted, people } = teamModel(reduced, () => true);
      const fewest = fewestByForce(reduced);
      const model = linearModel(counted, HARD);
      if (!model.possible) expect(fewest).toBe(Number.POSITIVE_INFINITY);
      if (people.length === 0 || !model.possible || fewest === Number.POSITIVE_INFINITY) return;
      const { bound } = lpBound(highs, model, () => false);
      expect(bound - reduced.constant.total).toBeLessThanOrEqual(fewest);
      if (fewest > 0 && bound - reduced.constant.total === fewest) met += 1;
    }),
    { numRuns: 200, seed: 1 },
  );
  expect(met).toBeGreaterThan(5);
});
