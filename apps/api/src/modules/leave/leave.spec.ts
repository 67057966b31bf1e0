import type TestAgent from 'supertest/lib/agent.js';
import { publishMonth } from '../../testing/publish-month.ts';
import { fullDecember, startTestApp, TEAM, type TestApp } from '../../testing/test-app.ts';

const LEAVE = `${TEAM}/leave`;
const POLICY = { daysAYear: 10, yearStarts: '01-01', counted: ['AL'], noticeDays: 7, aheadDays: 200, automatic: true };
let test: TestApp;
let manager: TestAgent;
let staff: TestAgent;
let ben: TestAgent;

beforeAll(async () => {
  test = await startTestApp({ now: '2026-12-09T12:00:00Z' });
  [manager, staff, ben] = await Promise.all([test.as('manager'), test.as('staff'), test.as('ben')]);
  const { body, headers } = await manager.get(`${TEAM}/rules`);
  const settings = [...body.settings, { id: 'away', rule: 'leave-cap', params: { max: 1 } }];
  await manager
    .put(`${TEAM}/rules`)
    .set('if-match', headers['etag']!)
    .send({ format: body.format, name: body.name, settings })
    .expect(200);
});
afterAll(() => test.stop());

const ask = (agent: TestAgent, person: string, from: string, to = from, type = 'AL') =>
  agent.post(LEAVE).send({ person, from, to, type });
const policies = (leave: object) =>
  manager
    .put(`${TEAM}/policies`)
    .send({ leave: { ...POLICY, ...leave } })
    .expect(200);
const preview = async (agent: TestAgent, person: string, from: string, to = from) =>
  (await agent.get(`${LEAVE}/preview`).query({ person, from, to, type: 'AL' }).expect(200)).body;

it('waits for a manager where the team has said nothing', async () => {
  const { body } = await ask(staff, 'Amy', '2027-06-01').expect(201);
  expect(body.status).toBe('requested');
  await staff.delete(`${LEAVE}/${body.id}`).expect(204);
});

it('gives leave at once within balance, window and the rule about how many are away, and says what is left', async () => {
  await policies({});
  expect(await preview(staff, 'Amy', '2027-02-01', '2027-02-05')).toMatchObject({
    ...{ answer: 'given', refusals: [], days: 5 },
    balance: { from: '2027-01-01', to: '2027-12-31', entitled: 10, given: 0, asked: 0, left: 10 },
  });
  expect((await ask(staff, 'Amy', '2027-02-01', '2027-02-05').expect(201)).body.status).toBe('approved');
  expect((await preview(staff, 'Amy', '2027-03-01')).balance).toMatchObject({ given: 5, left: 5 });
});

it.each([
  ['too late', '2026-12-15', '2026-12-15', 'leave-too-late', 'Wed 16 Dec 2026 or later'],
  ['too early', '2027-07-01', '2027-07-01', 'leave-too-early', 'up to Sun 27 Jun 2027'],
  ['more than is left', '2027-04-05', '2027-04-12', 'leave-over-balance', 'takes 6 days of leave; 5 are left'],
  ['days with leave already', '2027-02-05', '2027-02-08', 'leave-overlaps', 'leave on Mon 1 Feb to Fri 5 Feb'],
])('refuses %s, in the preview and when asked', async (_name, from, to, code, words) => {
  const { answer, refusals } = await preview(staff, 'Amy', from, to);
  expect([answer, refusals.join(' ')]).toEqual(['refused', expect.stringContaining(words)]);
  const { status, body } = await ask(staff, 'Amy', from, to);
  expect([status < 500, body.code]).toEqual([true, code]);
});

it('refuses whoever asks second for days on which enough are away, even at the same moment', async () => {
  const day = '2027-05-04';
  const both = await Promise.all([ask(staff, 'Amy', day), ask(ben, 'Ben', day)]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  const refused = both.find(({ status }) => status === 422)!;
  expect(refused.body).toMatchObject({
    code: 'leave-too-many',
    detail: expect.stringContaining('1 colleague is away on Tue 4 May already'),
  });
});

it('leaves the decision to a manager where the policy does, and the reason is read by whoever asked', async () => {
  await policies({ automatic: false });
  const { body } = await ask(ben, 'Ben', '2027-06-01').expect(201);
  expect(body.status).toBe('requested');
  await manager.patch(`${LEAVE}/${body.id}`).send({ status: 'declined', reason: 'Two are on a course' }).expect(200);
  const { body: mine } = await ben.get(LEAVE).expect(200);
  expect(mine.find(({ id }: { id: string }) => id === body.id)).toMatchObject({
    status: 'declined',
    reason: 'Two are on a course',
  });
  expect((await staff.get(LEAVE)).body.some(({ reason }: { reason?: string }) => reason)).toBe(false);
});

it('records what a manager says, whatever the policy', async () => {
  const { body } = await manager
    .post(LEAVE)
    .send({ person: 'Amy', from: '2026-12-10', to: '2026-12-10', type: 'AL', status: 'approved' })
    .expect(201);
  expect(body.status).toBe('approved');
  await ben
    .get(`${LEAVE}/preview`)
    .query({ person: 'Amy', from: '2027-06-01', to: '2027-06-01', type: 'AL' })
    .expect(403);
});

it('tells what somebody holds then; what is only drafted is told to managers', async () => {
  const rota = `${TEAM}/rotas/2026-12`;
  const tag = (await manager.get(rota)).headers['etag']!;
  const edits = [{ op: 'assign', person: 'Amy', date: '2026-12-18', duty: 'C2' }];
  await manager.post(`${rota}/edits`).set('if-match', tag).send({ edits }).expect(200);
  // The call of Friday the 18th ends on Saturday morning.
  expect((await preview(manager, 'Amy', '2026-12-19')).holds).toEqual([
    { date: '2026-12-18', duty: 'C2', published: false },
  ]);
  expect((await preview(manager, 'Amy', '2026-12-17')).holds).toEqual([]);
  expect((await preview(staff, 'Amy', '2026-12-19')).holds).toEqual([]);
  await publishMonth(manager, fullDecember());
  expect((await preview(staff, 'Amy', '2026-12-16')).holds).toContainEqual({
    ...{ date: '2026-12-16', duty: 'C1', published: true },
  });
});
