import { deepSize } from '@evenflow/testing';
import fc from 'fast-check';
import { MonthTree } from '../columns/month-tree.ts';
import { presolve } from '../presolve/presolve.ts';
import { restrictHeld } from '../presolve/reduced.ts';
import { costOfRota } from '../presolve/row-cost.ts';
import { loadEngine } from '../prove/engine.ts';
import { solve } from '../solve.ts';
import { bruteForce, tinyProblem } from '../testing/tiny-problems.ts';
import { columnBounds } from './column-bounds.ts';
import type { Costed, RaisingHost } from './rota-host.ts';
import { TreeTurns } from './tree-turns.ts';

const settings = { seed: 1, repeatable: true, threads: 1, megabytes: undefined };

it('looks ever farther above the bound until the best rota is found and proven, and never says more than is true', async () => {
  const highs = await loadEngine();
  let trees = 0;
  let farther = 0;
  let proven = 0;
  await fc.assert(
    fc.asyncProperty(tinyProblem(), fc.nat(9), async (problem, above) => {
      const reduced = presolve(problem, { followMusts: false });
      const columns = await columnBounds(highs, reduced, new Map(), () => false);
      const least = bruteForce(problem);
      if (!columns || least >= columns.againstKept) return;
      const { generation } = columns;
      for (let round = 0; round < 2 && generation.round(); round += 1);
      generation.dispose();
      const { held, cost } = await solve(problem, { seed: 1, iterations: 300, exact: false });
      let best: Costed = { freeHeld: restrictHeld(reduced, held), cost: cost.total + above };
      let bound = Math.min(best.cost, Math.max(0, generation.bound));
      const host: RaisingHost = {
        best: () => best,
        bound: () => bound,
        offer: (freeHeld) => {
          const { total } = costOfRota(reduced, freeHeld);
          if (total >= best.cost) return false;
          best = { freeHeld, cost: total };
          return true;
        },
        raise: (raised) => (bound = Math.max(bound, raised)),
        over: () => bound >= best.cost,
        stopped: () => false,
        short: () => false,
        phase: () => undefined,
        note: () => undefined,
      };
      let planted = 0;
      const plant = (): MonthTree => {
        planted += 1;
        return new MonthTree(highs, generation, { repeatable: true, mostChoices: generation.people.length + 2 });
      };
      const reach = Math.max(1, generation.shared.model.costStep);
      const costing = (cost: number): RaisingHost => ({ ...host, best: () => ({ ...best, cost }) });
      const turnsAt = (cost: number): TreeTurns => new TreeTurns(plant, columns.againstKept, settings, costing(cost));
      expect(turnsAt(bound + 20 * reach).isEarly).toBe(true);
      expect(turnsAt(bound + 2 * reach).isEarly).toBe(false);
      planted = 0;
      const turns = new TreeTurns(plant, columns.againstKept, settings, host);
      if (!turns.isOpen || host.over()) return;
      for (let turn = 0; turn < 100 && turns.isOpen && !host.over(); turn += 1) {
        await turns.turn();
        expect(bound).toBeLessThanOrEqual(least);
      }
      trees += 1;
      if (planted > 1) farther += 1;
      if (bound < best.cost) return;
      proven += 1;
      expect(best.cost).toBe(least);
    }),
    { numRuns: deepSize(200, 2000), seed: 1 },
  );
  expect(farther).toBeGreaterThan(5);
  expect(proven).toBeGreaterThan(0.9 * trees);
}, 120_000);
