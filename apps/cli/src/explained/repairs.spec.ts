import type { Assignment } from '@evenflow/domain';
import { LiveCheck, TIERS, compileRota, type Problem } from '@evenflow/rules';
import { evaluate, repairRota, type Repair } from '@evenflow/solver';
import { deepSize } from '@evenflow/testing';
import { TEAMS, loadDecember, type December, type TeamName } from './demo-decembers.ts';
import { nearestByEngine, type NearestByEngine } from './fewest-by-engine.ts';
import { mendByForce } from './fewest-by-force.ts';
import { secondsSince, spread } from './figures.ts';
import { hardOf, withinReach } from './hard-problem.ts';
import { plantRepair } from './planted-repairs.ts';

/** Repairs of each team; 200 in all at full size. */
const SIZES: Readonly<Record<TeamName, number>> = {
  'two-rooms': deepSize(4, 80),
  'st-cuthberts': deepSize(1, 60),
  lakeshore: deepSize(1, 60),
};
/** What force may try before the engine is asked about the whole problem. */
const TRIES = 50_000;
/** Generous: what could not be told is a failure. */
const SECONDS = 3600;

const decembers = new Map<TeamName, December>();

beforeAll(async () => {
  for (const name of TEAMS) decembers.set(name, await loadDecember(name));
});

function slotChanges(before: readonly Assignment[], after: readonly Assignment[]): number {
  const key = ({ person, date, duty }: Assignment) => `${person}|${date}|${duty}`;
  const [was, is] = [new Set(before.map(key)), new Set(after.map(key))];
  return [...was].filter((each) => !is.has(each)).length + [...is].filter((each) => !was.has(each)).length;
}

/** Whether it gives up less, tier by tier, or as much with fewer changes. */
function isNearer(one: Repair, other: Repair): boolean {
  for (const tier of ['must', 'signed', 'open'] as const)
    if (one.cost.byTier[tier] !== other.cost.byTier[tier]) return one.cost.byTier[tier] < other.cost.byTier[tier];
  return one.changes < other.changes;
}

/** What is given up of each tier, in units times weight, and how many slots change. */
function nearestSaid(problem: Problem, held: ArrayLike<number>, changes: number): NearestByEngine {
  const { byTier } = evaluate(problem, held).cost;
  const tiers = TIERS.filter((tier) => byTier[tier] > 0);
  return { givenUp: Object.fromEntries(tiers.map((tier) => [tier, byTier[tier] / problem.tierCost[tier]])), changes };
}

/**
 * How the answer was confirmed: by trying everything, where no more is given up than what nobody could keep, or by the
 * engine on the whole problem written out.
 */
async function confirm(problem: Problem, before: Uint8Array, repair: Repair, after: Uint8Array) {
  const hard = hardOf(problem);
  const reached = withinReach(hard);
  if (evaluate(reached, after).cost.total === 0) {
    const fewer = mendByForce(reached, before, { most: repair.changes - 1, tries: TRIES });
    expect(fewer.mended).toBe(0);
    if (fewer.complete) return 'force';
  }
  expect(await nearestByEngine(hard, before, SECONDS)).toEqual(nearestSaid(hard, after, repair.changes));
  return 'engine';
}

/** Whether all rotas as near could be tried, none of which costs less. */
function isCheapestByForce(problem: Problem, before: Uint8Array, { changes, cost }: Repair): boolean {
  let least = Number.POSITIVE_INFINITY;
  const { complete } = mendByForce(withinReach(hardOf(problem)), before, { most: changes, tries: TRIES }, (held) => {
    least = Math.min(least, evaluate(problem, held).cost.total);
  });
  expect(least).toBeGreaterThanOrEqual(cost.total);
  if (complete) expect(least).toBe(cost.total);
  return complete;
}

describe.each(TEAMS)('repairs of %s', (name) => {
  it(`are complete and the fewest there are, ${SIZES[name]} times`, async () => {
    const published = decembers.get(name)!;
    const count = { mended: 0, unchanged: 0, force: 0, engine: 0, cheapest: 0, firstAsGood: 0 };
    const [first, proven]: [number[], number[]] = [[], []];
    for (let seed = 1; seed <= SIZES[name]; seed += 1) {
      const { what, situation } = plantRepair(published, seed);
      const began = process.cpuUsage();
      let told: Repair | undefined;
      const onFirst = (repair: Repair): void => {
        first.push(secondsSince(began));
        told = repair;
      };
      const repair = await repairRota(situation, published.rota, { seconds: SECONDS, onFirst });
      proven.push(secondsSince(began));
      if (!told) {
        // The first answer is the whole one only where the rota stays as it is.
        expect({ what, changes: repair.changes }).toEqual({ what, changes: 0 });
        onFirst(repair);
        count.unchanged += 1;
      }
      const { team, ruleSet, range, locks } = situation;
      const compiled = compileRota(team, ruleSet, range, { published: published.rota, ...(locks ? { locks } : {}) });
      const check = new LiveCheck(compiled, repair.assignments);
      expect({ what, fewest: repair.fewest, cheapest: repair.cheapest }).toEqual({
        what,
        fewest: true,
        cheapest: true,
      });
      expect(slotChanges(published.rota, repair.assignments)).toBe(repair.changes);
      expect(check.cost()).toEqual(repair.cost);
      expect(told!.cost).toEqual(new LiveCheck(compiled, told!.assignments).cost());
      expect(isNearer(told!, repair)).toBe(false);
      if (!isNearer(repair, told!)) count.firstAsGood += 1;
      const heldIn = (of: LiveCheck) => Uint8Array.from(compiled.view.slots, ({ index }) => (of.holds(index) ? 1 : 0));
      const before = heldIn(new LiveCheck(compiled, published.rota));
      if (repair.complete) {
        const hard = check.findings().filter(({ severity, tier }) => severity !== 'should' && tier !== 'open');
        expect({ what, hard: hard.map((f) => f.sentence) }).toEqual({ what, hard: [] });
        expect(repair.open).toEqual([]);
        count.mended += 1;
      }
      const how = await confirm(compiled.problem, before, repair, heldIn(check));
      count[how] += 1;
      if (how === 'force' && isCheapestByForce(compiled.problem, before, repair)) count.cheapest += 1;
    }
    process.stdout.write(
      `${name}: ${count.mended} mended of ${SIZES[name]}, ${count.unchanged} by no change; fewest confirmed ` +
        `${count.force} by force, ${count.engine} by the engine; cheapest confirmed ${count.cheapest} by force; ` +
        `${count.firstAsGood} first answers as near; CPU-s first ${spread(first)}, proven ${spread(proven)}\n`,
    );
    expect(count.mended).toBeGreaterThan(0);
  }, 36_000_000);
});
