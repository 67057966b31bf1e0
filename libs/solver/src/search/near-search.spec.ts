import fc from 'fast-check';
import { evaluate } from '../evaluate.ts';
import { presolve } from '../presolve/presolve.ts';
import { expandHeld } from '../presolve/reduced.ts';
import { tinyProblem } from '../testing/tiny-problems.ts';
import { NearSearch } from './near-search.ts';

describe('search near the bound', () => {
  it('holds no slot that raises the bound by more than it may, and costs what the plain evaluator says', () => {
    fc.assert(
      fc.property(tinyProblem(14), fc.array(fc.nat(9), { minLength: 14, maxLength: 14 }), (problem, raises) => {
        const reduced = presolve(problem, { followMusts: false });
        const bySlot = Float64Array.from(reduced.free, (_, slot) => raises[slot]!);
        const near = new NearSearch(reduced, { bound: 0, bySlot }, 1);
        // A hundredth of the gap: slots that raise the bound by up to four are near.
        while (near.bestCost === Number.POSITIVE_INFINITY) near.run(2000, 400);
        near.best.forEach((held, slot) => {
          if (held === 1) expect(bySlot[slot]).toBeLessThanOrEqual(4);
        });
        expect(evaluate(problem, expandHeld(reduced, near.best)).cost.total).toBe(near.bestCost);
      }),
      { numRuns: 100 },
    );
  });
});
