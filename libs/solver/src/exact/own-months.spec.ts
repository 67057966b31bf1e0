import fc from 'fast-check';
import { deepSize } from '@evenflow/testing';
import type { Tier } from '@evenflow/rules';
import { generateMonth } from '../bench/generated-months.ts';
import { presolve } from '../presolve/presolve.ts';
import { loadEngine } from '../prove/engine.ts';
import { linearModel } from '../prove/linear-model.ts';
import { lpBound } from '../prove/lp-bound.ts';
import { safeBound } from '../prove/safe-bound.ts';
import { solve } from '../solve.ts';
import { bruteForce, tinyProblem } from '../testing/tiny-problems.ts';
import { OwnMonths } from './own-months.ts';

const KEPT = new Set<Tier>(['must', 'open', 'signed']);
const SECONDS = 60;
const never = (): boolean => false;

describe('a bound of whole duties, person by person', () => {
  it('is below every rota of tiny teams, whatever the multipliers', async () => {
    const highs = await loadEngine();
    const multipliers = fc.infiniteStream(fc.integer({ min: -30, max: 30 }));
    fc.assert(
      fc.property(tinyProblem(7), multipliers, fc.boolean(), (problem, random, best) => {
        const reduced = presolve(problem, { followMusts: false });
        const model = linearModel(reduced, new Set());
        if (model.column.length === 0) return;
        const drawn = Float64Array.from(model.rowLower, () => random.next().value as number);
        const worth = best ? lpBound(highs, model, never).multipliers! : drawn;
        const own = new OwnMonths(model, reduced, worth);
        const gains = own.people.map((person) => own.of(highs, person, SECONDS, never).gain);
        const bound = gains.reduce((sum, gain) => sum + gain, own.bound);
        expect(own.rounded(own.bound)).toBeCloseTo(safeBound(model, worth), 5);
        expect(own.rounded(bound)).toBeLessThanOrEqual(bruteForce(problem));
      }),
      { numRuns: deepSize(60, 1000) },
    );
  });

  it('tells more than parts of duties, and no more than the best rota', async () => {
    const problem = generateMonth({ people: 5, days: 14, seed: 2 });
    const reduced = presolve(problem, { followMusts: true });
    const model = linearModel(reduced, KEPT);
    const highs = await loadEngine();
    const { bound, multipliers } = lpBound(highs, model, never);
    const own = new OwnMonths(model, reduced, multipliers!);
    const gains = own.people.map((person) => own.of(highs, person, SECONDS, never).gain);
    const raised = own.rounded(gains.reduce((sum, gain) => sum + gain, own.bound));
    const { cost } = await solve(problem, { seed: 1, iterations: 50_000, exact: false });
    expect(raised).toBeGreaterThan(bound);
    expect(raised).toBeLessThanOrEqual(cost.total);
  });
});
