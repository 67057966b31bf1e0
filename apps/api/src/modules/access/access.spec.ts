import type { IncomingMessage } from 'node:http';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { SolveRepository } from '@evenflow/persistence';
import { METHOD_METADATA } from '@nestjs/common/constants';
import request from 'supertest';
import { PASSWORD, startTestApp, TEAM, type TestApp } from '../../testing/test-app.ts';
import { AccessGuard } from './access.guard.ts';
import { MachineTokens } from './machine-tokens.ts';
import { SESSION_COOKIE } from './session-cookie.ts';
import { Sessions } from './sessions.ts';

let test: TestApp;
beforeAll(async () => (test = await startTestApp()));
afterAll(() => test.stop());

/** Every operation of the API with its path filled in with things that exist nowhere. */
function everyRoute(): { method: string; path: string; operationId: string }[] {
  const paths = Object.entries(openApi().paths as Record<string, Record<string, { operationId: string }>>);
  return paths.flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { operationId }]) => ({
      method,
      operationId,
      path: path
        .replace('{team}', 'tiny')
        .replace('{month}', '2026-12')
        .replace('{id}', '00000000-0000-4000-8000-000000000000')
        .replace('{date}', '2026-12-01')
        .replace(/\{\w+\}/g, 'x'),
    })),
  );
}

let document: { paths: object };
const openApi = () => document;
beforeAll(async () => {
  document = (await (await test.as('nobody')).get('/api/openapi.json').expect(200)).body;
});

const PUBLIC = [
  'getDemo',
  'makeFirstAccount',
  'readInvitation',
  'choosePassword',
  'signIn',
  'getHealth',
  'getFeed',
  'getSigningKey',
  'getFhirCapabilities',
  'getFhirOnCallDefinition',
];
/** What each kind of user of a team may call, besides what is public; everything else is closed to them. */
const ANYBODY = [
  ...['getSession', 'signOut', 'listTeams', 'listRules', 'listRulePacks', 'getOnCall', 'getBoardCopy', 'getMyDuties'],
  ...['getRota', 'getRotaPdf', 'getCover', 'getDowntimeSheet'],
  ...['getFhirOnCallNow', 'searchFhirPractitionerRoles', 'getMetrics'],
  ...['listNotices', 'readNotices', 'answerNotice', 'changeOwnPassword', 'getNoticeWishes', 'setNoticeWishes'],
  ...['getPushKey', 'addPushSubscription', 'removePushSubscriptions'],
];
const STAFF = [
  ...[...ANYBODY, 'acknowledgeHandOver'],
  ...['getTeam', 'getRules', 'listVersions', 'getVersion', 'getRotaWorkbook', 'getRotaCsv', 'getPersonalSheets'],
  ...['listLeave', 'previewLeave', 'addLeave', 'withdrawLeave'],
  ...['listRequests', 'listOutcomes', 'addRequest', 'withdrawRequest', 'askSolver'],
  ...['listCalendars', 'addCalendar', 'deleteCalendar'],
  ...['getMyCallOut', 'beginCallOut', 'endCallOut', 'correctCallOut', 'takeBackCallOut'],
  ...['callInSick', 'listStandInSearches', 'replyToSearch', 'takeBackSickness'],
  ...['listSwaps', 'getSwapOptions', 'offerSwap', 'replyToSwap', 'getPolicies'],
];
const VIEWER = [
  ...[...ANYBODY, 'addOperatorNote', 'removeOperatorNote'],
  ...['listAlarms', 'seeAlarm', 'getCoverProof', 'getCoverProofPdf'],
];

/** What even a manager may not call. */
const ADMINISTRATORS = [
  ...['listAccounts', 'inviteAccount', 'setAccountRights'],
  ...['removeAccount', 'makePasswordLink', 'shutAccount'],
];

const send = (agent: ReturnType<typeof request.agent>, { method, path }: { method: string; path: string }) =>
  agent[method as 'get'](path)
    .set('x-evenflow', '1')
    .set('if-match', '"r0"')
    .timeout(5_000)
    .buffer(true)
    .parse(firstOf);

/** The whole answer, or of a stream that never ends its first words. */
function firstOf(response: request.Response, done: (problem: Error | null, body: unknown) => void): void {
  const stream = response as unknown as IncomingMessage;
  const endless = stream.headers['content-type']?.startsWith('text/event-stream');
  let text = '';
  stream.on('data', (part: Buffer) => {
    text += part.toString();
    if (!endless) return;
    done(null, {});
    stream.destroy();
  });
  stream.on('end', () => done(null, text.startsWith('{') ? JSON.parse(text) : {}));
}

