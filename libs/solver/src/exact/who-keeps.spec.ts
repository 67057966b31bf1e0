import { generateMonth } from '../bench/generated-months.ts';
import { MonthPool } from '../columns/month-pool.ts';
import { presolve } from '../presolve/presolve.ts';
import { restrictHeld } from '../presolve/reduced.ts';
import { loadEngine } from '../prove/engine.ts';
import { Random } from '../random.ts';
import { solve } from '../solve.ts';
import { columnBounds } from './column-bounds.ts';
import { WhoKeeps } from './who-keeps.ts';

/** A rota that is not the best, as everybody's months, and the multipliers of a bound. */
async function known() {
  const problem = generateMonth({ people: 6, days: 10, seed: 3 });
  const reduced = presolve(problem, { followMusts: true });
  const { generation, shares, kept } = (await columnBounds(await loadEngine(), reduced, new Map(), () => false))!;
  for (let round = 0; round < 20 && generation.round(); round += 1);
  generation.dispose();
  const { held } = await solve(problem, { seed: 1, iterations: 20_000, exact: false });
  const current = new MonthPool(generation, shares, kept).monthsOf(restrictHeld(reduced, held));
  return { generation, current };
}

const knowing = known();

describe('who keeps their month', () => {
  it('is rather who could hardly have a cheaper one, and not always the same', async () => {
    const { generation, current } = await knowing;
    const dearer = generation.dearerBy(current);
    const order = current.map((_, i) => i).sort((a, b) => dearer[a]! - dearer[b]!);
    expect(dearer[order[0]!]).toBeLessThan(0.01);
    expect(dearer[order.at(-1)!]).toBeGreaterThan(1);
    const who = new WhoKeeps(generation);
    const random = new Random(1);
    const times = new Map(current.map((month) => [month, 0]));
    for (let time = 0; time < 300; time += 1) {
      for (const month of who.choose(current, random)) times.set(month, times.get(month)! + 1);
    }
    const [cheapest, dearest] = [times.get(current[order[0]!]!)!, times.get(current[order.at(-1)!]!)!];
    expect(cheapest).toBeGreaterThan(2 * dearest);
    expect(cheapest).toBeLessThan(300);
  });

  it('are fewer once little came of so many, and more once much could have', async () => {
    const { generation, current } = await knowing;
    const who = new WhoKeeps(generation);
    const random = new Random(1);
    const usual = (): number => {
      let sum = 0;
      for (let time = 0; time < 50; time += 1) sum += who.choose(current, random).length;
      return sum / 50 / current.length;
    };
    const before = usual();
    expect(before).toBeCloseTo(0.5, 1);
    for (let time = 0; time < 40; time += 1) who.learn(true);
    expect(usual()).toBeCloseTo(0.2, 1);
    for (let time = 0; time < 40; time += 1) who.learn(false);
    expect(usual()).toBeCloseTo(0.6, 1);
  });
});
