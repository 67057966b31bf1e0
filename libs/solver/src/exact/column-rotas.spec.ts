import { MonthPool } from '../columns/month-pool.ts';
import { generateMonth } from '../bench/generated-months.ts';
import { evaluate } from '../evaluate.ts';
import { presolve } from '../presolve/presolve.ts';
import { expandHeld, restrictHeld } from '../presolve/reduced.ts';
import { loadEngine } from '../prove/engine.ts';
import { solve } from '../solve.ts';
import { columnBounds } from './column-bounds.ts';
import { ColumnRotas } from './column-rotas.ts';
import { NearRotas } from './near-rotas.ts';
import type { Costed, RotaHost } from './rota-host.ts';

const problem = generateMonth({ people: 6, days: 14, seed: 3 });
const reduced = presolve(problem, { followMusts: true });
const settings = { seed: 1, repeatable: true, threads: 0 };
const costOf = (freeHeld: Uint8Array) => evaluate(problem, expandHeld(reduced, freeHeld)).cost.total;

/** A run from a poor rota on; every rota that is offered must cost what it is said to. */
async function begin() {
  const engine = await loadEngine();
  const columns = (await columnBounds(engine, reduced, new Map(), () => false))!;
  const { generation, shares, kept } = columns;
  for (let round = 0; round < 40 && generation.round(); round += 1);
  generation.dispose();
  const start = await solve(problem, { seed: 1, iterations: 500, exact: false });
  const costs = [start.cost.total];
  let best: Costed = { freeHeld: restrictHeld(reduced, start.held), cost: start.cost.total };
  const host: RotaHost = {
    best: () => best,
    bound: () => generation.bound,
    offer: (freeHeld) => {
      const cost = costOf(freeHeld);
      if (cost >= best.cost) return false;
      best = { freeHeld: Uint8Array.from(freeHeld), cost };
      costs.push(cost);
      return true;
    },
    over: () => best.cost <= generation.bound,
    stopped: () => false,
    short: () => false,
    phase: () => undefined,
  };
  const near = new NearRotas(columns, settings, host);
  const rotas = new ColumnRotas(engine, { columns, pool: new MonthPool(generation, shares, kept) }, settings, host);
  return { near, rotas, costs, bound: generation.bound };
}

describe('rotas from columns', () => {
  it('come near the bound by a dive, and nearer when others are redrawn', async () => {
    const { rotas, costs, bound } = await begin();
    await rotas.dive();
    const dived = costs.at(-1)!;
    expect(dived).toBeLessThan(costs[0]!);
    await rotas.redrawOthers();
    expect(costs.at(-1)).toBeLessThanOrEqual(dived);
    expect(costs.at(-1)).toBeGreaterThanOrEqual(bound);
  }, 60_000);

  it('come near it from nothing too, and say what that is worth', async () => {
    const { near, rotas, costs, bound } = await begin();
    await near.redraw();
    const redrawn = costs.at(-1)!;
    expect(redrawn).toBeLessThan(costs[0]!);
    for (let time = 0; time < 3; time += 1) {
      const before = costs.at(-1)!;
      const worth = await rotas.beginAnew(near);
      expect(worth).toBeGreaterThanOrEqual(0);
      if (costs.at(-1)! < before) expect(worth).toBe(0.3);
      else expect(worth).toBeLessThanOrEqual(0.3);
    }
    expect(costs.at(-1)).toBeGreaterThanOrEqual(bound);
  }, 60_000);
});
