import fc from 'fast-check';
import { TIERS, type Problem } from '@evenflow/rules';
import { presolve } from '../presolve/presolve.ts';
import { bruteForce, tinyProblem } from '../testing/tiny-problems.ts';
import { minimalSet } from './minimal-set.ts';
import { smallSearch } from './small-search.ts';

describe('the small search', () => {
  it('agrees with trying every rota', () => {
    let [yes, no] = [0, 0];
    fc.assert(
      fc.property(tinyProblem(), (tiny) => {
        const problem: Problem = { ...tiny, bounds: tiny.bounds.map((b) => ({ ...b, tier: TIERS[0], weight: 1 })) };
        const reduced = presolve(problem, { followMusts: true });
        const possible = bruteForce(problem) === 0;
        if (possible) yes += 1;
        else no += 1;
        expect(reduced.constant.byTier.must === 0 && smallSearch(reduced, 10_000)).toBe(possible);
      }),
      { numRuns: 300 },
    );
    expect(Math.min(yes, no)).toBeGreaterThan(5);
  }, 30_000);
});

describe('a minimal set', () => {
  it('fails, and no member can be spared', async () => {
    const families = fc.array(fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(families, async (cores) => {
        const fails = (items: readonly number[]) =>
          Promise.resolve(cores.some((core) => core.every((each) => items.includes(each))));
        const all = Array.from({ length: 12 }, (_, i) => i);
        const set = await minimalSet(all, fails);
        expect(await fails(set)).toBe(true);
        for (const item of set) expect(await fails(set.filter((each) => each !== item))).toBe(false);
      }),
    );
  });
});
