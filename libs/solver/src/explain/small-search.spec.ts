import fc from 'fast-check';
import { TIERS, type Problem } from '@evenflow/rules';
import { evaluate } from '../evaluate.ts';
import { presolve } from '../presolve/presolve.ts';
import { expandHeld } from '../presolve/reduced.ts';
import { bruteForce, tinyProblem } from '../testing/tiny-problems.ts';
import { minimalSet } from './minimal-set.ts';
import { neededGroups } from './needed-groups.ts';
import { limitsOf, SmallSearch } from './small-search.ts';

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
        const limits = limitsOf(reduced);
        const search = new SmallSearch(limits, reduced.free.length + reduced.anyOf.length);
        const found = search.run(new Uint8Array(limits.length).fill(1), 10_000);
        expect(reduced.constant.byTier.must === 0 && found !== false).toBe(possible);
        if (found && reduced.constant.byTier.must === 0)
          expect(evaluate(problem, expandHeld(reduced, found)).cost.total).toBe(0);
      }),
      { numRuns: 300 },
    );
    expect(Math.min(yes, no)).toBeGreaterThan(5);
  }, 30_000);
});

const CORES = fc.array(fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
const ALL = Array.from({ length: 12 }, (_, i) => i);

/** Whether some of the cores is whole among the items. */
const failing = (cores: readonly (readonly number[])[], items: readonly number[]) =>
  cores.some((core) => core.every((each) => items.includes(each)));

describe.each<[string, (cores: readonly (readonly number[])[]) => Promise<number[]>]>([
  ['by halves', (cores) => minimalSet(ALL, (items) => Promise.resolve(failing(cores, items)))],
  [
    'by groups, told some of what else is needed',
    (cores) =>
      neededGroups(ALL, {
        fails: (groups) => Promise.resolve(failing(cores, groups)),
        alsoNeeded: (groups) =>
          new Set(
            groups.filter(
              (each) =>
                each % 3 > 0 &&
                !failing(
                  cores,
                  groups.filter((other) => other !== each),
                ),
            ),
          ),
      }),
  ],
])('a minimal set %s', (_, find) => {
  it('fails, and no member can be spared', async () => {
    await fc.assert(
      fc.asyncProperty(CORES, async (cores) => {
        const set = await find(cores);
        expect(failing(cores, set)).toBe(true);
        for (const item of set)
          expect(
            failing(
              cores,
              set.filter((each) => each !== item),
            ),
          ).toBe(false);
      }),
    );
  });
});
