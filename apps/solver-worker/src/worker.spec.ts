import {
  AccessRepository,
  DraftRepository,
  RuleSetRepository,
  SolveRepository,
  TeamRepository,
} from '@evenflow/persistence';
import { testDatabase, type TestDatabase } from '@evenflow/persistence/testing';
import { tinyTeam } from '@evenflow/testing';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SpareProcess } from './spare-process.ts';
import { SolverWorker } from './worker.ts';

const AT = new Date('2026-11-23T12:00:00Z');
const ACT = { by: 'Muna', at: AT };

let database: TestDatabase;
let workers: SolverWorker[];
let warnings: string[];
let key: { organisation: string; team: string; month: string };
let solves: SolveRepository;

beforeEach(async () => {
  workers = [];
  warnings = [];
  database = await testDatabase();
  const { manager } = database.source;
  const organisation = await new AccessRepository(manager).addOrganisation('Hospital');
  key = { organisation, team: 'tiny', month: '2026-12' };
  await new TeamRepository(manager).save(organisation, tinyTeam());
  await new DraftRepository(manager).getOrCreate(key, ACT);
  await new RuleSetRepository(manager).change(key, { settings: [] }, { ...ACT, expectedVersion: 0 });
  solves = new SolveRepository(manager);
});
afterEach(async () => {
  for (const worker of workers) await worker.close();
  await database.drop();
  expect(warnings).toEqual([]);
});

const LIMITS = { heapMegabytes: 64, residentMegabytes: 300, graceMs: 20_000 };

async function startWorker(
  name: string,
  program: string,
  over: { graceMs?: number; turnMs?: number } = {},
): Promise<SolverWorker> {
  const { graceMs = LIMITS.graceMs, turnMs = 60_000 } = over;
  const worker = new SolverWorker(database.source, {
    name,
    databaseUrl: database.url,
    program: { path: join(__dirname, 'fixtures', program), ...LIMITS, graceMs },
    turnMs,
    leaseMs: 600,
    lookEveryMs: 200,
    now: () => AT,
    warn: (line) => warnings.push(line),
  });
  workers.push(worker);
  await worker.start();
  return worker;
}

const order = (seconds: number) => solves.enqueue(key, { ...ACT, seed: 1, seconds, keep: 'locks' });

/** The solve, once it is as wanted; as it is after 20 seconds otherwise. */
async function solveWhen(id: string, wanted: (solve: Awaited<ReturnType<SolveRepository['get']>>) => unknown) {
  for (const until = Date.now() + 20_000; ; await wait(20)) {
    const solve = await solves.get(key.organisation, id);
    if (wanted(solve) || Date.now() > until) return solve;
  }
}

