import { LiveCheck, type CompiledRota } from '@evenflow/rules';
import { solve } from '../solve.ts';
import { twoRooms } from '../testing/two-rooms.ts';
import { findConflict, type Conflict } from './conflict.ts';
import { hardFacts, type HardFact } from './hard-facts.ts';
import { applyChange, compileSituation, type Change, type Situation } from './situation.ts';
import { findWaysOut } from './ways-out.ts';

/** These end by themselves: no clock decides, and how long they take on a busy machine proves nothing. */
const SECONDS = 3600;
const LONG = 600_000;

const DW_AWAY = { person: 'DW', from: '2026-12-07', to: '2026-12-10' };

/** The facts a conflict names, as the problem asks them. */
function namedFacts(compiled: CompiledRota, conflict: Conflict): HardFact[] {
  const text = ({ sentence, setting, duty }: Pick<HardFact, 'sentence' | 'setting' | 'duty'>) =>
    `${setting ?? ''}|${duty ?? ''}|${sentence}`;
  const named = new Set(conflict.facts.map(text));
  return hardFacts(compiled).facts.filter((fact) => named.has(text(fact)));
}

/** Whether a search that knows nothing of the explanation finds a rota that keeps these facts. */
async function found(compiled: CompiledRota, facts: readonly HardFact[]): Promise<boolean> {
  const { problem } = compiled;
  const asks = [...hardFacts(compiled).granted, ...facts.flatMap((fact) => fact.asks)];
  const bounds = asks.map((ask) => ({
    ...problem.bounds[0]!,
    weights: undefined,
    min: undefined,
    max: undefined,
    ...ask,
  }));
  const slots = problem.slots.map(({ decided, ...slot }, i) =>
    compiled.view.slots[i]!.past ? { ...slot, decided } : slot,
  );
  const hard = bounds.map((bound) => ({ ...bound, tier: 'must' as const, severity: 'must' as const, weight: 1 }));
  const solution = await solve({ ...problem, slots, bounds: hard }, { seed: 3, iterations: 40_000, exact: false });
  return solution.cost.total === 0;
}

async function expectMinimal(situation: Situation): Promise<Conflict> {
  const compiled = compileSituation(situation);
  const conflict = await findConflict(compiled, { seconds: SECONDS });
  expect(conflict?.minimal).toBe(true);
  const facts = namedFacts(compiled, conflict!);
  expect(facts).toHaveLength(conflict!.facts.length);
  expect(await found(compiled, facts)).toBe(false);
  for (const fact of facts)
    expect(
      await found(
        compiled,
        facts.filter((each) => each !== fact),
      ),
    ).toBe(true);
  return conflict!;
}

describe('why a month cannot be done', () => {
  it('says nothing of a month that can', async () => {
    expect(await findConflict(compileSituation(twoRooms()), { seconds: SECONDS })).toBeNull();
  });

  it(
    'names one of the minimal sets when two of five are away, and any fact less can hold',
    async () => {
      const conflict = await expectMinimal(twoRooms(DW_AWAY));
      const away = ['leave|AV', 'leave|DW', 'need|OR1', 'need|OR2', 'rule|off-after-first-call'];
      const minimal = [
        [...away, 'need|FL', 'need|C1'],
        [...away, 'need|FL', 'rule|float-is-first-call'],
        [...away, 'need|C1', 'rule|float-is-first-call'],
      ].map((families) => families.sort().join());
      const families = [...new Set(conflict.facts.map((fact) => fact.family))].sort().join();
      expect(minimal).toContain(families);
      expect(conflict.settled.length).toBe(4);
    },
    LONG,
  );

  it.each<[string, Situation]>([
    [
      'everybody away for a day',
      twoRooms(...['ME', 'TP', 'KL', 'DW'].map((person) => ({ person, from: '2026-12-08', to: '2026-12-08' }))),
    ],
    ['more asked for than the team has', applyNeed(twoRooms(), 'OR1', '2026-12-16', 5)],
    ['a weekend that must stay together', { ...twoRooms(), locks: ['ME|2026-12-12|C1', 'TP|2026-12-13|C1'] }],
    ['two locks that cannot be together', { ...twoRooms(), locks: ['ME|2026-12-15|OR1', 'ME|2026-12-15|OR2'] }],
    ['a duty locked on leave', { ...twoRooms(), locks: ['AV|2026-12-08|OR1'] }],
    ['nobody left for a day', { ...twoRooms(), locks: ['ME', 'TP', 'KL'].map((person) => `${person}|2026-12-16|-`) }],
  ])(
    'is minimal for %s',
    async (_, situation) => {
      await expectMinimal(situation);
    },
    LONG,
  );
});

function applyNeed(situation: Situation, duty: string, date: string, need: number): Situation {
  const demandChanges = [...situation.team.demandChanges, { duty, date, need }];
  return { ...situation, team: { ...situation.team, demandChanges } };
}

describe('ways out', () => {
  it(
    'gives up as little as possible, and each works as stated',
    async () => {
      const situation = twoRooms(DW_AWAY);
      const conflict = await findConflict(compileSituation(situation), { seconds: SECONDS });
      const limits = { seed: 1, seconds: SECONDS, movesEach: 30_000 };
      const { ways, wouldNotHelp } = await findWaysOut(situation, conflict!, limits);
      const days = ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10'];
      const by = (kind: Change['kind']) =>
        ways.filter(({ changes }) => changes.length === 1 && changes[0]!.kind === kind);
      const dropped = by('drop-need').map(({ changes: [change] }) => change as Change & { duty: string });
      expect(dropped.find(({ duty }) => duty === 'OR1')?.dates).toEqual(days);
      expect(by('leave-back').length).toBeGreaterThan(0);
      expect(by('locum')[0]?.changes[0]!.dates.length).toBeLessThanOrEqual(4);
      // Whoever is first call may not hold a room that day, so without a float there are still too few.
      expect(wouldNotHelp.map(({ change }) => change)).toContainEqual(expect.objectContaining({ duty: 'FL' }));
      for (const { changes, rota } of ways) {
        const changed = changes.reduce(applyChange, situation);
        const check = new LiveCheck(compileSituation(changed), rota.assignments);
        const hard = check.findings().filter((finding) => finding.severity !== 'should');
        expect(hard.filter((finding) => finding.rule !== 'leave-cap')).toEqual([]);
      }
    },
    LONG,
  );
});
