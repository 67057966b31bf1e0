import fc from 'fast-check';
import { deepSize } from '@evenflow/testing';
import type { Tier } from '@evenflow/rules';
import { generateMonth } from '../bench/generated-months.ts';
import { presolve } from '../presolve/presolve.ts';
import { leastCost } from '../presolve/row-cost.ts';
import { solve } from '../solve.ts';
import { bruteForce, tinyProblem } from '../testing/tiny-problems.ts';
import { loadEngine } from './engine.ts';
import { linearModel } from './linear-model.ts';
import { lpBound } from './lp-bound.ts';
import { rootBound } from './root-bound.ts';

const KEPT = new Set<Tier>(['must', 'open', 'signed']);
const never = (): boolean => false;

describe('the bound of the root', () => {
  it('is below every rota of tiny teams', async () => {
    const highs = await loadEngine();
    fc.assert(
      fc.property(tinyProblem(7), (problem) => {
        const reduced = presolve(problem, { followMusts: false });
        const model = linearModel(reduced, new Set());
        if (model.column.length === 0) return;
        expect(rootBound(highs, model, leastCost(reduced), never)).toBeLessThanOrEqual(bruteForce(problem));
      }),
      { numRuns: deepSize(60, 1000) },
    );
  });

  it('tells more than the linear relaxation, and no more than the best rota', async () => {
    const problem = generateMonth({ people: 9, days: 21, seed: 1 });
    const reduced = presolve(problem, { followMusts: true });
    const model = linearModel(reduced, KEPT);
    const highs = await loadEngine();
    const linear = lpBound(highs, model, never).bound;
    const root = rootBound(highs, model, linear, never);
    const { cost } = await solve(problem, { seed: 1, iterations: 50_000, exact: false });
    expect(root).toBeGreaterThan(linear);
    expect(root).toBeLessThanOrEqual(cost.total);
  });
});
