import { generateMonth } from '../bench/generated-months.ts';
import { surplusOf, type Surplus } from '../columns/surplus.ts';
import { evaluate } from '../evaluate.ts';
import { columnBounds } from '../exact/column-bounds.ts';
import { MonthAnnealing } from '../improve/month-annealing.ts';
import { presolve } from '../presolve/presolve.ts';
import { expandHeld } from '../presolve/reduced.ts';
import { loadEngine } from '../prove/engine.ts';
import { CombinedSearch } from './combined-search.ts';

const problem = generateMonth({ people: 8, days: 14, seed: 3 });
const reduced = presolve(problem, { followMusts: true });

async function surplusOfMonth(): Promise<Surplus> {
  const { generation } = (await columnBounds(await loadEngine(), reduced, new Map(), () => false))!;
  for (let round = 0; round < 40 && generation.round(); round += 1);
  const surplus = surplusOf(generation, reduced);
  generation.dispose();
  // As it comes from another thread; no slot is near enough for small moves.
  const bySlot = new Float64Array(reduced.free.length).fill(Number.POSITIVE_INFINITY);
  return structuredClone({ ...surplus, bySlot });
}

describe('the search, once it is told what a bound says', () => {
  it('draws whole months near it, and costs what the plain evaluator says', async () => {
    const search = new CombinedSearch(reduced, { seed: 1 });
    search.lookNear(await surplusOfMonth());
    const drawn = jest.spyOn(MonthAnnealing.prototype, 'run');
    // Months of everybody are not drawn so early.
    search.run(15_000);
    expect(drawn).toHaveBeenCalled();
    expect(drawn.mock.contexts.every((months) => (months as MonthAnnealing).bestCost <= search.bestCost)).toBe(true);
    drawn.mockRestore();
    search.run(1_000_000);
    expect(evaluate(problem, expandHeld(reduced, search.best)).cost.total).toBe(search.bestCost);
  });

  it('leaves months alone where it was asked to', async () => {
    const search = new CombinedSearch(reduced, { seed: 1, months: false });
    search.lookNear(await surplusOfMonth());
    const drawn = jest.spyOn(MonthAnnealing.prototype, 'run');
    search.run(60_000);
    expect(drawn).not.toHaveBeenCalled();
    drawn.mockRestore();
  });
});
