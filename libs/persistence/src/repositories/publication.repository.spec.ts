import { addDays, type Assignment } from '@evenflow/domain';
import type { EntityManager } from 'typeorm';
import { held, SMALL_TEAM } from '../testing/drawn-teams.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { AccessRepository } from './access.repository.ts';
import { DraftRepository } from './draft.repository.ts';
import { PublicationRepository } from './publication.repository.ts';
import { TeamRepository } from './team.repository.ts';
import type { RotaKey } from './team-key.ts';

const at = (day: string) => new Date(`${day}T12:00:00Z`);
const MUNA = { by: 'Muna', at: at('2026-11-01') };

let database: TestDatabase;
let manager: EntityManager;
let key: RotaKey;

beforeEach(async () => {
  database = await testDatabase();
  manager = database.source.manager;
  const organisation = await new AccessRepository(manager).addOrganisation('Hospital');
  await new TeamRepository(manager).save(organisation, SMALL_TEAM);
  key = { organisation, team: 'small', month: '2026-12' };
});
afterEach(() => database.drop());

/** Makes the month's draft hold exactly these duties and publishes it. */
async function publish(assignments: readonly Assignment[], { month = key.month, when = MUNA.at } = {}) {
  const rota = { ...key, month };
  const drafts = new DraftRepository(manager);
  const act = { by: 'Muna', at: when };
  const { revision } = await drafts.getOrCreate(rota, act);
  const edits = [{ op: 'replace-all' as const, assignments }];
  const draft = await drafts.applyEdits(rota, edits, { ...act, expectedRevision: revision });
  const order = { ...act, expectedRevision: draft.revision, overrides: [], ruleSetVersion: null };
  return new PublicationRepository(manager).publish(rota, order);
}

describe('a published person', () => {
  it.each<[string, [duty: string, day: string], [duty: string, day: string], boolean]>([
    ['two days at once', ['DAY', '2026-12-02'], ['DAY', '2026-12-02'], false],
    ['a resident night that runs into a day', ['NIGHT', '2026-12-02'], ['DAY', '2026-12-03'], true],
    ['two calls from home at once', ['CALL', '2026-12-02'], ['CALL2', '2026-12-02'], true],
    ['a call from home that runs into a morning start', ['CALL', '2026-12-02'], ['DAY', '2026-12-03'], false],
    ['a day and the call after it', ['DAY', '2026-12-02'], ['CALL', '2026-12-02'], false],
    ['a resident night and a call at once', ['NIGHT', '2026-12-02'], ['CALL', '2026-12-02'], false],
  ])('holding %s (%j, %j): refused %s', async (_, [first, firstDay], [second, secondDay], refused) => {
    const publishing = publish([held('AA', firstDay, first), held('AA', secondDay, second)]);
    if (!refused) return void (await expect(publishing).resolves.toMatchObject({ number: 1 }));
    await expect(publishing).rejects.toMatchObject({
      code: 'overlapping-duties',
      facts: { person: 'AA', first: { duty: first, date: firstDay }, second: { duty: second, date: secondDay } },
    });
    expect(await new PublicationRepository(manager).versions(key)).toEqual([]);
  });

  it('is refused an overlap with the month before', async () => {
    await publish([held('AA', '2026-11-30', 'NIGHT')], { month: '2026-11' });
    await expect(publish([held('AA', '2026-12-01', 'DAY')])).rejects.toMatchObject({ code: 'overlapping-duties' });
  });

  it('is refused an overlap by the database itself, whoever writes', async () => {
    await publish([held('AA', '2026-12-02', 'DAY')]);
    const copy = `INSERT INTO published_assignments (team_id, rota_id, person_id, duty_type_id, date, start_at, end_at,
      time_zone, presence, opened_version, opened_at)
      SELECT team_id, rota_id, person_id, duty_type_id, date, start_at + interval '10 hours', end_at + interval '1 day',
      time_zone, presence, opened_version, opened_at FROM published_assignments`;
    await expect(manager.query(copy)).rejects.toThrow('published_assignments_no_overlap');
  });
});

