import fc from 'fast-check';
import type { Tier } from '@evenflow/rules';
import { presolve } from '../presolve/presolve.ts';
import { tinyProblem } from '../testing/tiny-problems.ts';
import { PersonMonths } from './person-months.ts';
import { receiveMonths, sendMonths } from './sent-months.ts';
import { takeApart } from './shares.ts';

const KEPT: ReadonlySet<Tier> = new Set(['must', 'open']);

describe('months sent to another thread', () => {
  it('are the same months there, and their rows the rows of the problem there', () => {
    let leftOut = 0;
    fc.assert(
      fc.property(
        tinyProblem(10),
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 60, maxLength: 60 }),
        fc.constantFrom(1, 20, 100_000),
        (problem, prices, mostArcs) => {
          const here = presolve(problem, { followMusts: false });
          const shares = takeApart(here);
          const drawn = shares.people.flatMap((person) => PersonMonths.draw(shares, person, KEPT, { mostArcs }) ?? []);
          const there = structuredClone(here);
          const received = receiveMonths(there, structuredClone(sendMonths(here, drawn)));
          expect(received.map(({ person }) => person)).toEqual(drawn.map(({ person }) => person));
          received.forEach((months, i) => {
            expect(months.price(prices)).toBe(drawn[i]!.price(prices));
            if (drawn[i]!.possible) expect(months.cheapest()).toEqual(drawn[i]!.cheapest());
            months.leftOut.forEach((row, r) => {
              expect(there.rows.indexOf(row)).toBe(here.rows.indexOf(drawn[i]!.leftOut[r]!));
              leftOut += 1;
            });
          });
        },
      ),
      // The same every time: rows are left out of few.
      { numRuns: 300, seed: 1 },
    );
    expect(leftOut).toBeGreaterThan(0);
  });
});
