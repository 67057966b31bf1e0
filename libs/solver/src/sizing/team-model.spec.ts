import fc from 'fast-check';
import type { Tier } from '@evenflow/rules';
import { presolve } from '../presolve/presolve.ts';
import { HARD_TIERS } from '../presolve/row-cost.ts';
import { loadEngine } from '../prove/engine.ts';
import { linearModel } from '../prove/linear-model.ts';
import { lpBound } from '../prove/lp-bound.ts';
import { teamsByForce } from '../testing/teams-by-force.ts';
import { tinyProblem } from '../testing/tiny-problems.ts';
import { teamModel } from './team-model.ts';

const HARD: ReadonlySet<Tier> = new Set(HARD_TIERS);

it('never counts more people than are needed, and often as many', async () => {
  const highs = await loadEngine();
  let met = 0;
  fc.assert(
    fc.property(tinyProblem(), (problem) => {
      const reduced = presolve(problem, { followMusts: false });
      const { reduced: counted, people } = teamModel(reduced, () => true);
      const fewest = Math.min(...teamsByForce(reduced).map((team) => team.size));
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
