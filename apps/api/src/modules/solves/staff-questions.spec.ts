import { SolveRepository } from '@evenflow/persistence';
import type TestAgent from 'supertest/lib/agent.js';
import { publishMonth } from '../../testing/publish-month.ts';
import { fullDecember, startTestApp, TEAM, type TestApp } from '../../testing/test-app.ts';

const ROTA = `${TEAM}/rotas/2026-12`;
const MINE = { kind: 'why', person: 'Amy', date: '2026-12-04', duty: 'C1' };
let test: TestApp;
let manager: TestAgent;
let staff: TestAgent;

beforeAll(async () => {
  test = await startTestApp({ now: '2026-12-01T12:00:00Z' });
  [manager, staff] = await Promise.all([test.as('manager'), test.as('staff')]);
});
afterAll(() => test.stop());

const ask = (agent: TestAgent, question: object) => agent.post(`${ROTA}/questions`).send(question);
const finding = (rule: string, people: string[], sentence: string) => ({
  ...{ rule, setting: rule, severity: 'should', tier: 'wishes', sentence, people },
  ...{ dates: ['2026-12-04'], cells: [], cost: 4, forColleagues: rule === 'call-equity' },
});
/** The events of a solve: when the first comes, and all of them. */
function follow(agent: TestAgent, id: string) {
  let begin: () => void;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const all = agent
    .get(`/api/v1/solves/${id}/events`)
    .buffer(true)
    .parse((response, done) => {
      let text = '';
      response.on('data', (part: Buffer) => {
        text += part.toString();
        if (text.includes('event:')) begin();
      });
      response.on('end', () => done(null, text));
    })
    .then(({ body }) => body as string);
  return { begun, all };
}

it('lets staff ask why about themselves once a month is published, and about nothing else', async () => {
  expect((await ask(staff, MINE)).body.code).toBe('not-published');
  await publishMonth(manager, fullDecember());
  expect((await ask(staff, { ...MINE, person: 'Ben' })).status).toBe(403);
  expect((await ask(staff, { kind: 'conflict' })).status).toBe(403);
  expect((await ask(staff, { kind: 'repair' })).status).toBe(403);
});

it('tells whoever asked and the managers, and of colleagues only what everybody may know', async () => {
  const { body } = await ask(staff, MINE).expect(202);
  expect(body).toMatchObject({ status: 'queued', question: MINE });
  const solves = new SolveRepository(test.database.source.manager);
  const { claim, solve } = (await solves.claim('worker of the specs', 60_000))!;
  expect(solve.question).toEqual({ ...MINE, ofPublished: true });
  const wish = 'Ben would rather not hold C1 on Fri 4 Dec (his wedding) and holds C1.';
  const share = 'Ben holds 11 calls; 10 are a fair share.';
  const own = 'Amy would like to hold C1 on Fri 4 Dec and does not hold it.';
  const result = {
    ...{
      ...MINE,
      cost: 5,
      byTier: { wishes: 5 },
      byRule: { requests: 4, 'call-equity': 1 },
      atLeast: 2,
      proven: false,
      possible: true,
      moves: [],
    },
    breaks: [
      finding('requests', ['Ben'], wish),
      finding('call-equity', ['Ben'], share),
      finding('requests', ['Amy'], own),
    ],
    ...{ gives: [], assignments: fullDecember().slice(0, 1) },
    sentences: ['It can be done, and the rota is worse by 5.', wish, share, own],
  };
  const progress = { elapsedMs: 1, iterations: 1, cost: {}, bound: null, open: 0, mustBroken: 0, assignments: [] };
  await solves.report(claim, progress);
  expect((await staff.get(`/api/v1/solves/${body.id}`)).body.progress).toBeNull();
  const [mine, managers] = [follow(staff, body.id), follow(manager, body.id)];
  await managers.begun;
  await solves.finish(claim, { status: 'done', result, at: new Date() });
  const { body: told } = await staff.get(`/api/v1/solves/${body.id}`).expect(200);
  expect(told.answer.sentences).toEqual([
    'It can be done.',
    'Something personal of a colleague stands against it.',
    share,
    own,
  ]);
  expect(told.answer).toMatchObject({ cost: null, atLeast: null, byTier: {}, byRule: {} });
  expect(told.answer.breaks.map(({ sentence }: { sentence: string }) => sentence)).toEqual([share, own]);
  expect(JSON.stringify(told)).not.toContain('wedding');
  expect(await managers.all).toMatch(/event: steps[^]*event: end[^]*wedding/);
  expect(await mine.all).toContain('event: end');
  expect(await mine.all).not.toMatch(/wedding|event: (progress|steps)/);
  expect(told.answer.assignments).toEqual([]);
  expect((await (await test.as('ben')).get(`/api/v1/solves/${body.id}`)).status).toBe(404);
  expect((await manager.get(`/api/v1/solves/${body.id}`)).body.answer.sentences).toContain(wish);
});

it('does not show staff what managers ask or fill', async () => {
  const { body } = await ask(manager, MINE).expect(202);
  expect((await staff.get(`/api/v1/solves/${body.id}`)).body.code).toBe('unknown-solve');
});

it('says what became of wishes, to each their own', async () => {
  const wish = { person: 'Amy', from: '2026-12-04', to: '2026-12-04', wish: 'avoid', duty: 'C1', priority: 'nice' };
  await staff.post(`${TEAM}/requests`).send(wish).expect(201);
  await staff
    .post(`${TEAM}/requests`)
    .send({ ...wish, wish: 'want' })
    .expect(201);
  const { body } = await staff.get(`${TEAM}/requests/outcomes`).expect(200);
  const outcomes = body as { request: { wish: string }; month: string; met: boolean; against: object[] }[];
  const ofWish = (asked: string) => outcomes.filter(({ request }) => request.wish === asked);
  expect(ofWish('avoid')).toMatchObject([
    { month: '2026-12', met: false, against: [{ date: '2026-12-04', duty: 'C1' }] },
  ]);
  expect(ofWish('want')).toMatchObject([{ month: '2026-12', met: true, against: [] }]);
  expect((await (await test.as('ben')).get(`${TEAM}/requests/outcomes`)).body).toEqual([]);
});
