import { addPoint, claimOf, gapOf } from './solve-curve.ts';

const result = (over: object) => ({
  assignments: [],
  open: [],
  findings: [],
  cost: { total: 410, byTier: { must: 0, fairness: 300, wishes: 60, comfort: 50 }, byRule: {} },
  bound: 408.8,
  gap: 1.2 / 410,
  proven: false,
  seed: 1,
  iterations: 1,
  elapsedMs: 60_000,
  firstCompleteMs: 100,
  ...over,
});

describe('the two lines', () => {
  it('never let the lower fall or the upper rise', () => {
    const points = [
      { elapsedMs: 1, cost: 500, bound: 300 },
      { elapsedMs: 2, cost: 510, bound: 290 },
      { elapsedMs: 3, cost: 450, bound: 320 },
    ].reduce(addPoint, [] as ReturnType<typeof addPoint>);
    expect(points.map(({ cost, bound }) => [cost, bound])).toEqual([
      [500, 300],
      [500, 300],
      [450, 320],
    ]);
  });

  it('has no gap before both are known', () => {
    expect(gapOf(null, 10)).toBeNull();
    expect(gapOf(10, 10)).toBe(0);
    expect(gapOf(100, 99)).toBeCloseTo(0.01);
  });
});

describe('the claim', () => {
  it('says proven only for a proof', () => {
    expect(claimOf(result({ proven: true })).headline).toBe('Proven: no better rota exists under these rules');
    expect(claimOf(result({})).headline).toBe('At most 0.3 % from the best possible');
  });

  it('names open duties first, whatever the bound says', () => {
    const open = [{ duty: 'OC1', date: '2026-12-12', start: '', end: '', missing: 2 }];
    expect(claimOf(result({ open, proven: true }))).toMatchObject({ proven: false, headline: '2 duties stay open' });
  });
});