describe('every route is closed unless it says otherwise', () => {
  it('has an operation id of its own for each', () => {
    const ids = everyRoute().map(({ operationId }) => operationId);
    expect(ids.length).toBeGreaterThan(45);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('describes in OpenAPI every route there is', () => {
    const controllers = [...test.app.get(ModulesContainer).values()].flatMap((module) => [
      ...module.controllers.values(),
    ]);
    const handlers = controllers.flatMap(({ metatype }) => {
      const prototype = (metatype as { prototype: Record<string, object> }).prototype;
      return new MetadataScanner()
        .getAllMethodNames(prototype)
        .filter((name) => Reflect.hasMetadata(METHOD_METADATA, prototype[name]!));
    });
    const described = everyRoute().map(({ operationId }) => operationId);
    expect(handlers.filter((name) => name !== 'getOpenApi').sort()).toEqual(described.sort());
  });

  it('asks whoever is not signed in to sign in', async () => {
    for (const route of everyRoute().filter(({ operationId }) => !PUBLIC.includes(operationId))) {
      const { status, body } = await send(request.agent(test.app.getHttpServer()), route);
      // Machines that speak FHIR are told in its words.
      const isFhir = route.path.startsWith('/fhir/');
      const code = isFhir ? body.issue?.[0].code : body.code;
      expect([route.operationId, status, code]).toEqual([route.operationId, 401, isFhir ? 'login' : 'not-signed-in']);
    }
  });

  it.each([
    ['viewer', VIEWER],
    ['staff', STAFF],
  ] as const)(
    'lets a %s do exactly what the role allows',
    async (role, allowed) => {
      // Routes that name a solve answer 404 for one that does not exist, before any role is asked.
      const routes = everyRoute().filter(
        ({ path, operationId }) => !path.includes('/solves/') && operationId !== 'signOut',
      );
      const open: string[] = [];
      for (const route of routes.filter(({ operationId }) => !PUBLIC.includes(operationId))) {
        const { status } = await send(await test.as(role), route);
        if (status !== 403) open.push(route.operationId);
      }
      expect(open.sort()).toEqual(allowed.filter((operationId) => operationId !== 'signOut').sort());
    },
    60_000,
  );

  it.each(['manager', 'administrator'] as const)(
    'lets a %s into everything of the team, and only an administrator decides who may sign in',
    async (role) => {
      const agent = await test.as(role);
      const routes = everyRoute().filter(
        ({ operationId }) => operationId !== 'signOut' && operationId !== 'addCalendar',
      );
      for (const route of routes) {
        const { status } = await send(agent, route);
        const closed = role === 'manager' && ADMINISTRATORS.includes(route.operationId);
        expect([route.operationId, status === 401 || status === 403]).toEqual([route.operationId, closed]);
      }
    },
    60_000,
  );

  it('shows a team to those who do not belong to it as if it did not exist', async () => {
    const stranger = await test.as('stranger');
    const known = await stranger.get(TEAM).expect(404);
    const unknown = await stranger.get('/api/v1/teams/never-made').expect(404);
    expect(known.body.code).toBe(unknown.body.code);
  });

  it('closes a route that says nothing about who may use it', async () => {
    const sessions = test.app.get(Sessions, { strict: false });
    const machines = test.app.get(MachineTokens, { strict: false });
    const solves = test.app.get(SolveRepository, { strict: false });
    const guard = new AccessGuard(new Reflector(), sessions, machines, solves);
    const { token } = await sessions.open('administrator@example.org', PASSWORD);
    const asked = { headers: { cookie: `${SESSION_COOKIE}=${token}` }, params: {} };
    const context = {
      getHandler: () => () => undefined,
      getClass: () => class Silent {},
      switchToHttp: () => ({ getRequest: () => asked }),
    };
    await expect(guard.canActivate(context as never)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('signing in', () => {
  it('gives a cookie no script can read, and says who I am', async () => {
    const agent = await test.as('nobody');
    const answer = await agent.post('/api/v1/session').send({ email: 'Staff@Example.org', password: PASSWORD });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^evenflow_session=[\w-]{40,}; Max-Age=1209600; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
    );
    expect(answer.body.memberships).toEqual([{ team: 'tiny', teamName: 'Tiny', roles: ['staff'], person: 'Amy' }]);
    expect((await agent.get('/api/v1/session')).body).toEqual(answer.body);
  });

  it.each([
    ['a wrong password', 'staff@example.org', 'guess'],
    ['an unknown address', 'nobody@example.org', PASSWORD],
  ])('refuses %s in the same words', async (_name, email, password) => {
    const { status, body } = await (await test.as('nobody')).post('/api/v1/session').send({ email, password });
    expect([status, body.code]).toEqual([401, 'sign-in-refused']);
    expect(body.detail).toBe('E-mail address and password do not belong together.');
  });

  it('ends when signing out, and after a fortnight', async () => {
    const agent = await test.as('staff');
    await agent.delete('/api/v1/session').expect(204);
    await agent.get('/api/v1/session').expect(401);
    const later = await test.as('staff');
    const before = test.clock.at;
    test.clock.at = new Date(before.getTime() + 15 * 86_400_000);
    await later.get('/api/v1/session').expect(401);
    test.clock.at = before;
  });

  it('changes nothing for another site: without the header every unsafe request is refused', async () => {
    const agent = await test.as('manager');
    const { status, body } = await agent.delete('/api/v1/session').unset('x-evenflow');
    expect([status, body.code]).toEqual([403, 'header-missing']);
    await agent.get('/api/v1/session').expect(200);
  });

  it('offers no demo sign-ins where no demo is loaded', async () => {
    expect((await (await test.as('nobody')).get('/api/v1/demo')).body).toMatchObject({ loaded: false, signIns: [] });
  });
});

describe('guessing passwords', () => {
  it('is stopped after a few tries at one address, while another address is let in', async () => {
    const strict = await startTestApp({ signInLimit: 3 });
    try {
      const agent = await strict.as('nobody');
      const attempt = () => agent.post('/api/v1/session').send({ email: 'manager@example.org', password: 'guess' });
      const statuses = [];
      for (let i = 0; i < 5; i++) statuses.push((await attempt()).status);
      expect(statuses).toEqual([401, 401, 401, 429, 429]);
      expect((await attempt()).body.code).toBe('too-many-tries');
      await strict.as('staff');
    } finally {
      await strict.stop();
    }
  });
});
