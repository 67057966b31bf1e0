import { addDays, eachDay, onCallTimelines, rolesAt, type Assignment, type Leave, type Team } from '@evenflow/domain';
import { deepSize } from '@evenflow/testing';
import { setTimeout as wait } from 'node:timers/promises';
import { held, SMALL_TEAM } from '../testing/drawn-teams.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { AccessRepository } from './access.repository.ts';
import { DraftRepository } from './draft.repository.ts';
import { LeaveRepository } from './leave.repository.ts';
import { OnCallRepository } from './on-call.repository.ts';
import { PublicationRepository } from './publication.repository.ts';
import { TeamRepository } from './team.repository.ts';

let database: TestDatabase;
let organisation: string;
const key = () => ({ organisation, team: 'small' });
beforeAll(async () => {
  database = await testDatabase();
  organisation = await new AccessRepository(database.source.manager).addOrganisation('Specs');
  await new TeamRepository(database.source.manager).save(organisation, SMALL_TEAM);
});
afterAll(() => database.drop());

/** What the test itself remembers of a moment: nothing of it is read back. */
interface Remembered {
  readonly knownAt: Date;
  readonly published: readonly Assignment[];
  readonly leave: readonly Leave[];
  readonly endOfCC: string | undefined;
  readonly months: ReadonlySet<string>;
  /** Duties and needs, which change as well. */
  readonly needs: Pick<Team, 'dutyTypes' | 'demandChanges'>;
}

/** The same numbers every time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const PEOPLE = ['AA', 'BB', 'CC'];
const asSmall = (over: Partial<Team>): Team => ({ ...SMALL_TEAM, ...over });

it('answers "as known then" for any instant, through amendments, sickness, leavers, other hours, other needs and both clock changes', async () => {
  const { manager } = database.source;
  const roll = dice(7);
  const months: Record<string, Assignment[]> = {};
  let leave: Leave[] = [];
  let endOfCC: string | undefined;
  const remembered: Remembered[] = [];

  /** A whole month, everybody's calls drawn; published again it amends what was there. */
  const publish = async (month: string) => {
    const days = eachDay(`${month}-01`, `${month}-28`);
    const assignments = days.flatMap((day) => {
      const first = roll(3);
      return roll(5) === 0
        ? [held(PEOPLE[first]!, day, 'CALL')]
        : [held(PEOPLE[first]!, day, 'CALL'), held(PEOPLE[(first + 1) % 3]!, day, 'CALL2')];
    });
    const act = { by: 'Specs', at: new Date() };
    const drafts = new DraftRepository(manager);
    const { revision } = await drafts.getOrCreate({ ...key(), month }, act);
    const edits = [{ op: 'replace-all' as const, assignments }];
    const edited = await drafts.applyEdits({ ...key(), month }, edits, { ...act, expectedRevision: revision });
    const order = { ...act, overrides: [], ruleSetVersion: null, expectedRevision: edited.revision };
    await new PublicationRepository(manager).publish({ ...key(), month }, order);
    months[month] = assignments;
  };
  const beIll = async () => {
    const day = addDays('2026-10-01', roll(28));
    const ill: Leave = {
      person: PEOPLE[roll(3)]!,
      from: day,
      to: addDays(day, roll(3)),
      type: 'SICK',
      status: 'recorded',
    };
    leave = [...leave, await new LeaveRepository(manager).add(key(), ill)];
  };
  const beWell = async () => {
    const [first, ...rest] = leave;
    if (!first) return;
    await new LeaveRepository(manager).decide(key(), first.id!, { status: 'withdrawn', by: 'Specs', at: new Date() });
    leave = rest;
  };
  const leaveTheTeam = async () => {
    endOfCC = addDays('2026-10-01', roll(60));
    await manager.query(`UPDATE people SET end_date = $1 WHERE code = 'CC'`, [endOfCC]);
  };

  let needs: Remembered['needs'] = { dutyTypes: SMALL_TEAM.dutyTypes, demandChanges: [] };
  const beginLater = async () => {
    const weekday = { start: `1${roll(10)}:30`, end: '07:00', endDayOffset: 1 } as const;
    await manager.query(`UPDATE duty_types SET weekday = $1 WHERE code = 'CALL2'`, [weekday]);
    const changed = needs.dutyTypes.map((duty) => (duty.code === 'CALL2' ? { ...duty, weekday } : duty));
    needs = { ...needs, dutyTypes: changed };
  };
  /** Nobody is needed, or somebody on a Sunday; the next one of the same day replaces it. */
  const needOtherwise = async () => {
    const change = { date: addDays('2026-10-01', roll(28)), duty: roll(2) ? 'CALL' : 'CALL2', need: roll(2) };
    const others = needs.demandChanges.filter(({ date, duty }) => date !== change.date || duty !== change.duty);
    await manager.query(
      'DELETE FROM demand_changes WHERE date = $1 AND duty_type_id = (SELECT id FROM duty_types WHERE code = $2)',
      [change.date, change.duty],
    );
    await manager.query(
      'INSERT INTO demand_changes (team_id, date, duty_type_id, need) SELECT team_id, $1, id, $3 FROM duty_types WHERE code = $2',
      [change.date, change.duty, change.need],
    );
    needs = { ...needs, demandChanges: [...others, change] };
  };
  const forgetNeeds = async () => {
    await manager.query('DELETE FROM demand_changes');
    needs = { ...needs, demandChanges: [] };
  };

  const acts = [
    ...[() => publish('2026-10'), () => publish('2027-03'), beIll, beWell, beIll, leaveTheTeam],
    ...[beginLater, needOtherwise, needOtherwise, forgetNeeds],
  ];
  await publish('2026-10');
  for (let step = 0; step < deepSize(16, 100); step++) {
    await acts[roll(acts.length)]!();
    await wait(3);
    remembered.push({
      ...{ knownAt: new Date(), published: Object.values(months).flat(), leave: [...leave], endOfCC },
      ...{ months: new Set(Object.keys(months)), needs },
    });
    await wait(3);
  }

  const repository = new OnCallRepository(manager);
  let instants = 0;
  // Each read answers for some instants of its day, as a board copy does.
  for (let read = 0; read < deepSize(40, 1_000); read++) {
    const then = remembered[roll(remembered.length)]!;
    const day = addDays(roll(2) === 0 ? '2026-10-01' : '2027-03-01', roll(28));
    const midnight = Math.floor(Date.parse(day) / 60_000);
    const around = await repository.around(key(), {
      from: addDays(day, -35),
      to: addDays(day, 35),
      knownAt: then.knownAt,
    });
    const near = ({ date }: Assignment) => addDays(day, -35) <= date && date <= addDays(day, 35);
    const isPublished = (known: ReadonlySet<string>) => (each: string) => known.has(each.slice(0, 7));
    const people = SMALL_TEAM.people.map((each) =>
      each.code === 'CC' && then.endOfCC ? { ...each, endDate: then.endOfCC } : each,
    );
    const timelines = (team: Team, published: readonly Assignment[], known: ReadonlySet<string>) =>
      onCallTimelines(team, { at: midnight, published, isPublished: isPublished(known) });
    const found = timelines(around.team, around.published, new Set(around.months.map(({ month }) => month)));
    const team = asSmall({ people, leave: then.leave, ...then.needs });
    const expected = timelines(team, then.published.filter(near), then.months);
    for (let asked = 0; asked < deepSize(3, 10); asked++) {
      const at = midnight + roll(1440);
      const roles = (lines: typeof found) =>
        rolesAt(lines, at).map(({ duty, now, next, backup }) => ({
          ...{ duty: duty.code, now, next, backup: backup.map(({ person }) => person) },
        }));
      expect(roles(found)).toEqual(roles(expected));
      instants += 1;
    }
  }
  expect(instants).toBe(deepSize(120, 10_000));
});