describe('a solver worker', () => {
  it('takes a solve, tells how far it is, and stores the rota', async () => {
    await startWorker('one', 'answers.mjs');
    const { id } = await order(1);
    expect(await solveWhen(id, ({ progress }) => progress)).toMatchObject({ progress: { elapsedMs: 1 } });
    expect(await solveWhen(id, ({ status }) => status === 'done')).toMatchObject({
      status: 'done',
      result: { assignments: [] },
    });
  });

  it('starts the next process ahead, and gives each to one solve only', () => {
    const spare = new SpareProcess({ path: join(__dirname, 'fixtures', 'answers.mjs'), ...LIMITS });
    spare.prepare();
    const taken = [spare.take(), spare.take()];
    expect(new Set(taken.map(({ pid }) => pid)).size).toBe(2);
    expect(taken.map(({ connected }) => connected)).toEqual([true, true]);
    for (const child of taken) child.kill('SIGKILL');
    spare.close();
  });

  it('stops at a word and keeps the best rota', async () => {
    await startWorker('one', 'answers.mjs');
    const { id } = await order(60);
    await solveWhen(id, ({ progress }) => progress);
    await solves.stop(key.organisation, id, AT);
    const stopped = await solveWhen(id, ({ status }) => status === 'stopped');
    expect(stopped).toMatchObject({ status: 'stopped', result: { assignments: [] } });
  });

  it('stops at a word without a rota where there was none yet, and the one of an earlier turn stays', async () => {
    await startWorker('one', 'reads.mjs');
    const { id } = await order(60);
    await solveWhen(id, ({ status }) => status === 'running');
    await solves.stop(key.organisation, id, AT);
    const stopped = await solveWhen(id, ({ status }) => status === 'stopped');
    expect(stopped).toMatchObject({ status: 'stopped', result: null, problem: null });
    await workers.pop()!.close();

    const again = await order(60);
    const { claim } = (await solves.claim('earlier', 60_000))!;
    await solves.release(claim, { assignments: [], elapsedMs: 400 });
    await startWorker('two', 'reads.mjs');
    await solveWhen(again.id, ({ status }) => status === 'running');
    await solves.stop(key.organisation, again.id, AT);
    const kept = await solveWhen(again.id, ({ status }) => status === 'stopped');
    expect(kept).toMatchObject({ status: 'stopped', result: { elapsedMs: 400 } });
  });

  it('ends a question at once when it is stopped, whatever its process is at', async () => {
    await startWorker('one', 'hangs.mjs');
    const question = { kind: 'conflict' } as const;
    const { id } = await solves.enqueue(key, { ...ACT, seed: 1, seconds: 60, keep: 'locks', question });
    await solveWhen(id, ({ status }) => status === 'running');
    await solves.stop(key.organisation, id, AT);
    const stopped = await solveWhen(id, ({ status }) => status === 'failed');
    expect(stopped).toMatchObject({ status: 'failed', problem: { code: 'stopped' } });
  });

  it('tells the first answer to a question, and keeps it when it is stopped before the proven one', async () => {
    await startWorker('one', 'tells-first.mjs');
    const question = { kind: 'repair' } as const;
    const { id } = await solves.enqueue(key, { ...ACT, seed: 1, seconds: 60, keep: 'locks', question });
    const first = { kind: 'repair', changes: 2 };
    expect(await solveWhen(id, ({ progress }) => progress)).toMatchObject({ status: 'running', progress: { first } });
    await solves.stop(key.organisation, id, AT);
    const stopped = await solveWhen(id, ({ status }) => status === 'stopped');
    expect(stopped).toMatchObject({ status: 'stopped', result: first, problem: null });
  });

  it('tries a killed process once more, then says that it died', async () => {
    await startWorker('one', 'dies.mjs');
    const { id } = await order(1);
    const ended = await solveWhen(id, ({ status }) => status === 'failed');
    expect(ended).toMatchObject({ status: 'failed', problem: { code: 'solve-died' } });
  });

  it('ends a solve that needs too much memory, says so, and goes on with the next', async () => {
    await startWorker('one', 'grows.mjs');
    const [first, second] = [await order(60), await order(60)];
    for (const { id } of [first, second]) {
      const ended = await solveWhen(id, ({ status }) => status === 'failed');
      expect(ended).toMatchObject({ problem: { code: 'solve-memory', facts: { megabytes: 300 } } });
    }
  });

  it('ends a solve that does not end in its time, and says so', async () => {
    await startWorker('one', 'hangs.mjs', { graceMs: 100 });
    const { id } = await order(1);
    const ended = await solveWhen(id, ({ status }) => status === 'failed');
    expect(ended).toMatchObject({ problem: { code: 'solve-overran', facts: { seconds: 1 } } });
  });

  it('lets another team have its turn, and goes on from the best rota with the time that is left', async () => {
    const { manager } = database.source;
    const other = { ...key, team: 'other' };
    await new TeamRepository(manager).save(key.organisation, tinyTeam({ id: 'other' }));
    await new DraftRepository(manager).getOrCreate(other, ACT);
    await new RuleSetRepository(manager).change(other, { settings: [] }, { ...ACT, expectedVersion: 0 });
    await startWorker('one', 'answers.mjs', { turnMs: 1200 });
    const long = await order(30);
    await solveWhen(long.id, ({ progress }) => progress);
    const short = await solves.enqueue(other, { ...ACT, seed: 1, seconds: 1, keep: 'locks' });
    const waits = await solveWhen(long.id, ({ status }) => status === 'queued');
    // Until its next turn it can be stopped, and ends with this rota.
    const result = { assignments: [], elapsedMs: 400 };
    expect(waits).toMatchObject({ progress: { elapsedMs: 400, assignments: [] }, result });
    expect(await solveWhen(short.id, ({ status }) => status === 'done')).toMatchObject({ status: 'done' });
    const goesOn = await solveWhen(
      long.id,
      ({ progress }) => (progress as { seconds?: number } | null)?.seconds !== undefined,
    );
    expect(goesOn).toMatchObject({ status: 'running', progress: { seconds: 29.6, from: [], elapsedMs: 401 } });
  });

  it('takes over the solve of a worker that was killed', async () => {
    const { id } = await order(1);
    await solves.claim('killed', 300);
    await startWorker('next', 'answers.mjs');
    expect(await solveWhen(id, ({ status }) => status === 'done')).toMatchObject({ status: 'done' });
  });

  it('gives its solve back when it is closed, and another finishes it', async () => {
    const first = await startWorker('first', 'answers.mjs');
    const { id } = await order(1);
    await solveWhen(id, ({ progress }) => progress);
    await first.close();
    expect(await solves.get(key.organisation, id)).toMatchObject({ status: 'queued' });
    await startWorker('second', 'answers.mjs');
    expect(await solveWhen(id, ({ status }) => status === 'done')).toMatchObject({ status: 'done' });
  });

  it('says that a team has no rules', async () => {
    const { manager } = database.source;
    await new TeamRepository(manager).save(key.organisation, tinyTeam({ id: 'new' }));
    const rota = { ...key, team: 'new' };
    await new DraftRepository(manager).getOrCreate(rota, ACT);
    await startWorker('one', 'answers.mjs');
    const { id } = await solves.enqueue(rota, { ...ACT, seed: 1, seconds: 1, keep: 'locks' });
    const problem = { code: 'no-rules', facts: { team: 'new' } };
    expect(await solveWhen(id, ({ status }) => status === 'failed')).toMatchObject({ status: 'failed', problem });
  });
});
