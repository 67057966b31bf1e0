import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type TestAgent from 'supertest/lib/agent.js';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

const workbook = readFileSync(join(__dirname, '../../../../../demo/two-rooms.xlsx'));
const ANN = { organisation: 'St Elsewhere', name: 'Ann Early', email: 'ann@example.org', password: 'ten letters' };

let test: TestApp;
let ann: TestAgent;
beforeAll(async () => {
  test = await startTestApp();
  ann = await test.as('nobody');
});
afterAll(() => test.stop());

describe('the first account', () => {
  it('is refused once anybody can sign in', async () => {
    expect((await ann.get('/api/v1/demo')).body.nobodyYet).toBe(false);
    const refused = await ann.post('/api/v1/first-account').send(ANN);
    expect([refused.status, refused.body.code]).toEqual([409, 'already-begun']);
  });

  it('is made once in an empty database, with a password that is not short', async () => {
    await test.database.source.query('TRUNCATE organisations CASCADE');
    expect((await ann.get('/api/v1/demo')).body.nobodyYet).toBe(true);
    const short = await ann.post('/api/v1/first-account').send({ ...ANN, password: 'short' });
    expect([short.status, short.body.errors[0].pointer]).toEqual([400, '/password']);
    const other = await test.as('nobody');
    const both = await Promise.all([ann, other].map((one) => one.post('/api/v1/first-account').send(ANN)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    ann = both[0]!.status === 200 ? ann : other;
    expect((await ann.get('/api/v1/session')).body).toMatchObject({ user: { name: 'Ann Early' }, mayBegin: true });
  });

  it('begins with a workbook, and may begin no second team by that right', async () => {
    const { body } = await ann.post('/api/v1/imports').attach('workbook', workbook, 'two-rooms.xlsx').expect(201);
    await ann.post(`/api/v1/imports/${body.id}/confirm`).expect(200);
    const { memberships, mayBegin } = (await ann.get('/api/v1/session')).body;
    expect([memberships, mayBegin]).toEqual([
      [expect.objectContaining({ team: 'two-rooms', roles: ['manager', 'administrator'] })],
      false,
    ]);
  });
});
