import type { CoverGap } from '@evenflow/domain';
import fc from 'fast-check';
import { SMALL_TEAM } from '../testing/drawn-teams.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { AccessRepository } from './access.repository.ts';
import { CoverRepository, GAP_TOPICS, type AlarmingGap } from './cover.repository.ts';
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
      await new TeamRepository(manager).save(organisation, { ...SMALL_TEAM, id: team });
      const key = { organisation, team };
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