it('knows people as they were known: names, what they can and may do, how to reach them, who came and went', async () => {
  const teams = new TeamRepository(database.source.manager);
  const own = { organisation, team: 'people' };
  const licence = { type: 'Registration', body: 'Board', number: '7', required: true, expires: '2027-01-31' };
  const phone = (value: string) => ({ kind: 'phone' as const, value, visibility: 'team' as const });
  const [first, second, ...others] = SMALL_TEAM.people;
  const team = (...people: Team['people']): Team => ({ ...SMALL_TEAM, id: 'people', people });
  const steps: Team[] = [
    team(first!, second!),
    team({ ...first!, name: 'Married Name', contacts: [phone('1')] }, second!),
    team({ ...first!, competences: { CPB: 1 }, credentials: [licence], contacts: [phone('2')] }, second!, ...others),
    team(
      { ...first!, credentials: [{ ...licence, expires: '2028-01-31' }], contacts: [phone('2'), phone('3')] },
      second!,
    ),
    team({ ...first!, competences: {} }, { ...second!, name: 'Other Name' }),
  ];
  const known: { readonly at: Date; readonly people: Team['people'] }[] = [];
  for (const step of steps) {
    await teams.save(organisation, step);
    await wait(3);
    known.push({ at: new Date(), people: (await teams.load(own)).people });
    await wait(3);
  }
  expect(new Set(known.map(({ people }) => JSON.stringify(people))).size).toBe(steps.length);
  for (const { at, people } of known) {
    const then = await new OnCallRepository(database.source.manager).around(own, {
      ...{ from: '2026-10-01', to: '2026-10-02', knownAt: at },
    });
    expect(then.team.people).toEqual(people);
  }
  // What a team begins with was never otherwise.
  const long = new Date('2020-01-01');
  const before = await new OnCallRepository(database.source.manager).around(own, {
    ...{ from: '2026-10-01', to: '2026-10-02', knownAt: long },
  });
  expect(before.team.people).toEqual(known[0]!.people);
});
