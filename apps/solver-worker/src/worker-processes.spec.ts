import {
  AccessRepository,
  DraftRepository,
  RuleSetRepository,
  SolveRepository,
  TeamRepository,
} from '@evenflow/persistence';
import { testDatabase, type TestDatabase } from '@evenflow/persistence/testing';
import { tinyTeam } from '@evenflow/testing';
import { startFromSource } from '@evenflow/testing/processes';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const AT = new Date('2026-11-23T12:00:00Z');
const ACT = { by: 'Muna', at: AT };

let database: TestDatabase;
let workers: ChildProcess[];

beforeEach(async () => {
  workers = [];
  database = await testDatabase();
});
afterEach(async () => {
  for (const worker of workers) if (worker.exitCode === null && worker.signalCode === null) await ended(worker);
  await database.drop();
});

async function ended(worker: ChildProcess): Promise<void> {
  worker.kill('SIGTERM');
  await once(worker, 'exit');
}

/** The worker as it is deployed, in a process of its own. */
async function startProcess(): Promise<ChildProcess> {
  const worker = await startFromSource(join(__dirname, 'main.ts'), { DATABASE_URL: database.url });
  workers.push(worker);
  return worker;
}

async function teamWithRota(team: string, organisation: string) {
  const { manager } = database.source;
  await new TeamRepository(manager).save(organisation, tinyTeam({ id: team, name: team }));
  const key = { organisation, team, month: '2026-12' };
  await new DraftRepository(manager).getOrCreate(key, ACT);
  const settings = [{ id: 'count', rule: 'required-count' }];
  await new RuleSetRepository(manager).change(key, { settings }, { ...ACT, expectedVersion: 0 });
  return key;
}

describe('two worker processes', () => {
  it('lose nothing and do nothing twice when one is killed in the middle of a solve', async () => {
    const { manager } = database.source;
    const organisation = await new AccessRepository(manager).addOrganisation('Hospital');
    const keys = [await teamWithRota('one', organisation), await teamWithRota('two', organisation)];
    const solves = new SolveRepository(manager);
    const [first] = [await startProcess(), await startProcess()];
    const orders = [];
    for (const key of keys) {
      for (let i = 0; i < 2; i++) {
        orders.push(await solves.enqueue(key, { ...ACT, seed: i, seconds: 2, keep: 'locks' }));
      }
    }
    const rows = () =>
      database.source.query<{ id: string; status: string; attempt: number; claimed_by: string | null }[]>(
        'SELECT id, status, attempt, claimed_by FROM solves ORDER BY id',
      );
    const ofFirst = `-${first.pid}-`;
    const until = Date.now() + 50_000;
    let held: { readonly id: string } | undefined;
    while (!held && Date.now() < until) {
      await wait(20);
      held = (await rows()).find((row) => row.status === 'running' && row.claimed_by?.includes(ofFirst));
    }
    first.kill('SIGKILL');
    while (Date.now() < until && (await rows()).some(({ status }) => status !== 'done')) await wait(100);
    const left = await rows();
    const problems = await database.source.query('SELECT problem FROM solves WHERE problem IS NOT NULL');
    expect(problems).toEqual([]);
    expect(left.map(({ status }) => status)).toEqual(['done', 'done', 'done', 'done']);
    expect(left.find(({ id }) => id === held?.id)).toMatchObject({ attempt: 2 });
    expect(left.filter(({ attempt }) => attempt > 1)).toHaveLength(1);
    for (const { id } of orders) {
      const { result } = await solves.get(organisation, id);
      expect(result).toMatchObject({ open: [], cost: { byTier: { must: 0, open: 0 } } });
    }
  });
});
