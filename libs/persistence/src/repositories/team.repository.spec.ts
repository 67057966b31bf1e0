import { addDays, type Leave, type Person, type Request, type Team } from '@evenflow/domain';
import fc from 'fast-check';
import { held, SMALL_TEAM } from '../testing/drawn-teams.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { AccessRepository } from './access.repository.ts';
import { LeaveRepository } from './leave.repository.ts';
import { TeamRepository } from './team.repository.ts';

let database: TestDatabase;
let organisation: string;
let teams: TeamRepository;

beforeAll(async () => {
  database = await testDatabase();
  organisation = await new AccessRepository(database.source.manager).addOrganisation('Hospital');
  teams = new TeamRepository(database.source.manager);
});
afterAll(() => database.drop());

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2026-01-01', days));
const words = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll('\0', ''));
const level = fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const, 4 as const);
const weekday = fc.constantFrom('Mon' as const, 'Wed' as const, 'Sun' as const);

const personNamed = (code: string): fc.Arbitrary<Person> =>
  fc.record(
    {
      code: fc.constant(code),
      name: words,
      grade: words,
      band: optional(words),
      fte: fc.double({ min: 0, max: 1, noNaN: true }),
      clinicalFte: fc.double({ min: 0, max: 1, noNaN: true }),
      contractHoursPerWeek: fc.double({ min: 0, max: 60, noNaN: true }),
      averagingWeeks: optional(fc.integer({ min: 1, max: 52 })),
      startDate: optional(day),
      endDate: optional(day),
      trainee: fc.boolean(),
      provisional: fc.boolean(),
      competences: fc.dictionary(fc.constantFrom('CPB'), level),
      credentials: fc.array(
        fc.record({
          type: words,
          body: words,
          number: words,
          required: fc.boolean(),
          expires: optional(day),
          scope: optional(words),
        }),
        { maxLength: 3 },
      ),
      travelMinutes: fc.dictionary(fc.constantFrom('H', 'K'), fc.integer({ min: 0, max: 200 })),
      fixedDaysOff: fc.uniqueArray(weekday),
      fixedDuties: fc.array(fc.record({ weekday, duty: fc.constantFrom('DAY', 'CALL') }), { maxLength: 2 }),
      contacts: fc.array(
        fc.record({
          kind: fc.constantFrom('phone', 'email', 'pager'),
          value: words,
          visibility: fc.constantFrom('on-call', 'team', 'private'),
        }),
        { maxLength: 3 },
      ),
      optOut48h: fc.boolean(),
      notes: optional(words),
    },
    { noNullPrototype: true },
  );

const code = fc.constantFrom('AA', 'BB', 'CC');
const span = fc.tuple(day, fc.integer({ min: 0, max: 20 })).map(([from, days]) => ({ from, to: addDays(from, days) }));
const leave: fc.Arbitrary<Leave> = fc
  .tuple(
    code,
    span,
    fc.constantFrom('AL', 'SICK'),
    fc.constantFrom('requested', 'approved', 'recorded'),
    optional(words),
  )
  .map(([person, { from, to }, type, status, comment]) => ({
    person,
    from,
    to,
    type,
    status,
    ...(comment && { comment }),
  }));

const request: fc.Arbitrary<Request> = fc
  .record({
    person: code,
    span,
    wish: fc.constantFrom('want', 'avoid'),
    duty: fc.constantFrom('CALL', 'any', 'any call'),
    priority: fc.constantFrom('must', 'prefer', 'nice'),
    comment: optional(words),
  })
  .map(({ span: { from, to }, comment, ...rest }) => ({ ...rest, from, to, ...(comment && { comment }) }));

const drawnTeam: fc.Arbitrary<Team> = fc
  .record({
    people: fc.tuple(...['AA', 'BB', 'CC'].map(personNamed)),
    leave: fc.array(leave, { maxLength: 6 }),
    requests: fc.array(request, { maxLength: 6 }),
    ecmoCensus: fc.dictionary(day, fc.integer({ min: 0, max: 9 }), { maxKeys: 5, noNullPrototype: true }),
    holidays: fc.uniqueArray(
      fc.record({ date: day, name: words, identity: words, points: fc.double({ min: 0, max: 9, noNaN: true }) }),
      { selector: ({ date, identity }) => `${date}|${identity}`, maxLength: 5 },
    ),
    demandChanges: fc.uniqueArray(
      fc.record({ date: day, duty: fc.constantFrom('DAY', 'CALL'), need: fc.integer({ min: 0, max: 4 }) }),
      { selector: ({ date, duty }) => `${date}|${duty}`, maxLength: 5 },
    ),
    history: fc.uniqueArray(
      fc.tuple(code, day, fc.constantFrom('DAY', 'NIGHT', 'CALL')).map((drawn) => held(...drawn)),
      { selector: ({ person, date, duty }) => `${person}|${date}|${duty}`, maxLength: 20 },
    ),
    payPeriodStarts: fc.uniqueArray(day, { maxLength: 3 }),
  })
  .map((parts) => ({ ...SMALL_TEAM, ...parts }));

