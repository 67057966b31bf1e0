import type { Assignment } from '@evenflow/domain';
import { LiveCheck, compileRota } from '@evenflow/rules';
import { repairRota } from '@evenflow/solver';
import { deepSize } from '@evenflow/testing';
import { TEAMS, loadDecember, type December, type TeamName } from './demo-decembers.ts';
import { canMendWithin } from './fewest-by-force.ts';
import { plantRepair } from './planted-repairs.ts';

/** Repairs of each team; 200 in all at full size. */
const SIZES: Readonly<Record<TeamName, number>> = {
  'two-rooms': deepSize(4, 80),
  'st-cuthberts': deepSize(1, 60),
  lakeshore: deepSize(1, 60),
};
const TRIES = deepSize(50_000, 2_000_000);

const decembers = new Map<TeamName, December>();

beforeAll(async () => {
  for (const name of TEAMS) decembers.set(name, await loadDecember(name));
});

function slotChanges(before: readonly Assignment[], after: readonly Assignment[]): number {
  const key = ({ person, date, duty }: Assignment) => `${person}|${date}|${duty}`;
  const [was, is] = [new Set(before.map(key)), new Set(after.map(key))];
  return [...was].filter((each) => !is.has(each)).length + [...is].filter((each) => !was.has(each)).length;
}

describe.each(TEAMS)('repairs of %s', (name) => {
  it(`are complete and the fewest there are, ${SIZES[name]} times`, async () => {
    const published = decembers.get(name)!;
    let mended = 0;
    let undecided = 0;
    for (let seed = 1; seed <= SIZES[name]; seed += 1) {
      const { what, situation } = plantRepair(published, seed);
      const repair = await repairRota(situation, published.rota, { seconds: 3600 });
      const { team, ruleSet, range, locks } = situation;
      const compiled = compileRota(team, ruleSet, range, { published: published.rota, ...(locks ? { locks } : {}) });
      const check = new LiveCheck(compiled, repair.assignments);
      const hard = check.findings().filter((f) => f.severity !== 'should');
      expect({ what, fewest: repair.fewest, cheapest: repair.cheapest }).toEqual({
        what,
        fewest: true,
        cheapest: true,
      });
      expect(slotChanges(published.rota, repair.assignments)).toBe(repair.changes);
      expect(check.cost()).toEqual(repair.cost);
      const held = new LiveCheck(compiled, published.rota);
      const before = Uint8Array.from(compiled.view.slots, (slot) => (held.holds(slot.index) ? 1 : 0));
      if (repair.complete) {
        expect({ what, hard: hard.filter((f) => f.tier !== 'open').map((f) => f.sentence) }).toEqual({
          what,
          hard: [],
        });
        expect(repair.open).toEqual([]);
        mended += 1;
      }
      // With one change fewer nothing mends it; what cannot be mended cannot with as many again either.
      const answer = canMendWithin(
        compiled.problem,
        before,
        repair.complete ? repair.changes - 1 : repair.changes + 1,
        TRIES,
      );
      if (answer === undefined) undecided += 1;
      else expect({ what, possible: answer && repair.changes > 0 }).toEqual({ what, possible: false });
    }
    process.stdout.write(`${name}: ${mended} mended of ${SIZES[name]}, ${undecided} not decided by force\n`);
    expect(mended).toBeGreaterThan(0);
  }, 3_600_000);
});
