import { generateMonth } from './generated-months.ts';
import { runBench, type BenchResult } from './run-bench.ts';

describe('runBench', () => {
  it('solves each instance in each variant with each seed, and tells each result', async () => {
    const told: BenchResult[] = [];
    const results = await runBench(
      [{ name: '6 people, 14 days', problem: () => generateMonth({ people: 6, days: 14, seed: 3 }) }],
      [
        { name: 'search', options: { iterations: 20_000, exact: false } },
        { name: 'with bounds', options: { iterations: 20_000, threads: 0 } },
      ],
      [1, 2],
      (result) => told.push(result),
    );
    expect(told).toEqual(results);
    expect(results.map(({ variant, seed }) => [variant, seed])).toEqual([
      ['search', 1],
      ['search', 2],
      ['with bounds', 1],
      ['with bounds', 2],
    ]);
    expect(results[2]!.solution.bound).toBeGreaterThanOrEqual(results[0]!.solution.bound);
  }, 60_000);
});
