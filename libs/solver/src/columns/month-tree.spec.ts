import { TIERS, type Problem } from '@evenflow/rules';
import { deepSize } from '@evenflow/testing';
import fc from 'fast-check';
import { generateMonth } from '../bench/generated-months.ts';
import { evaluate } from '../evaluate.ts';
import { columnBounds, type ColumnBounds } from '../exact/column-bounds.ts';
import { slotsHeld } from '../person-month/person-months.ts';
import { presolve } from '../presolve/presolve.ts';
import { expandHeld, type Reduced } from '../presolve/reduced.ts';
import { loadEngine } from '../prove/engine.ts';
import { solve } from '../solve.ts';
import { bruteForce, tinyProblem } from '../testing/tiny-problems.ts';
import { MonthTree, type TreeHost } from './month-tree.ts';

async function columnsOf(reduced: Reduced): Promise<ColumnBounds | undefined> {
  const columns = await columnBounds(await loadEngine(), reduced, new Map(), () => false);
  for (let round = 0; columns && round < 40 && columns.generation.round(); round += 1);
  columns?.generation.dispose();
  return columns;
}

interface Grown {
  readonly cost: number;
  /** What the tree said of the bound after each step. */
  readonly bounds: readonly number[];
  readonly steps: number;
}

/** The tree from a rota on, to its end; parts are settled by the engine with few more months than people. */
async function grow(
  start: { readonly problem: Problem; readonly reduced: Reduced; readonly cost: number },
  { generation }: ColumnBounds,
  more: number,
  stoppedAt = 0,
): Promise<Grown> {
  const { problem, reduced } = start;
  let { cost } = start;
  const tree = new MonthTree(await loadEngine(), generation, {
    repeatable: true,
    mostChoices: generation.people.length + more,
  });
  const bounds: number[] = [];
  let asked = 0;
  const host: TreeHost = {
    cost: () => cost,
    // Told to stop for a moment, as where memory is short: nothing may be lost by that.
    over: () => (asked += 1) === stoppedAt,
    offer: (months) => {
      const held = slotsHeld(
        months.map(({ month }) => month),
        reduced.free.length,
      );
      cost = Math.min(cost, evaluate(problem, expandHeld(reduced, held)).cost.total);
    },
  };
  let steps = 0;
  for (; tree.isOpen(cost) && steps < 3000 && (await tree.step(host)); steps += 1)
    bounds.push(Math.min(tree.bound, cost));
  expect(tree.isOpen(cost)).toBe(false);
  return { cost, bounds, steps };
}

describe('branch and bound over the days of people', () => {
  it('ends at the best of all rotas of a tiny team, with the proof, and never says more than is true', async () => {
    let parted = 0;
    let proven = 0;
    await fc.assert(
      fc.asyncProperty(tinyProblem(), fc.nat(3), fc.nat(20), async (problem, more, stoppedAt) => {
        const reduced = presolve(problem, { followMusts: false });
        const columns = await columnsOf(reduced);
        const best = bruteForce(problem);
        if (!columns || best >= columns.againstKept) return;
        const start = await solve(problem, { seed: 1, iterations: 300, exact: false });
        // Also from where nothing is left to find, but to be proven.
        const from = { problem, reduced, cost: start.cost.total + (more % 2) };
        const { cost, bounds, steps } = await grow(from, columns, more, stoppedAt);
        if (steps > 1) parted += 1;
        for (const bound of bounds) expect(bound).toBeLessThanOrEqual(best);
        if (steps === 0 || bounds.at(-1)! < cost) return;
        proven += 1;
        expect(cost).toBe(best);
      }),
      { numRuns: deepSize(600, 6000), seed: 1 },
    );
    expect(parted).toBeGreaterThan(3);
    expect(proven).toBeGreaterThan(10);
  }, 120_000);

  it('proves a month, parting it as often as that takes', async () => {
    const problem = generateMonth({ people: 5, days: 10, seed: 3 });
    const reduced = presolve(problem, { followMusts: true });
    const columns = (await columnsOf(reduced))!;
    const start = await solve(problem, { seed: 2, iterations: 20_000, exact: false });
    const { cost, bounds, steps } = await grow({ problem, reduced, cost: start.cost.total + 1 }, columns, 20);
    expect(steps).toBeGreaterThan(3);
    expect(bounds.at(-1)).toBe(cost);
    expect(cost).toBeGreaterThanOrEqual(columns.generation.bound);
  }, 60_000);

  it('finds the best also where it is told to look up to what no rota costs', async () => {
    for (const seed of [1, 7]) {
      const drawn = generateMonth({ people: 4, days: 7, seed });
      const tierCost = { ...drawn.tierCost };
      for (const tier of TIERS) tierCost[tier] *= 5;
      const problem = { ...drawn, tierCost };
      const reduced = presolve(problem, { followMusts: true });
      const { cost: best, proven } = await solve(problem, { seed: 1, iterations: 100_000 });
      expect(proven).toBe(true);
      const columns = (await columnsOf(reduced))!;
      const { cost, bounds } = await grow({ problem, reduced, cost: best.total + 3 }, columns, 20);
      expect([cost, bounds.at(-1)]).toEqual([best.total, best.total]);
    }
  }, 60_000);

  it('leaves alone what is too large, until a better rota makes it smaller', async () => {
    const reduced = presolve(generateMonth({ people: 5, days: 7, seed: 2 }), { followMusts: true });
    const { generation } = (await columnsOf(reduced))!;
    generation.settle();
    const mostArcs = generation.people.reduce((sum, months) => sum + months.near(0).graph.arcTo.length, 0);
    const tree = new MonthTree(await loadEngine(), generation, { repeatable: true, mostArcs });
    const host = { over: () => false, offer: () => undefined };
    expect(await tree.step({ ...host, cost: () => 1e9 })).toBe(false);
    expect(tree.isOpen(1e9)).toBe(false);
    expect(tree.bound).toBe(Number.NEGATIVE_INFINITY);
    const close = generation.settle();
    expect(tree.isOpen(close)).toBe(true);
    expect(await tree.step({ ...host, cost: () => close })).toBe(true);
  }, 60_000);
});
