import { deepSize } from '@evenflow/testing';
import fc from 'fast-check';
import { generateMonth } from './bench/generated-months.ts';
import { evaluate } from './evaluate.ts';
import type { Progress } from './solution.ts';
import { solve } from './solve.ts';
import { bruteForce, tinyProblem } from './testing/tiny-problems.ts';

const small = generateMonth({ people: 6, days: 14, seed: 3 });
const month = generateMonth({ people: 14, days: 31, seed: 1 });

describe('solve', () => {
  it('finds the best of all rotas of a tiny team, proves nothing false, and keeps what is decided', async () => {
    await fc.assert(
      fc.asyncProperty(tinyProblem(), fc.nat(1000), async (problem, seed) => {
        const best = bruteForce(problem);
        const solution = await solve(problem, { seed, iterations: 6000, threads: 0 });
        expect(solution.cost.total).toBe(best);
        expect(solution.bound).toBeLessThanOrEqual(best);
        expect(evaluate(problem, solution.held).cost).toEqual(solution.cost);
        problem.slots.forEach((slot, i) => {
          if (slot.decided !== undefined) expect(solution.held[i]).toBe(slot.decided ? 1 : 0);
        });
      }),
      { numRuns: deepSize(60, 1000) },
    );
  });

  it('gives the same rota for the same seed and number of moves', async () => {
    const runs = await Promise.all(
      [5, 5, 6].map((seed) => solve(small, { seed, iterations: 60_000, threads: 0, exact: false })),
    );
    expect(runs[0]!.held).toEqual(runs[1]!.held);
    expect(runs[0]!.stats.accepted).toBe(runs[1]!.stats.accepted);
    expect(runs[0]!.stats.accepted).not.toBe(runs[2]!.stats.accepted);
  }, 30_000);

  it('gives the same rota again with the exact parts taking their turn', async () => {
    const runs = [];
    for (let i = 0; i < 2; i += 1) runs.push(await solve(small, { seed: 5, iterations: 3000, threads: 0 }));
    expect(runs[0]!.held).toEqual(runs[1]!.held);
    expect(runs[0]!.bound).toBe(runs[1]!.bound);
  }, 60_000);

  it('fills a month, legally and completely, and tells of every better rota on the way', async () => {
    const costs: number[] = [];
    const solution = await solve(month, {
      seed: 1,
      iterations: 150_000,
      exact: false,
      onProgress: (progress) => costs.push(progress.cost.total),
    });
    expect(solution.complete).toBe(true);
    expect(solution.cost.byTier).toMatchObject({ must: 0, open: 0 });
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
    expect(costs.at(-1)).toBe(solution.cost.total);
  }, 30_000);

  it('makes hardly a move more after an abort, and returns the best so far', async () => {
    const abort = new AbortController();
    let movesThen = Number.POSITIVE_INFINITY;
    const onProgress = ({ complete, iterations }: Progress) => {
      if (!complete || abort.signal.aborted) return;
      movesThen = iterations;
      abort.abort();
    };
    const options = { seed: 1, seconds: 3600, exact: false, signal: abort.signal, onProgress };
    const solution = await solve(month, options);
    expect(solution.iterations - movesThen).toBeLessThanOrEqual(2000);
    expect(evaluate(month, solution.held).cost.total).toBe(solution.cost.total);
  }, 60_000);

  it('hears an abort while it searches', async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 50);
    const solution = await solve(month, { seed: 1, seconds: 3600, exact: false, signal: abort.signal });
    expect(solution.proven).toBe(false);
  }, 60_000);

  it('hears an abort while it gets ready, and returns the rota it was to start from', async () => {
    const stopped = (options: { readonly start?: ArrayLike<number> }) => {
      const abort = new AbortController();
      setImmediate(() => abort.abort());
      return solve(month, { seed: 1, seconds: 3600, exact: false, signal: abort.signal, ...options });
    };
    const first = await solve(month, { seed: 1, iterations: 60_000, exact: false });
    const kept = await stopped({ start: first.held });
    expect([kept.iterations, kept.cost]).toEqual([0, first.cost]);
    const empty = await stopped({});
    expect(empty.iterations).toBe(0);
    expect(empty.cost).toEqual(evaluate(month, empty.held).cost);
  }, 30_000);

  it('ends the exact parts when memory is short, and goes on searching', async () => {
    const short = await solve(month, { seed: 1, iterations: 60_000, seconds: 60, threads: 0, megabytes: 1 });
    expect(short.stats.exactNote).toContain('exact parts ended: memory is short');
    expect(short.iterations).toBe(60_000);
    expect(short.complete).toBe(true);
  }, 30_000);

  it('starts from a given rota and never ends worse', async () => {
    const first = await solve(month, { seed: 1, iterations: 60_000, exact: false });
    const again = await solve(month, { seed: 2, iterations: 5000, exact: false, start: first.held });
    expect(again.cost.total).toBeLessThanOrEqual(first.cost.total);
  }, 30_000);

  it('returns the fullest rota it can when duties cannot all be covered', async () => {
    const nobody = month.slots.map((slot) =>
      slot.person > 3 && slot.decided === undefined ? { ...slot, decided: false } : slot,
    );
    const thin = { ...month, slots: nobody };
    const solution = await solve(thin, { seed: 1, iterations: 60_000, exact: false });
    expect(solution.complete).toBe(false);
    expect(solution.cost.byTier.must).toBe(0);
    const { broken } = evaluate(thin, solution.held);
    expect(broken.filter(({ bound }) => thin.bounds[bound]!.tier === 'open').length).toBeGreaterThan(0);
  }, 30_000);
});
