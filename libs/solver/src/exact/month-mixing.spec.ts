import fc from 'fast-check';
import type { Problem } from '@evenflow/rules';
import { MonthPool } from '../columns/month-pool.ts';
import { evaluate } from '../evaluate.ts';
import { presolve } from '../presolve/presolve.ts';
import { expandHeld, restrictHeld, type Reduced } from '../presolve/reduced.ts';
import { loadEngine } from '../prove/engine.ts';
import { Random } from '../random.ts';
import { solve } from '../solve.ts';
import { bruteForce, tinyProblem } from '../testing/tiny-problems.ts';
import { columnBounds, type ColumnBounds } from './column-bounds.ts';
import { MonthMixing } from './month-mixing.ts';

async function columnsOf(reduced: Reduced): Promise<ColumnBounds | undefined> {
  const columns = await columnBounds(await loadEngine(), reduced, new Map(), () => false);
  for (let round = 0; columns && round < 40 && columns.generation.round(); round += 1);
  columns?.generation.dispose();
  return columns;
}

async function mixed(problem: Problem, reduced: Reduced, { generation, shares, kept }: ColumnBounds, rounds: number) {
  const start = await solve(problem, { seed: 1, iterations: 300, exact: false });
  let best = { freeHeld: restrictHeld(reduced, start.held), cost: start.cost.total };
  let bound = generation.bound;
  const pool = new MonthPool(generation, shares, kept);
  const mixing = new MonthMixing(await loadEngine(), generation, pool, new Random(1));
  for (let round = 0; round < rounds && !mixing.exhausted; round += 1) {
    const result = mixing.round(best, { limits: { nodes: 1000 }, interrupted: () => false });
    bound = Math.max(bound, result.bound);
    if (!result.freeHeld) continue;
    const { total } = evaluate(problem, expandHeld(reduced, result.freeHeld)).cost;
    expect(total).toBeLessThanOrEqual(best.cost);
    best = { freeHeld: result.freeHeld, cost: total };
  }
  return { ...best, bound, exhausted: mixing.exhausted };
}

describe('mixing months', () => {
  it('ends at the best of all rotas of a tiny team, with the proof', async () => {
    let proven = 0;
    await fc.assert(
      fc.asyncProperty(tinyProblem(), async (problem) => {
        const reduced = presolve(problem, { followMusts: false });
        const columns = await columnsOf(reduced);
        const best = bruteForce(problem);
        const { cost } = await solve(problem, { seed: 1, iterations: 300, exact: false });
        if (!columns || cost.total >= columns.againstKept) return;
        const result = await mixed(problem, reduced, columns, 10);
        expect(result.cost).toBeGreaterThanOrEqual(best);
        expect(result.bound).toBeLessThanOrEqual(best);
        if (!result.exhausted) return;
        proven += 1;
        expect(result.cost).toBe(best);
        // Beside musts broken by what is decided, the engine's own tolerance is more than a unit.
        if (best < 1e5) expect(result.bound).toBe(best);
      }),
      { numRuns: 100, seed: 1 },
    );
    expect(proven).toBeGreaterThan(4);
  }, 60_000);
});
