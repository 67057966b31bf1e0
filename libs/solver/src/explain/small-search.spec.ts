import fc from 'fast-check';
import { TIERS, type Problem } from '@evenflow/rules';
import { evaluate } from '../evaluate.ts';
import { presolve } from '../presolve/presolve.ts';
import { expandHeld } from '../presolve/reduced.ts';
import { loadEngine } from '../prove/engine.ts';
import { bruteForce, tinyProblem } from '../testing/tiny-problems.ts';
import { minimalSet } from './minimal-set.ts';
import { neededGroups } from './needed-groups.ts';
import { refute } from './relaxed-limits.ts';
import { limitsOf, SmallSearch, type Limit } from './small-search.ts';

/** The limits of a tiny problem in which everything is hard; none when that is refuted before. */
function hardLimits(tiny: Problem) {
  const problem: Problem = { ...tiny, bounds: tiny.bounds.map((b) => ({ ...b, tier: TIERS[0], weight: 1 })) };
  const reduced = presolve(problem, { followMusts: true });
  return { problem, reduced, limits: limitsOf(reduced), settled: reduced.constant.byTier.must === 0 };
}

const only = (limits: readonly Limit[], some: readonly number[]) =>
  Uint8Array.from(limits, (_, i) => (some.includes(i) ? 1 : 0));

describe('the small search', () => {
  it('agrees with trying every rota, and with itself about what it needed to refute them', () => {
    let [yes, no, fewer] = [0, 0, 0];
    fc.assert(
      fc.property(tinyProblem(), (tiny) => {
        const { problem, reduced, limits, settled } = hardLimits(tiny);
        const possible = bruteForce(problem) === 0;
        if (possible) yes += 1;
        else no += 1;
        const search = new SmallSearch(limits, reduced.free.length + reduced.anyOf.length);
        const found = search.run(new Uint8Array(limits.length).fill(1), 10_000);
        expect(settled && found !== false).toBe(possible);
        if (found && settled) expect(evaluate(problem, expandHeld(reduced, found)).cost.total).toBe(0);
        if (found !== false) return;
        const used = search.used();
        if (used.length < limits.length) fewer += 1;
        expect(search.run(only(limits, used), 10_000)).toBe(false);
      }),
      { numRuns: 300 },
    );
    expect(Math.min(yes, no, fewer)).toBeGreaterThan(5);
  }, 30_000);

  it('refutes what no mixture of rotas keeps, and says by which limits', async () => {
    const highs = await loadEngine();
    const chance = () =>
      fc.record({ n: fc.integer({ min: 2, max: 6 }), places: fc.array(fc.nat(5), { maxLength: 12 }) });
    let [refuted, kept] = [0, 0];
    fc.assert(
      fc.property(chance(), fc.nat(7), ({ n, places }, asked) => {
        // People who hold at most one of three duties each; each place asks for one more, and some are shut.
        const unknowns = Array.from({ length: n * 3 }, (_, i) => i);
        const one = (some: number[], min: number, max: number): Limit => ({
          ...{ unknowns: some, weights: some.map(() => 1), min, max },
        });
        const limits = [
          ...Array.from({ length: n }, (_, who) => one([who * 3, who * 3 + 1, who * 3 + 2], 0, 1)),
          ...[0, 1, 2].map((duty) =>
            one(
              unknowns.filter((i) => i % 3 === duty),
              Math.floor((asked + duty) / 3),
              n,
            ),
          ),
          ...places.filter((i) => i < unknowns.length).map((i) => one([i], 0, 0)),
        ];
        const active = new Uint8Array(limits.length).fill(1);
        const search = new SmallSearch(limits, unknowns.length);
        const possible = search.run(active, 100_000) !== false;
        const settled = search.follow(active);
        const found = settled && refute(highs, { limits, active, settled }, 60);
        // A matching: what can be done in parts can be done.
        if (settled) expect(found === undefined).toBe(possible);
        if (possible) kept += 1;
        if (!found) return;
        refuted += 1;
        const used = [...found.limits, ...search.behind(found.settled)];
        expect(search.run(only(limits, used), 100_000)).toBe(false);
      }),
      { numRuns: 300 },
    );
    expect(Math.min(refuted, kept)).toBeGreaterThan(5);
  }, 60_000);
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
        failing: (groups) =>
          Promise.resolve(cores.map((core) => new Set(core)).find((core) => failing([[...core]], groups))),
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