describe('what was published', () => {
  it('is told as it was known at any time, and who took a duty over', async () => {
    await publish([held('AA', '2026-12-02', 'DAY'), held('BB', '2026-12-03', 'DAY')]);
    await publish([held('CC', '2026-12-02', 'DAY'), held('BB', '2026-12-03', 'DAY')], { when: at('2026-11-20') });
    const publications = new PublicationRepository(manager);
    const holders = async (knownAt?: Date) =>
      (await publications.publishedBetween(key, '2026-12-01', '2026-12-31', knownAt)).map(({ person }) => person);
    expect(await holders()).toEqual(['CC', 'BB']);
    expect(await holders(at('2026-11-10'))).toEqual(['AA', 'BB']);
    expect(await holders(at('2026-10-31'))).toEqual([]);
    const rows = await manager.query(`SELECT was.closed_version, next.opened_version
      FROM published_assignments was JOIN published_assignments next ON next.id = was.successor_id`);
    expect(rows).toEqual([{ closed_version: 2, opened_version: 2 }]);
  });

  it.each([
    ['a version', `UPDATE rota_versions SET by = 'X'`],
    ['a version away', 'DELETE FROM rota_versions'],
    ['who held a duty', `UPDATE published_assignments SET person_id = (SELECT id FROM people WHERE code = 'CC')`],
    ['a duty away', 'DELETE FROM published_assignments'],
    ['that a duty was closed', 'UPDATE published_assignments SET closed_at = NULL WHERE closed_at IS NOT NULL'],
  ])('cannot be rewritten: not %s', async (_, statement) => {
    await publish([held('AA', '2026-12-02', 'DAY')]);
    await publish([held('BB', '2026-12-02', 'DAY')]);
    await expect(manager.query(statement)).rejects.toThrow('never rewritten');
  });

  it('stays open untouched when it is published again unchanged, through both clock changes', async () => {
    const nights = ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25'].map((date) => held('AA', date, 'NIGHT'));
    for (const month of ['2026-03', '2026-10']) {
      const duties = nights.filter(({ date }) => date.startsWith(month));
      await publish(duties, { month });
      await publish(duties, { month });
    }
    const rows = await manager.query('SELECT opened_version, closed_version FROM published_assignments');
    expect(rows).toEqual(nights.map(() => ({ opened_version: 1, closed_version: null })));
    expect(await new PublicationRepository(manager).publishedBetween(key, '2026-01-01', '2026-12-31')).toEqual(nights);
  });

  it('is the history of later months, and what was imported of other days', async () => {
    const imported = [held('AA', '2026-11-10', 'DAY'), held('AA', '2026-12-10', 'DAY')];
    await new TeamRepository(manager).save(key.organisation, { ...SMALL_TEAM, history: imported });
    await publish([held('BB', '2026-12-11', 'DAY')]);
    const history = await new PublicationRepository(manager).historyBefore({ ...key, month: '2027-01' });
    expect(history.map(({ person, date }) => [person, date])).toEqual([
      ['AA', '2026-11-10'],
      ['BB', '2026-12-11'],
    ]);
  });
});

describe('a draft', () => {
  const drafts = () => new DraftRepository(manager);
  const assign = (person: string, date: string) => ({ op: 'assign' as const, person, date, duty: 'DAY' });

  it('is made once, however many ask', async () => {
    const made = await Promise.all([1, 2, 3, 4].map(() => drafts().getOrCreate(key, MUNA)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });

  it('tells the second of two managers who was first, and keeps what the first did', async () => {
    await drafts().getOrCreate(key, MUNA);
    const both = await Promise.allSettled([
      drafts().applyEdits(key, [assign('AA', '2026-12-02')], { by: 'Ann', at: MUNA.at, expectedRevision: 0 }),
      drafts().applyEdits(key, [assign('BB', '2026-12-02')], { by: 'Ann', at: MUNA.at, expectedRevision: 0 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((each) => each.status === 'rejected') as PromiseRejectedResult;
    const facts = { revision: 1, by: 'Ann', at: MUNA.at.toISOString() };
    expect(refused.reason).toMatchObject({ code: 'rota-changed', facts });
    expect((await drafts().find(key))!.assignments).toHaveLength(1);
  });

  it('applies all edits or none', async () => {
    await drafts().getOrCreate(key, MUNA);
    const edits = [assign('AA', '2026-12-02'), assign('ZZ', '2026-12-03')];
    const editing = drafts().applyEdits(key, edits, { ...MUNA, expectedRevision: 0 });
    await expect(editing).rejects.toMatchObject({ code: 'unknown-person', facts: { person: 'ZZ' } });
    expect(await drafts().find(key)).toMatchObject({ revision: 0, assignments: [] });
  });

  it('takes edits back one after the other', async () => {
    await drafts().getOrCreate(key, MUNA);
    for (const [revision, day] of ['2026-12-02', '2026-12-03'].entries()) {
      await drafts().applyEdits(key, [assign('AA', day)], { ...MUNA, expectedRevision: revision });
    }
    const once = await drafts().undo(key, { ...MUNA, expectedRevision: 2 });
    expect(once.assignments.map(({ date }) => date)).toEqual(['2026-12-02']);
    const twice = await drafts().undo(key, { ...MUNA, expectedRevision: 3 });
    expect(twice).toMatchObject({ revision: 4, assignments: [] });
    const further = drafts().undo(key, { ...MUNA, expectedRevision: 4 });
    await expect(further).rejects.toMatchObject({ code: 'nothing-to-undo' });
  });

  it('counts what changed since it was published', async () => {
    const days = [1, 2, 3].map((day) => held('AA', addDays('2026-12-01', day), 'DAY'));
    await publish(days);
    expect(await drafts().find(key)).toMatchObject({ changedSincePublish: 0, published: { version: 1, by: 'Muna' } });
    const edits = [assign('BB', '2026-12-02'), { op: 'clear' as const, person: 'AA', date: '2026-12-03' }];
    const draft = await drafts().applyEdits(key, edits, { ...MUNA, expectedRevision: 1 });
    expect(draft.changedSincePublish).toBe(2);
  });
});
