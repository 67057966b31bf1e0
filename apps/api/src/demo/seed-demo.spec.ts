import { AccessRepository, OnCallRepository, RuleSetRepository, TeamRepository } from '@evenflow/persistence';
import { testDatabase, type TestDatabase } from '@evenflow/persistence/testing';
import { join } from 'node:path';
import { DEMO_TEAMS, DEMO_USERS } from './demo-users.ts';
import { seedDemo } from './seed-demo.ts';

const demo = { folder: join(__dirname, '../../../../demo'), now: new Date('2026-11-23T12:00:00Z') };

let database: TestDatabase;
beforeAll(async () => (database = await testDatabase()));
afterAll(() => database.drop());

describe('the demo', () => {
  it('fills an empty database once, and leaves a used one alone', async () => {
    const both = await Promise.all([seedDemo(database.source.manager, demo), seedDemo(database.source.manager, demo)]);
    expect(both.sort()).toEqual([false, true]);
  });

  it('has three teams with rules and a published month, and somebody on call', async () => {
    const { manager } = database.source;
    const organisation = (await new AccessRepository(manager).demoOrganisation())!;
    const teams = await new TeamRepository(manager).list(organisation);
    expect(teams.map(({ id, people, months }) => [id, people, months])).toEqual([
      ['st-cuthberts', 14, [{ month: '2026-11', published: 1 }]],
      ['two-rooms', 5, [{ month: '2026-11', published: 1 }]],
      ['lakeshore', 28, [{ month: '2026-11', published: 1 }]],
    ]);
    for (const team of DEMO_TEAMS) {
      expect(await new RuleSetRepository(manager).current({ organisation, team })).toMatchObject({ version: 1 });
    }
    const now = demo.now.getTime();
    for (const team of DEMO_TEAMS) {
      const days = { from: '2026-11-21', to: '2026-11-25' };
      const { published } = await new OnCallRepository(manager).around({ organisation, team }, days);
      expect(published.some(({ start, end }) => Date.parse(start) <= now && now < Date.parse(end))).toBe(true);
    }
  });

  it('lets every demo user in, as somebody of their team', async () => {
    const access = new AccessRepository(database.source.manager);
    for (const { email, role, teams } of DEMO_USERS) {
      const { id } = (await access.credentialsOf(email.toUpperCase()))!;
      const account = (await access.account(id))!;
      expect(account.memberships).toHaveLength(teams.length);
      for (const { team, person } of teams) {
        expect(account.memberships).toContainEqual(expect.objectContaining({ team, roles: [role], person }));
      }
    }
  });
});
