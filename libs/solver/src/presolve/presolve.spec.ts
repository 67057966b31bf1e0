import fc from 'fast-check';
import { evaluate } from '../evaluate.ts';
import { tinyProblem } from '../testing/tiny-problems.ts';
import { presolve } from './presolve.ts';
import { expandHeld, restrictHeld } from './reduced.ts';
import { leastCost, rowCostAt } from './row-cost.ts';

describe('presolve', () => {
  it('leaves the cost of every rota as it is', () => {
    fc.assert(
      fc.property(tinyProblem(), fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (problem, choice) => {
        const reduced = presolve(problem, { followMusts: false });
        const freeHeld = Array.from(reduced.free, (_, i) => (choice[i] ? 1 : 0));
        const literals = [...freeHeld, ...reduced.anyOf.map((slots) => (slots.some((s) => freeHeld[s]) ? 1 : 0))];
        const rows = reduced.rows.map((row) =>
          rowCostAt(
            row,
            row.literals.reduce((sum, l, i) => sum + literals[l]! * row.weights[i]!, 0),
            problem.tierCost,
          ),
        );
        const held = expandHeld(reduced, freeHeld);
        expect(Array.from(restrictHeld(reduced, held))).toEqual(freeHeld);
        const cost = rows.reduce((sum, row) => sum + row, reduced.constant.total);
        expect(cost).toBe(evaluate(problem, held).cost.total);
      }),
      { numRuns: 300 },
    );
  });

  it('fixes by musts only what no rota below the stated cost goes against', () => {
    fc.assert(
      fc.property(tinyProblem(7), (problem) => {
        const reduced = presolve(problem, { followMusts: true });
        const free = problem.slots.flatMap((slot, i) => (slot.decided === undefined ? [i] : []));
        const held = Uint8Array.from(problem.slots, (slot) => (slot.decided ? 1 : 0));
        for (let choice = 0; choice < 2 ** free.length; choice += 1) {
          free.forEach((slot, bit) => (held[slot] = (choice >> bit) & 1));
          const cost = evaluate(problem, held).cost.total;
          const kept = expandHeld(reduced, restrictHeld(reduced, held)).every((value, slot) => value === held[slot]);
          if (!kept) expect(cost).toBeGreaterThanOrEqual(reduced.againstFixing);
          expect(cost).toBeGreaterThanOrEqual(leastCost(reduced));
        }
      }),
      { numRuns: 200 },
    );
  });
});