const byText = <T>(list: readonly T[]) => list.map((each) => JSON.stringify(each, sortedKeys)).sort();
const sortedKeys = (_: string, value: unknown) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([name]) => name !== 'id')
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value;

/** What a team says, without ids and without the order of lists that have none. */
const said = (team: Team) => ({
  ...(JSON.parse(JSON.stringify({ ...team, id: undefined }, sortedKeys)) as object),
  leave: byText(team.leave),
  requests: byText(team.requests),
  holidays: byText(team.holidays),
  demandChanges: byText(team.demandChanges),
  history: byText(team.history),
});

describe('a team', () => {
  it('comes back from the database as it went in, and saving it again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(drawnTeam, async (team) => {
        const saved = await teams.save(organisation, team);
        const loaded = await teams.loadWithRevision({ organisation, team: team.id });
        expect(said(loaded.team)).toEqual(said(team));
        const again = await teams.save(organisation, loaded.team);
        expect(again).toMatchObject({ added: 0, changed: 0, removed: 0, revision: saved.revision });
        expect(loaded.revision).toBe(saved.revision);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps leave and requests that differ in their words alone in the order they were asked in', async () => {
    const days = { person: 'AA', from: '2028-01-13', to: '2028-01-16' };
    const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
    const team: Team = {
      ...SMALL_TEAM,
      id: 'alike',
      leave: words.map((comment) => ({ ...days, type: 'AL', status: 'requested', comment })),
      requests: words.map((comment) => ({ ...days, wish: 'avoid', duty: 'any', priority: 'nice', comment })),
    };
    await teams.save(organisation, team);
    const loaded = await teams.load({ organisation, team: 'alike' });
    expect(loaded.leave.map(({ comment }) => comment)).toEqual(words);
    expect(loaded.requests.map(({ comment }) => comment)).toEqual(words);
    expect(await teams.save(organisation, loaded)).toMatchObject({ added: 0, changed: 0, removed: 0 });
  });

  it('keeps its rows when one thing changes', async () => {
    const team = { ...SMALL_TEAM, id: 'one-change' };
    await teams.save(organisation, team);
    const people = team.people.map((person) => (person.code === 'BB' ? { ...person, fte: 0.5 } : person));
    const changes = await teams.save(organisation, { ...team, people });
    expect(changes).toMatchObject({ created: false, revision: 2, added: 0, changed: 1, removed: 0 });
    expect(changes.lists['people']).toEqual({ added: 0, changed: 1, unchanged: 2, removed: 0 });
  });

  it('loses people nobody names, and keeps those a rota names', async () => {
    const team = { ...SMALL_TEAM, id: 'leavers', history: [held('AA', '2026-11-02', 'DAY')] };
    await teams.save(organisation, team);
    const without = (gone: string) => ({ ...team, people: team.people.filter(({ code: each }) => each !== gone) });
    expect((await teams.save(organisation, without('CC'))).lists['people']).toMatchObject({ removed: 1 });
    await expect(teams.save(organisation, without('AA'))).rejects.toMatchObject({
      code: 'still-used',
      facts: { code: 'AA' },
    });
    const loaded = await teams.load({ organisation, team: 'leavers' });
    expect(loaded.people.map(({ code: each }) => each)).toEqual(['AA', 'BB']);
  });

  it('is unknown to another organisation', async () => {
    await teams.save(organisation, SMALL_TEAM);
    const other = await new AccessRepository(database.source.manager).addOrganisation('Elsewhere');
    await expect(teams.load({ organisation: other, team: 'small' })).rejects.toMatchObject({ code: 'unknown-team' });
    expect(await teams.list(other)).toEqual([]);
  });

  it('keeps how leave was decided when it is saved again', async () => {
    const key = { organisation, team: 'decided' };
    await teams.save(organisation, { ...SMALL_TEAM, id: 'decided' });
    const repository = new LeaveRepository(database.source.manager);
    const asked = { person: 'AA', from: '2026-12-01', to: '2026-12-04', type: 'AL', status: 'requested' as const };
    const { id } = await repository.add(key, asked);
    const at = new Date('2026-11-23T12:00:00Z');
    await repository.decide(key, id!, { status: 'approved', by: 'Muna', at, reason: 'Covered' });
    await teams.save(organisation, await teams.load(key));
    expect(await repository.between(key, '2026-12-04', '2026-12-31')).toEqual([
      { ...asked, id, status: 'approved', reason: 'Covered' },
    ]);
    expect(await repository.between(key, '2026-12-05', '2026-12-31')).toEqual([]);
    const rows = await database.source.query('SELECT decided_by, decision_reason FROM leave_entries WHERE id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ decided_by: 'Muna', decision_reason: 'Covered' }]);
  });
});
