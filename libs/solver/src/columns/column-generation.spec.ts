import fc from 'fast-check';
import type { Tier } from '@evenflow/rules';
import { generateMonth } from '../bench/generated-months.ts';
import { columnBounds } from '../exact/column-bounds.ts';
import { takeApart } from '../person-month/shares.ts';
import { PersonMonths } from '../person-month/person-months.ts';
import { presolve } from '../presolve/presolve.ts';
import type { Reduced } from '../presolve/reduced.ts';
import { loadEngine } from '../prove/engine.ts';
import { linearModel } from '../prove/linear-model.ts';
import { lpBound } from '../prove/lp-bound.ts';
import { bruteForce, tinyProblem } from '../testing/tiny-problems.ts';
import { priceEverybody } from './lagrangian.ts';
import { PriceWalk } from './price-walk.ts';
import { sharedModel } from './shared-model.ts';

const KEPT: ReadonlySet<Tier> = new Set(['must', 'signed', 'open']);

async function boundOf(reduced: Reduced): Promise<number> {
  const columns = await columnBounds(await loadEngine(), reduced, new Map(), () => false);
  if (!columns) return Number.NEGATIVE_INFINITY;
  for (let round = 0; round < 40 && columns.generation.round(); round += 1);
  columns.generation.dispose();
  return Math.min(columns.generation.bound, columns.againstKept);
}

describe('column generation', () => {
  it('never bounds a tiny team above the best of all its rotas', async () => {
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(tinyProblem(), async (problem) => {
        const best = bruteForce(problem);
        const bound = await boundOf(presolve(problem, { followMusts: false }));
        expect(bound).toBeLessThanOrEqual(best);
        if (bound === best) reached += 1;
      }),
      { numRuns: 60 },
    );
    expect(reached).toBeGreaterThan(10);
  }, 60_000);

  it('gives a bound at any multipliers, however bad', () => {
    fc.assert(
      fc.property(
        tinyProblem(),
        fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 20, maxLength: 20 }),
        (problem, any) => {
          const reduced = presolve(problem, { followMusts: false });
          const shares = takeApart(reduced);
          const months = shares.people.map((person) =>
            PersonMonths.draw(shares, person, new Set(), { mostArcs: 100_000 })!,
          );
          const shared = sharedModel(shares, months, new Set());
          expect(priceEverybody(shared, months, any).bound).toBeLessThanOrEqual(bruteForce(problem));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('walks to multipliers that are worth what the walk says, and no less than where it began', () => {
    let gained = 0;
    fc.assert(
      fc.property(tinyProblem(), (problem) => {
        const shares = takeApart(presolve(problem, { followMusts: false }));
        const months = shares.people.map((person) => PersonMonths.draw(shares, person, KEPT, { mostArcs: 100_000 })!);
        if (months.some(({ possible }) => !possible)) return;
        const shared = sharedModel(shares, months, KEPT);
        if (!shared.model.possible) return;
        const from = new Float64Array(shared.model.rowLower.length);
        const best = bruteForce(problem);
        const walked = new PriceWalk(shared, months).walk(from, best, 5, () => undefined);
        const { exact } = priceEverybody(shared, months, walked.multipliers);
        expect(Math.abs(walked.value - exact)).toBeLessThanOrEqual(1e-4 * Math.max(1, Math.abs(exact)));
        const before = priceEverybody(shared, months, from).exact;
        expect(exact).toBeGreaterThanOrEqual(before - 1e-4);
        if (exact > before + 0.5) gained += 1;
      }),
      { numRuns: 100, seed: 1 },
    );
    expect(gained).toBeGreaterThan(5);
  });

  it('bounds a month at least as high as the linear relaxation does', async () => {
    const reduced = presolve(generateMonth({ people: 6, days: 14, seed: 3 }), { followMusts: true });
    const linear = lpBound(await loadEngine(), linearModel(reduced, KEPT), () => false);
    expect(await boundOf(reduced)).toBeGreaterThanOrEqual(linear.bound);
  }, 60_000);
});
