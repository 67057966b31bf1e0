import type { Bound, Problem } from '@evenflow/rules';
import { solve } from '../solve.ts';

const slot = (person: number) => ({ person, duty: 'D', day: 0, start: 0, end: 480, supernumerary: false });
const must = (over: Partial<Bound>): Bound => ({
  literals: [0],
  weight: 1,
  tier: 'must',
  severity: 'must',
  setting: 0,
  facts: null,
  ...over,
});

describe('the linear bound', () => {
  it('does not rise above the best rota when prices are fractions of a broken must', async () => {
    // Found by the property test: a third of 2e10 was rounded up, and the bound came out one too high.
    const problem: Problem = {
      format: 'evenflow-problem/1',
      team: 'tiny',
      people: ['A', 'B'],
      days: ['2026-12-01'],
      firstDay: 0,
      lastDay: 0,
      slots: [slot(0), slot(1)],
      anyOf: [],
      bounds: [
        must({ weights: [3], min: 1, weight: 2 }),
        must({ min: 1 }),
        must({ literals: [0, 0], weights: [1, -3], min: 0, weight: 2 }),
      ],
      tierCost: { must: 1e10, signed: 1e8, open: 1e6, fairness: 10, wishes: 5, comfort: 1 },
    };
    const solution = await solve(problem, { seed: 0, iterations: 2000, threads: 0 });
    expect([solution.cost.total, solution.bound, solution.proven]).toEqual([3e10, 3e10, true]);
  });
});
