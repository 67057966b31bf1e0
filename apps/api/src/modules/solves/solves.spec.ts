import { setTimeout as wait } from 'node:timers/promises';
import { SolveRepository } from '@evenflow/persistence';
import type TestAgent from 'supertest/lib/agent.js';
import { startTestApp, TEAM, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let manager: TestAgent;
beforeAll(async () => {
  test = await startTestApp();
  manager = await test.as('manager');
});
afterAll(() => test.stop());

const COST = { total: 3, byTier: { comfort: 3 } };
const RESULT = {
  assignments: [{ person: 'Amy', date: '2027-06-01', duty: 'C1', start: 'x', end: 'x' }],
  open: [],
  findings: [],
  cost: { ...COST, byRule: {} },
  ...{ bound: 3, gap: 0, proven: true, seed: 7, iterations: 9, elapsedMs: 20, firstCompleteMs: 5 },
};

describe('a solve', () => {
  const solves = () => new SolveRepository(test.database.source.manager);

  it('is queued, told as it happens, and accepted as an edit on what the manager saw', async () => {
    const path = `${TEAM}/rotas/2027-06`;
    const started = await manager.post(`${path}/solves`).send({ seed: 7, seconds: 5, keep: 'locks' }).expect(202);
    expect(started.body).toMatchObject({ status: 'queued', month: '2027-06', progress: null, result: null });
    const url = `/api/v1/solves/${started.body.id}`;
    const early = await manager.post(`${url}/accept`).set('if-match', '"r0"');
    expect([early.status, early.body.code]).toEqual([409, 'not-in-this-state']);

    const heard = listen(`${url}/events`);
    const { claim } = (await solves().claim('worker of the specs', 60_000))!;
    await heard.open;
    const progress = { elapsedMs: 10, iterations: 5, cost: COST, bound: null, open: 2, mustBroken: 0 };
    await solves().report(claim, progress);
    await heard.until('progress');
    await solves().finish(claim, { status: 'done', result: RESULT, at: new Date() });
    const events = await heard.end;
    expect(events.map(({ type }) => type)).toEqual(['progress', 'end']);
    expect(events[0]!.data).toEqual(progress);
    expect(events[1]!.data).toMatchObject({ id: started.body.id, status: 'done', result: { proven: true } });

    const stale = await manager.post(`${url}/accept`).set('if-match', '"r4"');
    expect([stale.status, stale.body.code]).toEqual([412, 'rota-changed']);
    const accepted = await manager
      .post(`${url}/accept`)
      .set('if-match', (await manager.get(path)).headers['etag']!)
      .expect(200);
    expect(accepted.body.assignments).toMatchObject([
      { person: 'Amy', duty: 'C1', start: '2027-06-01T16:00:00+01:00', end: '2027-06-02T08:00:00+01:00' },
    ]);
  });

  it('answers a question, and a repair is taken as an edit', async () => {
    const path = `${TEAM}/rotas/2027-07`;
    const early = await manager.post(`${path}/questions`).send({ kind: 'repair' });
    expect([early.status, early.body.code]).toEqual([409, 'not-in-this-state']);
    const wrong = await manager.post(`${path}/questions`).send({ kind: 'why', person: 'Amy' });
    expect(wrong.status).toBe(400);
    const question = { kind: 'why', person: 'Amy', date: '2027-07-01', duty: 'C1' };
    const { body } = await manager.post(`${path}/questions`).send(question).expect(202);
    expect(body).toMatchObject({ status: 'queued', question, answer: null, result: null });
    const { claim, solve } = (await solves().claim('worker of the specs', 60_000))!;
    expect(solve.question).toEqual(question);
    const repaired = {
      kind: 'repair',
      assignments: RESULT.assignments.map((each) => ({ ...each, date: '2027-07-01' })),
    };
    await solves().finish(claim, { status: 'done', result: repaired, at: new Date() });
    const answered = await manager.get(`/api/v1/solves/${body.id}`).expect(200);
    expect(answered.body).toMatchObject({ status: 'done', result: null, answer: { kind: 'repair' } });
    const { headers } = await manager.get(path);
    const accepted = await manager
      .post(`/api/v1/solves/${body.id}/accept`)
      .set('if-match', headers['etag']!)
      .expect(200);
    expect(accepted.body.assignments).toMatchObject([{ person: 'Amy', duty: 'C1', date: '2027-07-01' }]);
    const staff = await (await test.as('staff')).post(`${path}/questions`).send({ kind: 'conflict' });
    expect(staff.status).toBe(403);
  });

  it('tells the first answer to a repair while it is being proven, and what it was stopped with', async () => {
    const path = `${TEAM}/rotas/2027-07`;
    const why = { kind: 'why', person: 'Amy', date: '2027-07-02', duty: 'C1' };
    const { body } = await manager.post(`${path}/questions`).send(why).expect(202);
    const url = `/api/v1/solves/${body.id}`;
    const heard = listen(`${url}/events`);
    const { claim } = (await solves().claim('worker of the specs', 60_000))!;
    await heard.open;
    const first = { kind: 'repair', assignments: [], fewest: false, elapsedMs: 700 };
    await solves().report(claim, { elapsedMs: 720, first });
    await heard.until('first');
    expect((await manager.get(url)).body).toMatchObject({ status: 'running', steps: null, first, answer: null });
    expect((await manager.post(`${url}/accept`).set('if-match', '"r0"')).body.code).toBe('not-in-this-state');
    await solves().finish(claim, { status: 'stopped', result: first, at: new Date() });
    expect((await heard.end).map(({ type, data }) => [type, data])).toMatchObject([
      ['first', first],
      ['end', { status: 'stopped', steps: null, first: null, answer: first }],
    ]);
  });

  it('is not taken when it would undo what was locked since it began', async () => {
    const path = `${TEAM}/rotas/2027-08`;
    const { body } = await manager.post(`${path}/solves`).send({ keep: 'locks' }).expect(202);
    const { claim } = (await solves().claim('worker of the specs', 60_000))!;
    const result = { ...RESULT, assignments: [{ ...RESULT.assignments[0]!, date: '2027-08-30' }] };
    await solves().finish(claim, { status: 'done', result, at: new Date() });
    const turn = { person: 'Ben', date: '2027-08-30', duty: 'C1' };
    const cells = async () => (await manager.get(path)).headers['etag']!;
    const edit = async (edits: object[]) =>
      manager
        .post(`${path}/edits`)
        .set('if-match', await cells())
        .send({ edits })
        .expect(200);
    await edit([
      { op: 'assign', ...turn },
      { op: 'lock', ...turn },
    ]);
    const accept = async () => manager.post(`/api/v1/solves/${body.id}/accept`).set('if-match', await cells());
    const refused = await accept();
    expect([refused.status, refused.body.code]).toEqual([409, 'locked-since']);
    expect(refused.body.detail).toContain('Ben, C1 on Mon 30 Aug.');
    await edit([{ op: 'unlock', ...turn }]);
    expect((await accept()).body.assignments).toMatchObject([{ person: 'Amy', duty: 'C1', date: '2027-08-30' }]);
  });

  it('can be stopped before a worker takes it', async () => {
    const { body } = await manager.post(`${TEAM}/rotas/2027-06/solves`).send({ keep: 'filled' }).expect(202);
    expect((await manager.post(`/api/v1/solves/${body.id}/stop`).expect(200)).body.status).toBe('stopped');
  });

  it('is stopped with its best rota, however long the worker takes to put it down', async () => {
    const { body } = await manager.post(`${TEAM}/rotas/2027-06/solves`).send({ keep: 'filled' }).expect(202);
    const { claim } = (await solves().claim('worker of the specs', 60_000))!;
    const stopping = manager.post(`/api/v1/solves/${body.id}/stop`).then((answer) => answer);
    while ((await solves().renew(claim, 60_000)) !== 'stop') await wait(5);
    await wait(300);
    await solves().finish(claim, { status: 'stopped', result: RESULT, at: new Date() });
    const stopped = await stopping;
    expect([stopped.status, stopped.body.status, stopped.body.result.cost.total]).toEqual([200, 'stopped', 3]);
  });

  it('is told on from where its follower was when the connection was lost', async () => {
    const { body } = await manager.post(`${TEAM}/rotas/2027-06/solves`).send({ keep: 'filled' }).expect(202);
    const url = `/api/v1/solves/${body.id}`;
    const { claim } = (await solves().claim('worker of the specs', 60_000))!;
    const progress = { elapsedMs: 10, iterations: 5, cost: COST, bound: null, open: 2, mustBroken: 0 };
    await solves().report(claim, progress);
    const first = listen(`${url}/events`);
    await first.until('progress');
    const lastSeen = first.events[0]!.id!;
    first.lose();
    const again = listen(`${url}/events`, { 'last-event-id': lastSeen });
    await again.open;
    await solves().report(claim, { ...progress, elapsedMs: 20 });
    await again.until('progress');
    await solves().finish(claim, { status: 'done', result: RESULT, at: new Date() });
    expect((await again.end).map(({ type, data }) => [type, (data as { elapsedMs?: number }).elapsedMs])).toEqual([
      ['progress', 20],
      ['end', undefined],
    ]);
    // What ended while nobody listened is told to whoever comes back.
    expect((await listen(`${url}/events`, { 'last-event-id': lastSeen }).end).map(({ type }) => type)).toEqual(['end']);
  });

  it('keeps the best rota that a search told of before it broke off', async () => {
    const path = `${TEAM}/rotas/2027-08`;
    const { body } = await manager.post(`${path}/solves`).send({ keep: 'filled' }).expect(202);
    const { claim } = (await solves().claim('worker of the specs', 60_000))!;
    const assignments = RESULT.assignments.map((each) => ({ ...each, date: '2027-08-02' }));
    const progress = { elapsedMs: 10, iterations: 5, cost: COST, bound: null, open: 0, mustBroken: 0, assignments };
    await solves().report(claim, progress);
    await solves().finish(claim, { status: 'failed', problem: { code: 'solve-died', facts: {} }, at: new Date() });
    const { headers } = await manager.get(path);
    const kept = await manager.post(`/api/v1/solves/${body.id}/accept`).set('if-match', headers['etag']!).expect(200);
    expect(kept.body.assignments).toMatchObject([{ person: 'Amy', duty: 'C1', date: '2027-08-02' }]);
  });

  it('is not shown to another team', async () => {
    const { body } = await manager.post(`${TEAM}/rotas/2027-06/solves`).send({ keep: 'filled' });
    const stranger = await test.as('stranger');
    for (const id of [body.id, 'not-an-id', '00000000-0000-4000-8000-000000000000']) {
      const answer = await stranger.get(`/api/v1/solves/${id}`);
      expect([answer.status, answer.body.code]).toEqual([404, 'unknown-solve']);
    }
  });

  /** Reads an event stream as a browser does. */
  function listen(path: string, sent: Readonly<Record<string, string>> = {}) {
    const events: { type: string; data: unknown; id?: string | undefined }[] = [];
    const losing = new AbortController();
    let opened: () => void;
    const open = new Promise<void>((resolve) => (opened = resolve));
    const read = async () => {
      const signIn = await manager.get('/api/v1/session');
      expect(signIn.status).toBe(200);
      const { port } = test.app.getHttpServer().address() as { port: number };
      const cookie = manager.jar.getCookies({ path: '/', domain: '127.0.0.1', secure: false, script: false });
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        headers: { ...sent, cookie: cookie.toValueString() },
        signal: losing.signal,
      });
      expect(response.headers.get('content-type')).toContain('text/event-stream');
      opened();
      const text = response.body!.pipeThrough(new TextDecoderStream());
      let rest = '';
      for await (const part of text) {
        const blocks = (rest + part).split('\n\n');
        rest = blocks.pop()!;
        for (const block of blocks) {
          const type = /^event: (.*)$/m.exec(block)?.[1];
          const id = /^id: (.*)$/m.exec(block)?.[1];
          if (type) events.push({ type, data: JSON.parse(/^data: (.*)$/m.exec(block)![1]!), id });
        }
      }
      return events;
    };
    const end = read();
    const until = async (type: string) => {
      for (let i = 0; i < 200 && !events.some((event) => event.type === type); i++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const lose = () => {
      end.catch(() => undefined);
      losing.abort();
    };
    return { events, open, until, end, lose };
  }
});
