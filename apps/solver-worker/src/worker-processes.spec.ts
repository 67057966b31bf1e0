import {
  AccessRepository,
  DraftRepository,
  MAX_ATTEMPTS,
  RuleSetRepository,
  SolveRepository,
  TeamRepository,
  type RotaKey,
} from '@evenflow/persistence';
import { testDatabase, type TestDatabase } from '@evenflow/persistence/testing';
import { call, deepSize, duty, night, person, tinyTeam } from '@evenflow/testing';
import { startFromSource } from '@evenflow/testing/processes';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const AT = new Date('2026-11-23T12:00:00Z');
const ACT = { by: 'Muna', at: AT };
/** Orders of each team, and how often a worker is killed. */
const ORDERS = deepSize(2, 150);
const ORDERS_OF_OTHERS = deepSize(1, 25);
const KILLS = deepSize(1, 40);
/** A month that cannot be proven in a turn, with more time than one turn. */
const GIANTS = deepSize(0, 1);
const GIANT_SECONDS = 90;
const PATIENCE_MS = deepSize(50_000, 3_000_000);

let database: TestDatabase;
let workers: ChildProcess[];

beforeEach(async () => {
  workers = [];
  database = await testDatabase();
  await database.source.query('CREATE TABLE ends (id uuid, status text, at timestamptz DEFAULT clock_timestamp())');
  await database.source.query(`CREATE FUNCTION note_end() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN INSERT INTO ends VALUES (new.id, new.status); RETURN new; END $$`);
  // Also what is written of a solve after its end.
  await database.source.query(`CREATE TRIGGER note_end AFTER UPDATE ON solves FOR EACH ROW
    WHEN (new.status IN ('done', 'stopped', 'failed')) EXECUTE FUNCTION note_end()`);
});
afterEach(async () => {
  for (const worker of workers) if (isAlive(worker)) await ended(worker);
  await database.drop();
});

function isAlive({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

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

async function teamWithRota(organisation: string, team: string, giant = false): Promise<RotaKey> {
  const { manager } = database.source;
  const size = {
    people: Array.from({ length: 24 }, (_, i) => person(`P${i}`)),
    dutyTypes: [duty('D'), duty('E'), night('N'), call('C1'), call('C2')],
  };
  await new TeamRepository(manager).save(organisation, tinyTeam({ id: team, name: team, ...(giant ? size : {}) }));
  const key = { organisation, team, month: '2026-12' };
  await new DraftRepository(manager).getOrCreate(key, ACT);
  const rules = ['required-count', ...(giant ? ['one-duty-at-a-time', 'rest-between-duties', 'call-equity'] : [])];
  const settings = rules.map((rule) => ({ id: rule, rule }));
  await new RuleSetRepository(manager).change(key, { settings }, { ...ACT, expectedVersion: 0 });
  return key;
}

interface Row {
  readonly id: string;
  readonly status: string;
  readonly attempt: number;
  readonly claimed_by: string | null;
}

const rows = () => database.source.query<Row[]>('SELECT id, status, attempt, claimed_by FROM solves ORDER BY id');
const isOver = ({ status }: Row) => status !== 'queued' && status !== 'running';

/**
 * Kills one of two workers in the middle of a solve; false once nothing is left to do. None whose solve would be given up
 * with it: a long one is in somebody's hands at nearly every kill.
 */
async function killOne(until: number): Promise<boolean> {
  await Promise.all(Array.from({ length: 2 - workers.filter(isAlive).length }, startProcess));
  while (Date.now() < until) {
    await wait(20 + Math.random() * deepSize(0, 1500));
    const now = await rows();
    if (now.every(isOver)) return false;
    const mayBeKilled = now.filter(({ status, attempt }) => status === 'running' && attempt < MAX_ATTEMPTS);
    const held = mayBeKilled.map(({ claimed_by: by }) => by!.split('-').at(-2));
    const [busy] = workers.filter((worker) => isAlive(worker) && held.includes(String(worker.pid)));
    if (!busy) continue;
    busy.kill('SIGKILL');
    await once(busy, 'exit');
    return true;
  }
  return false;
}

describe('two worker processes', () => {
  it('lose nothing, do nothing twice and starve nobody, however often one is killed in the middle of a solve', async () => {
    const { manager } = database.source;
    const organisation = await new AccessRepository(manager).addOrganisation('Hospital');
    const solves = new SolveRepository(manager);
    const order = async (key: RotaKey, seconds: number) =>
      (await solves.enqueue(key, { ...ACT, seed: 1, seconds, keep: 'locks' })).id;
    const giant = await teamWithRota(organisation, 'giant', true);
    for (let i = 0; i < GIANTS; i += 1) await order(giant, GIANT_SECONDS);
    const many = await teamWithRota(organisation, 'many');
    const others = [await teamWithRota(organisation, 'few'), await teamWithRota(organisation, 'other')];
    for (let i = 0; i < ORDERS; i += 1) await order(many, 2);
    const fewest: string[] = [];
    for (let i = 0; i < ORDERS_OF_OTHERS; i += 1) for (const key of others) fewest.push(await order(key, 2));

    const until = Date.now() + PATIENCE_MS;
    let kills = 0;
    while (kills < KILLS && (await killOne(until))) kills += 1;
    while (Date.now() < until && !(await rows()).every(isOver)) await wait(100);

    const left = await rows();
    expect(await database.source.query('SELECT problem FROM solves WHERE problem IS NOT NULL')).toEqual([]);
    expect(new Set(left.map(({ status }) => status))).toEqual(new Set(['done']));
    expect(left.some(({ attempt }) => attempt > 1)).toBe(true);
    for (const { id } of left) {
      const { result } = await solves.get(organisation, id);
      expect(result).toMatchObject({ open: [], cost: { byTier: { must: 0, open: 0 } } });
    }
    const ends = await database.source.query<{ id: string }[]>('SELECT id FROM ends ORDER BY at');
    expect(ends.map(({ id }) => id).sort()).toEqual(left.map(({ id }) => id));
    // Whoever asked for little is done long before whoever asked for much, although asked later.
    const last = Math.max(...fewest.map((id) => ends.findIndex((end) => end.id === id)));
    expect(last).toBeLessThanOrEqual(fewest.length + Math.min(ORDERS, fewest.length) + GIANTS);
  });
});
