import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';

const projectFolder = join(__dirname, '../../../..');
let folder: string;
let started: EmbeddedPostgres[] = [];

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'evenflow-embedded-'))));
afterEach(async () => {
  for (const server of started) await server.stop();
  started = [];
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ projectFolder, folder: join(folder, 'postgres') });
  started.push(server);
  return server;
}

async function ask(server: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client(server.url('evenflow'));
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

const processId = () => Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);

describe('the embedded PostgreSQL', () => {
  it('keeps what was written through a stop and through a kill', async () => {
    const first = await start();
    await first.ensureDatabase('evenflow');
    await ask(first, 'CREATE TABLE kept AS SELECT 1 AS n');
    await first.stop();

    const second = await start();
    await second.ensureDatabase('evenflow');
    await ask(second, 'INSERT INTO kept VALUES (2)');
    process.kill(processId(), 'SIGKILL');

    const third = await start();
    expect(third.adopted).toBe(false);
    expect(await ask(third, 'SELECT n FROM kept ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]);
  }, 30_000);

  it('takes over a server whose starter was killed, and never starts a second on one folder', async () => {
    const left = await start();
    await left.ensureDatabase('evenflow');
    const pid = processId();
    const taken = await start();
    expect([taken.adopted, processId(), taken.url('evenflow')]).toEqual([true, pid, left.url('evenflow')]);
    await taken.stop();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  }, 30_000);

  it('lets nobody in without the password', async () => {
    const server = await start();
    const guest = new pg.Client(server.url('postgres').replace(/:[^:@]+@/, ':guess@'));
    await expect(guest.connect()).rejects.toMatchObject({ code: '28P01' });
  }, 30_000);
});
