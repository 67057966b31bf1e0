import type { CoverGap } from '@evenflow/domain';
import fc from 'fast-check';
import { SMALL_TEAM } from '../testing/drawn-teams.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { AccessRepository } from './access.repository.ts';
import { CoverRepository, GAP_TOPICS, type AlarmingGap } from './cover.repository.ts';
import type { TeamKey } from './team-key.ts';
import { TeamRepository } from './team.repository.ts';

let database: TestDatabase;
let organisation: string;
beforeAll(async () => {
  database = await testDatabase();
  organisation = await new AccessRepository(database.source.manager).addOrganisation('Specs');
});
afterAll(() => database.drop());

const FIRST = 30_000_000;
const HOUR = 60;
const CAUSES = [null, 'not-assigned', 'sickness'] as const;

/** A team that nobody else looks at. */
async function newTeam(team: string): Promise<TeamKey> {
  await new TeamRepository(database.source.manager).save(organisation, { ...SMALL_TEAM, id: team });
  return { organisation, team };
}

/** Gaps as runs of hours with one cause, what is past left out, as cover tells them. */
function gapsIn(hours: readonly (CoverGap['cause'] | null)[], now: number): AlarmingGap[] {
  const gaps: AlarmingGap[] = [];
  for (const [hour, cause] of hours.entries()) {
    const [start, end] = [Math.max(now, FIRST + hour * HOUR), FIRST + (hour + 1) * HOUR];
    if (cause === null || end <= now) continue;
    const last = gaps.at(-1);
    const goesOn = last?.cause === cause && last.end === start;
    if (goesOn) gaps[gaps.length - 1] = { ...last, end };
    else gaps.push({ site: 'H', duty: 'C1', start, end, cause, endKnown: true });
  }
  return gaps;
}

/** What cover was when it was looked at, and how much later than the time before. */
const look = fc.record({
  hours: fc.array(fc.constantFrom(...CAUSES), { minLength: 12, maxLength: 12 }),
  later: fc.integer({ min: 0, max: 150 }),
});

it('has one open alarm for each gap, whatever opens, is cut in two, joined, filled or goes by', async () => {
  const { manager } = database.source;
  const cover = new CoverRepository(manager);
  let teams = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(look, { minLength: 1, maxLength: 8 }), async (looks) => {
      const team = `t${++teams}`;
      const key = await newTeam(team);
      const told = { opened: 0, closed: 0 };
      let now = FIRST;
      for (const { hours, later } of looks) {
        now += later;
        const at = new Date(now * 60_000);
        const gaps = gapsIn(hours, now);
        const { opened, closed } = await cover.settleAlarms(key, gaps, at);
        told.opened += opened;
        told.closed += closed;
        const open = (await cover.alarms(key, at)).filter(({ closedAt }) => closedAt === null);
        const shown = open.map(({ startAt, endAt, cause }) => ({
          // What has begun says when it began.
          start: Math.max(now, startAt.getTime() / 60_000),
          end: endAt.getTime() / 60_000,
          cause,
        }));
        expect(shown).toEqual(gaps.map(({ start, end, cause }) => ({ start, end, cause })));
        expect(await cover.settleAlarms(key, gaps, at)).toEqual({ opened: 0, closed: 0 });
      }
      const [{ count }] = await manager.query<[{ count: string }]>(
        `SELECT count(*) FROM outbox_messages WHERE body ->> 'team' = $1 AND topic = ANY($2)`,
        [team, Object.values(GAP_TOPICS)],
      );
      expect(Number(count)).toBe(told.opened + told.closed);
    }),
    { numRuns: 25, seed: 7 },
  );
}, 60_000);

it('two that look at once tell once', async () => {
  const repository = new CoverRepository(database.source.manager);
  const key = await newTeam('at-once');
  const gap = { site: 'H', duty: 'C1', start: FIRST, end: FIRST + 600, cause: 'not-assigned' as const, endKnown: true };
  const at = new Date(0);
  const told = await Promise.all([1, 2, 3].map(() => repository.settleAlarms(key, [gap], at)));
  expect(told.map(({ opened }) => opened).sort()).toEqual([0, 0, 1]);
  // Time passes and the past falls off the gap: it is the same one.
  const halfway = new Date((FIRST + 300) * 60_000);
  const rest = { ...gap, start: FIRST + 300 };
  expect(await repository.settleAlarms(key, [rest], halfway)).toEqual({ opened: 0, closed: 0 });
});

it('tells once of a gap that goes on beyond what is looked at, and follows its end', async () => {
  const { manager } = database.source;
  const repository = new CoverRepository(manager);
  const key = await newTeam('beyond');
  const at = new Date(0);
  const gap = { site: 'H', duty: 'C2', start: 30_100_000, end: 30_190_000, cause: 'not-assigned' as const };
  const look = (end: number, endKnown: boolean) => repository.settleAlarms(key, [{ ...gap, end, endKnown }], at);
  const kept = async () =>
    (await repository.alarms(key, at))
      .filter(({ closedAt }) => closedAt === null)
      .map(({ endAt, endKnown }) => [endAt.getTime() / 60_000, endKnown]);
  const nothing = { opened: 0, closed: 0 };
  expect(await look(gap.end, false)).toEqual({ opened: 1, closed: 0 });
  // Each day is a day more that is looked at; then somebody is found for the days after it.
  expect([await look(30_191_440, false), await kept()]).toEqual([nothing, [[30_191_440, false]]]);
  expect([await look(30_191_900, true), await kept()]).toEqual([nothing, [[30_191_900, true]]]);
  expect([await look(30_191_900, true), await kept()]).toEqual([nothing, [[30_191_900, true]]]);
  // From then on it is a gap like all others: longer again, it is told again; shorter, too.
  expect(await look(30_195_000, true)).toEqual({ opened: 1, closed: 1 });
  expect(await look(30_198_000, false)).toEqual({ opened: 1, closed: 1 });
  expect(await look(30_197_000, true)).toEqual({ opened: 1, closed: 1 });
  const told = await manager.query<{ body: Record<string, unknown> }[]>(
    `SELECT body FROM outbox_messages WHERE topic = $1 AND body ->> 'team' = $2 ORDER BY at, id`,
    [GAP_TOPICS.opened, key.team],
  );
  expect(told.filter(({ body }) => 'endKnown' in body).map(({ body }) => body['endKnown'])).toEqual([false, false]);
});
