import { SMALL_TEAM } from '../testing/drawn-teams.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { AccessRepository } from './access.repository.ts';
import { CalendarRepository } from './calendar.repository.ts';
import { TeamRepository } from './team.repository.ts';

const START = new Date('2026-11-23T12:00:00Z');
const END = new Date('2026-11-24T00:00:00Z');

let database: TestDatabase;
let access: AccessRepository;
let userId: string;
let organisation: string;

beforeAll(async () => {
  database = await testDatabase();
  access = new AccessRepository(database.source.manager);
  organisation = await access.addOrganisation('Hospital');
  await new TeamRepository(database.source.manager).save(organisation, SMALL_TEAM);
  userId = await access.addUser({
    organisation,
    email: ' Ann@Hospital.example ',
    name: 'Ann',
    passwordHash: '$argon2id$x',
  });
  await access.setMembership(userId, { organisation, team: 'small' }, ['manager', 'staff'], 'AA');
});
afterAll(() => database.drop());

describe('a session', () => {
  it('lasts until the moment it expires, and not in it', async () => {
    await access.startSession('secret', userId, { at: START, expiresAt: END });
    const before = new Date(END.getTime() - 1);
    expect(await access.accountOfSession('secret', before)).toMatchObject({
      email: 'ann@hospital.example',
      memberships: [{ team: 'small', teamName: 'Small team', roles: ['manager', 'staff'], person: 'AA' }],
    });
    expect(await access.accountOfSession('secret', END)).toBeNull();
    expect(await access.accountOfSession('Secret', before)).toBeNull();
  });

  it('ends when it is ended, and is forgotten when it has expired', async () => {
    await access.startSession('first', userId, { at: START, expiresAt: END });
    await access.startSession('second', userId, { at: START, expiresAt: END });
    await access.endSession('first');
    expect(await access.accountOfSession('first', START)).toBeNull();
    expect(await access.accountOfSession('second', START)).not.toBeNull();
    expect(await access.removeExpiredSessions(END)).toBeGreaterThan(0);
    expect(await access.accountOfSession('second', START)).toBeNull();
  });

  it('leaves no token in the database', async () => {
    await access.startSession('a-very-secret-token', userId, { at: START, expiresAt: END });
    const rows = await database.source.query('SELECT sessions::text AS row FROM sessions');
    expect(JSON.stringify(rows)).not.toContain('a-very-secret-token');
  });
});

describe('a membership', () => {
  it('is replaced, and refused for somebody who is not on the rota', async () => {
    const key = { organisation, team: 'small' };
    await access.setMembership(userId, key, ['viewer'], null);
    expect((await access.account(userId))!.memberships).toEqual([
      { team: 'small', teamName: 'Small team', roles: ['viewer'], person: null },
    ]);
    await expect(access.setMembership(userId, key, ['staff'], 'ZZ')).rejects.toMatchObject({ code: 'unknown-person' });
  });
});

describe('a calendar link', () => {
  it('opens one person’s feed until it is revoked by its owner', async () => {
    const calendars = new CalendarRepository(database.source.manager);
    const key = { organisation, team: 'small' };
    const { id } = await calendars.add(key, { userId, person: 'AA', name: 'Phone', token: 'link', at: START });
    expect(await calendars.opened('link', START)).toEqual({ key, person: 'AA' });
    expect(await calendars.list(key, userId)).toMatchObject([{ id, name: 'Phone', lastReadAt: START }]);
    const stranger = await access.addUser({ organisation, email: 'x@x.example', name: 'X', passwordHash: 'x' });
    const revoking = calendars.revoke(key, { id, userId: stranger, at: START });
    await expect(revoking).rejects.toMatchObject({ code: 'unknown-calendar' });
    await calendars.revoke(key, { id, userId, at: START });
    expect(await calendars.opened('link', START)).toBeNull();
    expect(await calendars.list(key, userId)).toEqual([]);
  });
});
