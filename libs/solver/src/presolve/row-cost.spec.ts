import fc from 'fast-check';
import type { Tier } from '@evenflow/rules';
import { tinyProblem } from '../testing/tiny-problems.ts';
import { presolve } from './presolve.ts';
import { costOfRota, costStep, HARD_TIERS, nextBelow, roundedUp } from './row-cost.ts';

describe('the step of costs', () => {
  it('divides what every rota costs that keeps the kept tiers', () => {
    let coarse = 0;
    fc.assert(
      fc.property(tinyProblem(7), fc.boolean(), (problem, keepHard) => {
        const kept = new Set<Tier>(keepHard ? HARD_TIERS : []);
        const reduced = presolve(problem, { followMusts: false });
        const step = costStep(reduced, kept);
        expect(step).toBeGreaterThanOrEqual(1);
        if (step > 1) coarse += 1;
        for (let choice = 0; choice < 2 ** reduced.free.length; choice += 1) {
          const { total, byTier } = costOfRota(
            reduced,
            Array.from(reduced.free, (_, bit) => (choice >> bit) & 1),
          );
          const broken = [...kept].some((tier) => byTier[tier] > reduced.constant.byTier[tier]);
          if (!broken) expect(total % step).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
    expect(coarse).toBeGreaterThan(0);
  });

  it('is not known where something costs a part of one', () => {
    const [problem] = fc.sample(tinyProblem(3), 1);
    const reduced = presolve(problem!, { followMusts: false });
    const row = { literals: [0], weights: [1], least: 0, greatest: 1 };
    const parts = [{ min: 0, max: 0, weight: 0.5, tier: 'comfort' as const }];
    expect(costStep({ ...reduced, rows: [{ ...row, parts }] }, new Set())).toBe(0);
    const half = [{ min: 0, max: 0.5, weight: 1, tier: 'comfort' as const }];
    expect(costStep({ ...reduced, rows: [{ ...row, parts: half }] }, new Set())).toBe(0);
  });

  it('is what bounds are rounded up to', () => {
    expect(roundedUp(1811.2, 5)).toBe(1815);
    expect(roundedUp(1815, 5)).toBe(1815);
    expect(roundedUp(1811.2, 0)).toBe(1811.2);
  });

  it('says what a cheaper rota costs at most, also than what none costs', () => {
    expect([1815, 1812, 1811].map((cost) => nextBelow(cost, 5))).toEqual([1810, 1810, 1810]);
    expect(nextBelow(1811.2, 0)).toBe(1811.2);
  });
});
