import type { EntityManager } from 'typeorm';
import { SMALL_TEAM } from '../testing/drawn-teams.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { AccessRepository } from './access.repository.ts';
import { AuditRepository } from './audit.repository.ts';
import { ImportRepository } from './import.repository.ts';
import { RuleSetRepository } from './rule-set.repository.ts';
import { TeamRepository } from './team.repository.ts';

const ACT = { by: 'Muna', at: new Date('2026-11-23T12:00:00Z') };

let database: TestDatabase;
let manager: EntityManager;
let organisation: string;

beforeEach(async () => {
  database = await testDatabase();
  manager = database.source.manager;
  organisation = await new AccessRepository(manager).addOrganisation('Hospital');
});
afterEach(() => database.drop());

const upload = () =>
  new ImportRepository(manager).add({
    ...ACT,
    organisation,
    fileName: 'small.xlsx',
    content: new Uint8Array([80, 75, 3, 4]),
    preview: { sheets: [] },
    answers: {},
  });

describe('an import', () => {
  it('keeps the bytes, and writes nothing of the team before it is confirmed', async () => {
    const imports = new ImportRepository(manager);
    const id = await upload();
    expect([...(await imports.content(organisation, id))]).toEqual([80, 75, 3, 4]);
    await imports.answer(organisation, id, { answers: { q: 'a' }, preview: { sheets: ['Staff'] } });
    const stored = { status: 'preview', answers: { q: 'a' }, preview: { sheets: ['Staff'] } };
    expect(await imports.get(organisation, id)).toMatchObject(stored);
    expect(await new TeamRepository(manager).list(organisation)).toEqual([]);
  });

  it('is confirmed once', async () => {
    const imports = new ImportRepository(manager);
    const id = await upload();
    const both = [1, 2].map(() => imports.confirm(organisation, id, SMALL_TEAM));
    const ended = await Promise.allSettled(both);
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await imports.get(organisation, id)).status).toBe('confirmed');
  });

  it('undone takes away the team it made', async () => {
    const imports = new ImportRepository(manager);
    const id = await upload();
    await imports.confirm(organisation, id, SMALL_TEAM);
    await imports.undo(organisation, id);
    expect(await new TeamRepository(manager).list(organisation)).toEqual([]);
    expect((await imports.get(organisation, id)).status).toBe('undone');
    await expect(imports.undo(organisation, id)).rejects.toMatchObject({ code: 'import-not-confirmed' });
  });

  it('undone puts the team back as it was, unless somebody changed it since', async () => {
    const imports = new ImportRepository(manager);
    const teams = new TeamRepository(manager);
    const key = { organisation, team: 'small' };
    await teams.save(organisation, SMALL_TEAM);
    const changed = { ...SMALL_TEAM, name: 'New name', people: SMALL_TEAM.people.slice(1) };
    const first = await upload();
    await imports.confirm(organisation, first, changed);
    await imports.undo(organisation, first);
    const back = await teams.load(key);
    expect([back.name, back.people.map(({ code }) => code)]).toEqual(['Small team', ['AA', 'BB', 'CC']]);
    const second = await upload();
    await imports.confirm(organisation, second, changed);
    await teams.save(organisation, { ...changed, name: 'Named by hand' });
    await expect(imports.undo(organisation, second)).rejects.toMatchObject({ code: 'changed-since-import' });
    expect((await teams.load(key)).name).toBe('Named by hand');
  });
});

describe('rule sets', () => {
  it('are added version by version; the second of two changes on one version is refused', async () => {
    await new TeamRepository(manager).save(organisation, SMALL_TEAM);
    const rules = new RuleSetRepository<{ name: string }>(manager);
    const key = { organisation, team: 'small' };
    await rules.change(key, { name: 'first' }, { ...ACT, expectedVersion: 0 });
    const both = ['a', 'b'].map((name) => rules.change(key, { name }, { ...ACT, expectedVersion: 1 }));
    const ended = await Promise.allSettled(both);
    const refused = ended.find((each) => each.status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ code: 'rules-changed', facts: { version: 2, by: 'Muna' } });
    expect(await rules.version(key, 1)).toMatchObject({ settings: { name: 'first' } });
    expect((await rules.current(key))!.version).toBe(2);
    await expect(manager.query(`UPDATE rule_sets SET settings = '{}'`)).rejects.toThrow('never rewritten');
  });
});

describe('the audit', () => {
  it('is only ever added to', async () => {
    const audit = new AuditRepository(manager);
    await audit.add({ ...ACT, organisation, team: 'small', action: 'leave.decided', facts: { status: 'approved' } });
    expect(await audit.list(organisation, 'small')).toMatchObject([{ by: 'Muna', action: 'leave.decided' }]);
    expect(await audit.list(organisation, 'other')).toEqual([]);
    await expect(manager.query('DELETE FROM audit_entries')).rejects.toThrow('never rewritten');
    await expect(manager.query(`UPDATE audit_entries SET by = 'X'`)).rejects.toThrow('never rewritten');
  });
});
