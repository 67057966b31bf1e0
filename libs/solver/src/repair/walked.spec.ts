import { LiveCheck, type Tier } from '@evenflow/rules';
import { evaluate } from '../evaluate.ts';
import { compileSituation } from '../explain/situation.ts';
import { HARD_TIERS } from '../presolve/row-cost.ts';
import { solveRota } from '../solve-rota.ts';
import { twoRooms } from '../testing/two-rooms.ts';
import { repairRota, type Repair } from './repair.ts';
import { mendedByWalking } from './walked.ts';

const situation = { ...twoRooms(), range: { from: '2026-12-14', to: '2026-12-20' } };
const everybody = situation.team.people.map(({ code }) => `${code}|2026-12-16|-`);

async function published() {
  const { team, ruleSet, range } = situation;
  return (await solveRota(team, ruleSet, range, { seed: 1, iterations: 60_000, exact: false })).assignments;
}

describe('what is mended by walking', () => {
  it('is all that can be, where nothing can mend the needs of a day', async () => {
    const rota = await published();
    const ill = rota.find(({ date }) => date === '2026-12-14')!.person;
    const compiled = compileSituation({ ...situation, locks: [...everybody, `${ill}|2026-12-14|-`] });
    const check = new LiveCheck(compiled, rota);
    const { held, whole } = mendedByWalking(check, new Map())!;
    expect(whole).toBe(false);
    compiled.problem.slots.forEach(({ decided }, slot) => {
      if (decided !== undefined) expect(held[slot] === 1).toBe(decided);
    });
    const { byTier } = evaluate(compiled.problem, held).cost;
    const proven = await repairRota({ ...situation, locks: [...everybody, `${ill}|2026-12-14|-`] }, rota);
    expect(HARD_TIERS.map((tier) => byTier[tier])).toEqual(HARD_TIERS.map((tier) => proven.cost.byTier[tier]));
    expect(byTier.open).toBeGreaterThan(0);
  });

  it('is nothing where nothing can be', async () => {
    const rota = (await published()).filter(({ date }) => date !== '2026-12-16');
    const check = new LiveCheck(compileSituation({ ...situation, locks: everybody }), rota);
    const { held } = mendedByWalking(check, new Map())!;
    expect([...held].every((value, slot) => (value === 1) === check.holds(slot))).toBe(true);
  });
});

describe('the first answer of a repair', () => {
  it('is told before the proven one also where something must be given up, and is no better', async () => {
    const told: Repair[] = [];
    const locks = everybody;
    const rota = await published();
    const proven = await repairRota({ ...situation, locks }, rota, { onFirst: (repair) => told.push(repair) });
    const [first] = told;
    expect(told).toHaveLength(1);
    expect([first!.fewest, first!.cheapest, proven.fewest, proven.cheapest]).toEqual([false, false, true, true]);
    const given = ({ cost: { byTier } }: Repair, ...tiers: readonly Tier[]) => tiers.map((tier) => byTier[tier]);
    expect(given(first!, 'must', 'signed', 'open')).toEqual(given(proven, 'must', 'signed', 'open'));
    expect(first!.changes).toBeGreaterThanOrEqual(proven.changes);
  });
});
