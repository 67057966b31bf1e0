import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import request from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { createDataSource, startEmbeddedPostgres, type EmbeddedPostgres } from '@evenflow/persistence';
import { deepSize } from '@evenflow/testing';
import { startFromSource } from '@evenflow/testing/processes';
import { publishMonth } from '../../testing/publish-month.ts';
import { fullDecember, PASSWORD, seed } from '../../testing/test-app.ts';

const ROTA = '/api/v1/teams/tiny/rotas/2026-12';
const PATIENCE_MS = 40_000;

let server: EmbeddedPostgres;
let api: ChildProcess;
let manager: TestAgent;
let folder: string;
let url: string;
let port: number;

// A server of its own: all its sessions die with the one that is killed. The API runs as it is deployed, beside the test.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evenflow-kill-'));
  const projectFolder = resolve(__dirname, '../../../../..');
  const where = { projectFolder, folder: join(folder, 'postgres') };
  server = await startEmbeddedPostgres({ ...where, unsafe: true, onRestart: () => undefined });
  await server.ensureDatabase('evenflow');
  url = server.url('evenflow');
  const source = await createDataSource(url, 2).initialize();
  await source.runMigrations();
  await seed({ source });
  await source.destroy();
  port = await freePort();
  api = await startApi();
  manager = request.agent(`http://127.0.0.1:${port}`).set('x-evenflow', '1');
  await manager.post('/api/v1/session').send({ email: 'manager@example.org', password: PASSWORD }).expect(200);
  await publishMonth(manager, fullDecember());
}, 120_000);
afterAll(async () => {
  api.kill('SIGTERM');
  await once(api, 'exit');
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

function startApi(): Promise<ChildProcess> {
  const env = { DATABASE_URL: url, PORT: String(port), NOW: '2026-12-09T12:00:00Z', LOG_LEVEL: 'silent' };
  return startFromSource(resolve(__dirname, '../../testing/api.process.ts'), env);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const found = (probe.address() as AddressInfo).port;
  probe.close();
  await once(probe, 'close');
  return found;
}

/** A connection of our own that may die like all others. */
async function asked<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Resolves when `look` finds something; fails with what it last ran into. */
async function eventually<T>(look: () => Promise<T | string>): Promise<Exclude<T, string>> {
  for (const until = Date.now() + PATIENCE_MS; ;) {
    const found = await look().catch((failure: unknown) => String(failure));
    if (typeof found !== 'string') return found as Exclude<T, string>;
    if (Date.now() > until) throw new Error(`it did not recover: ${found}`);
    await wait(50);
  }
}

/** Whoever answers says who holds the first call; until somebody does, why not. */
async function whoIsOn(): Promise<{ code: string } | string> {
  const { status, text, body } = await manager.get('/api/v1/on-call').query({ at: '2026-12-09T20:00:00Z' });
  return status === 200 && body.sites[0].roles[0].person ? body.sites[0].roles[0].person : `${status} ${text}`;
}

const KILLED = {
  /** PostgreSQL then ends all other sessions, too, and recovers as after a crash. */
  'a session of the database': async () => {
    const [session] = await asked<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'evenflow' ORDER BY (state = 'active') DESC, state_change DESC LIMIT 1`,
    );
    process.kill(session!.pid, 'SIGKILL');
  },
  'the whole database': () => {
    const note = readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8');
    process.kill(Number(note.split('\n')[0]), 'SIGKILL');
  },
  'the API': async () => {
    const ended = once(api, 'exit');
    api.kill('SIGKILL');
    await ended;
    api = await startApi();
  },
};

interface Kept {
  readonly number: number;
  readonly cells: string[];
}

const cellsOf = (assignments: readonly { person: string; date: string; duty: string }[]) =>
  assignments.map(({ person, date, duty }) => `${person} ${date} ${duty}`).sort();

async function versions(): Promise<Kept[]> {
  const rows = await asked<{ number: number; assignments: Parameters<typeof cellsOf>[0] }>(
    'SELECT number, assignments FROM rota_versions ORDER BY number',
  );
  return rows.map(({ number, assignments }) => ({ number, cells: cellsOf(assignments) }));
}

/** Who was told of which version, once everything in the outbox is told. */
async function told(): Promise<string[] | string> {
  const [{ waiting }] = (await asked<{ waiting: number }>(
    'SELECT count(*)::int AS waiting FROM outbox_messages WHERE told_at IS NULL',
  )) as [{ waiting: number }];
  if (waiting > 0) return `${waiting} messages are not told yet`;
  const rows = await asked<{ line: string }>(
    `SELECT (message.body->>'version') || ' ' || notice.recipient_name AS line
     FROM outbox_messages message JOIN notices notice ON notice.source = message.id
     WHERE message.topic = 'rota.published' ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
}

/** Whom each version touches, from its cells alone. */
function touched(kept: readonly Kept[]): string[] {
  const lines = kept.flatMap(({ number, cells }, index) => {
    const before = kept[index - 1]?.cells ?? [];
    const changed = [
      ...cells.filter((cell) => !before.includes(cell)),
      ...before.filter((cell) => !cells.includes(cell)),
    ];
    return [...new Set(changed.map((cell) => cell.split(' ')[0]!))].map((person) => `${number} ${person}`);
  });
  return lines.sort();
}

/** Amy and Cat change places in every other round. */
function swapped(round: number) {
  const other: Record<string, string> = round % 2 === 0 ? {} : { Amy: 'Cat', Cat: 'Amy' };
  return fullDecember().map((each) => ({ ...each, person: other[each.person] ?? each.person }));
}

describe('killed while a month is published', () => {
  it.each([
    ['a session of the database', deepSize(4, 40)],
    ['the whole database', deepSize(2, 20)],
    ['the API', deepSize(1, 20)],
  ] as const)(
    '%s: the old rota or the new one, told once, and the board comes back',
    async (victim, rounds) => {
      for (let round = 1; round <= rounds; round++) {
        const publishing = publishMonth(manager, swapped(round)).catch(() => undefined);
        // Somewhere in the edit, the check or the publishing.
        await wait(40 + ((round * 97) % 400));
        await KILLED[victim]();
        await publishing;

        const { code } = await eventually(whoIsOn);
        const kept = await eventually(versions);
        const open = await asked<{ cell: string }>(
          `SELECT person.code || ' ' || held.date || ' ' || duty.code AS cell FROM published_assignments held
         JOIN people person ON person.id = held.person_id JOIN duty_types duty ON duty.id = held.duty_type_id
         WHERE held.closed_at IS NULL`,
        );
        const { cells } = kept.at(-1)!;
        expect(open.map(({ cell }) => cell).sort()).toEqual(cells);
        expect(cells).toContain(`${code} 2026-12-09 C1`);
        expect((await eventually(told)).toSorted()).toEqual(touched(kept));
      }
      // And goes on as if nothing had been.
      for (const [round, person] of [
        [1, 'Amy'],
        [2, 'Cat'],
      ] as const) {
        await publishMonth(manager, swapped(round));
        expect(await whoIsOn()).toMatchObject({ code: person });
      }
      expect((await manager.get(ROTA)).status).toBe(200);
    },
    deepSize(120_000, 3_600_000),
  );
});
