import 'reflect-metadata';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { assign, type Team } from '@evenflow/domain';
import { AccessRepository, RuleSetRepository, TeamRepository } from '@evenflow/persistence';
import { testDatabase, type TestDatabase } from '@evenflow/persistence/testing';
import type { RuleSet } from '@evenflow/rules';
import { call, duty, person, tinyTeam } from '@evenflow/testing';
import request from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { readEnv } from '../config/env.ts';
import type { Role } from '../modules/access/roles.ts';
import { hashPassword } from '../modules/access/sessions.ts';
import { appAt, SetClock } from './app-at.ts';

export const PASSWORD = 'a password of the specs';
export const TEAM = '/api/v1/teams/tiny';

/** The real application on a real database of its own, with two teams and a user of every kind. */
export interface TestApp {
  readonly app: NestExpressApplication;
  readonly database: TestDatabase;
  readonly clock: SetClock;
  readonly organisation: string;
  /** An agent signed in as one of the users; `nobody` is not signed in. */
  as(user: keyof typeof USERS | 'nobody'): Promise<TestAgent>;
  stop(): Promise<void>;
}

/** Membership of the team `tiny`; `stranger` manages only the team `other`. */
export const USERS = {
  manager: { name: 'Mona Manager', team: 'tiny', roles: ['manager'], person: null },
  second: { name: 'Sam Second', team: 'tiny', roles: ['manager'], person: null },
  staff: { name: 'Amy', team: 'tiny', roles: ['staff'], person: 'Amy' },
  ben: { name: 'Ben', team: 'tiny', roles: ['staff'], person: 'Ben' },
  cat: { name: 'Cat', team: 'tiny', roles: ['staff'], person: 'Cat' },
  viewer: { name: 'Switchboard', team: 'tiny', roles: ['viewer'], person: null },
  administrator: { name: 'Ada Administrator', team: 'tiny', roles: ['administrator'], person: null },
  stranger: { name: 'Otto Other', team: 'other', roles: ['manager'], person: null },
} as const satisfies Record<string, { name: string; team: string; roles: readonly Role[]; person: string | null }>;

const contacts = (onCall: string, own: string) => [
  { kind: 'phone' as const, value: own, visibility: 'private' as const },
  { kind: 'pager' as const, value: onCall, visibility: 'on-call' as const },
];

/** Four people, a day duty and two calls, in London. */
export function theTeam(over: Partial<Team> = {}): Team {
  return tinyTeam({
    people: [
      person('Amy', { contacts: contacts('bleep 101', '07700 900101'), notes: 'wants to go part time' }),
      person('Ben', { contacts: [{ kind: 'phone', value: '07700 900102', visibility: 'private' }] }),
      person('Cat', { contacts: contacts('bleep 103', '07700 900103') }),
      person('Tia', { trainee: true }),
    ],
    dutyTypes: [duty('D'), call('C1'), call('C2')],
    ...over,
  });
}

/** Every day covered; at least 11 hours between a first call and the next day at work, unless somebody signs. */
export const RULES: RuleSet = {
  format: 'evenflow-rules/1',
  name: 'Rules of the specs',
  settings: [
    { id: 'cover', rule: 'required-count' },
    { id: 'rest', rule: 'rest-between-duties', params: { duties: ['D', 'C1'] }, severity: 'must-unless-signed' },
  ],
};

export interface TestAppOptions {
  readonly now?: string;
  readonly signInLimit?: number;
  /** Whether gaps raise alarms. */
  readonly watchCover?: boolean;
}

export async function startTestApp({
  now = '2026-12-09T12:00:00Z',
  signInLimit = 1000,
  watchCover = false,
}: TestAppOptions = {}): Promise<TestApp> {
  const database = await testDatabase();
  const organisation = await seed(database);
  const clock = new SetClock(new Date(now));
  const env = readEnv({
    DATABASE_URL: database.url,
    LOG_LEVEL: 'silent',
    BACKGROUND: 'off',
    SIGN_IN_LIMIT: String(signInLimit),
    COVER_WATCH: watchCover ? 'on' : 'off',
    WEB_DIR: join(__dirname, 'web-fixture'),
  });
  const app = await appAt(clock, env);
  await app.listen(0);
  return {
    ...{ app, database, clock, organisation },
    as: async (user) => {
      const agent = request.agent(app.getHttpServer()).set('x-evenflow', '1');
      if (user === 'nobody') return agent;
      await agent
        .post('/api/v1/session')
        .send({ email: `${user}@example.org`, password: PASSWORD })
        .expect(200);
      return agent;
    },
    stop: async () => {
      await app.close();
      await database.drop();
    },
  };
}

/** The organisation's id. */
export async function seed({ source: { manager } }: Pick<TestDatabase, 'source'>): Promise<string> {
  const access = new AccessRepository(manager);
  const teams = new TeamRepository(manager);
  const organisation = await access.addOrganisation('Specs');
  await teams.save(organisation, theTeam());
  await teams.save(organisation, theTeam({ id: 'other', name: 'Other' }));
  const act = { by: 'Specs', at: new Date('2026-11-01T00:00:00Z'), expectedVersion: 0 };
  await new RuleSetRepository<RuleSet>(manager).change({ organisation, team: 'tiny' }, RULES, act);
  const passwordHash = await hashPassword(PASSWORD);
  for (const [name, user] of Object.entries(USERS)) {
    const id = await access.addUser({ organisation, email: `${name}@example.org`, name: user.name, passwordHash });
    await access.setMembership(id, { organisation, team: user.team }, user.roles, user.person);
  }
  return organisation;
}

/** A December in which nothing is open and everybody rests: what a manager would publish. */
export function fullDecember(team: Team = theTeam()) {
  const [day, first, second] = team.dutyTypes;
  return Array.from({ length: 31 }, (_, index) => {
    const date = `2026-12-${String(index + 1).padStart(2, '0')}`;
    const weekday = new Date(date).getUTCDay();
    const rota = ['Amy', 'Ben', 'Cat'];
    const turn = (offset: number) => rota[(index + offset) % 3]!;
    const calls = [assign(team, turn(0), first!, date), assign(team, turn(2), second!, date)];
    return weekday === 0 || weekday === 6 ? calls : [...calls, assign(team, turn(1), day!, date)];
  }).flat();
}
