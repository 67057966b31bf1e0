import fc from 'fast-check';
import type TestAgent from 'supertest/lib/agent.js';
import { withoutToken } from './common/logging.ts';
import { readEnv } from './config/env.ts';
import { sayWhyNotStarted } from './config/start-problems.ts';
import { startTestApp, TEAM, type TestApp } from './testing/test-app.ts';

let test: TestApp;
let manager: TestAgent;
beforeAll(async () => {
  test = await startTestApp();
  manager = await test.as('manager');
});
afterAll(() => test.stop());

describe('the web app', () => {
  it('is served for every path that is no file and not of the API', async () => {
    for (const path of ['/', '/teams/tiny/2026-12']) {
      const { status, text, headers } = await manager.get(path).set('accept', 'text/html');
      expect([status, text.includes('<title>Evenflow</title>')]).toEqual([200, true]);
      expect(headers['cache-control']).toBe('no-cache');
    }
  });

  it('may keep its hashed files for ever, and runs no script but its own', async () => {
    const { headers } = await manager.get('/assets/app-1a2b3c.js').expect(200);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

describe('refusals', () => {
  it.each(['/api/v1/nothing', '/api/v1/teams/none/rotas/2026-12', '/api/nothing', '/assets/gone.js'])(
    '%s is a problem that says not found',
    async (path) => {
      const { status, body, headers } = await manager.get(path).set('accept', 'application/json');
      expect(status).toBe(404);
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(body).toMatchObject({ status: 404, title: 'Not found', type: `urn:evenflow:problem:${body.code}` });
    },
  );

  it('a body that is no JSON is a problem too', async () => {
    const { status, body } = await manager
      .post(`${TEAM}/leave`)
      .set('content-type', 'application/json')
      .send('{"person": ');
    expect([status, body.code]).toEqual([400, 'not-json']);
  });

  it('whatever is sent, the answer is never a defect and never tells how it is made', async () => {
    const routes = ['leave', 'requests', 'rotas/2026-12/edits', 'rotas/2026-12/publish', 'rotas/2026-12/solves'];
    await manager.get(`${TEAM}/rotas/2026-12`);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...routes), fc.jsonValue({ maxDepth: 3 }), async (route, value) => {
        const { status, body, text } = await manager
          .post(`${TEAM}/${route}`)
          .set('if-match', '"r0"')
          .set('content-type', 'application/json')
          .send(JSON.stringify(value));
        expect([route, value, status]).toEqual([route, value, 400]);
        expect(['invalid-input', 'not-json']).toContain(body.code);
        expect(text).not.toMatch(/ at .*:\d+|node_modules/);
      }),
      { numRuns: 60 },
    );
  });

  it('a database that fails is answered as a problem without its words', async () => {
    const { status, body, text } = await manager.get(`${TEAM}/leave?from=0000-00-00`);
    expect([status, body.code]).toEqual([400, 'invalid-input']);
    expect(text).not.toContain('SELECT');
  });
});

describe('health', () => {
  it('answers while the database does', async () => {
    const { body } = await (await test.as('nobody')).get('/api/health').expect(200);
    expect(body).toMatchObject({ status: 'ok', database: 'ok' });
  });
});

describe('starting', () => {
  it('names every setting that cannot be used, in one line', () => {
    expect(() => readEnv({ DATABASE_URL: 'mysql://x', PORT: 'abc' })).toThrow(
      'The settings cannot be used: DATABASE_URL must be a PostgreSQL address (postgres://…); PORT must be a number.',
    );
  });

  it.each([
    [{ code: 'EADDRINUSE', port: 3000 }, 'Port 3000 is taken. Stop what uses it, or choose another with PORT.'],
    [
      { code: 'ECONNREFUSED', address: '127.0.0.1', port: 5432 },
      'No database answers at 127.0.0.1:5432. Start it, or correct DATABASE_URL.',
    ],
    [{ code: '28P01' }, 'The database refused the user or password in DATABASE_URL.'],
    [new Error('odd\n    at somewhere'), 'Evenflow could not start: odd'],
  ])('says %j in a line', (failure, line) => {
    expect(sayWhyNotStarted(failure)).toBe(line);
  });

  it('keeps the secret of a calendar link out of the log', () => {
    expect(withoutToken('/ical/s3cr3t-token.ics?x=1')).toBe('/ical/…?x=1');
    expect(withoutToken('/api/v1/teams')).toBe('/api/v1/teams');
  });
});
