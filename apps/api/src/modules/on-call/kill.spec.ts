import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type TestAgent from 'supertest/lib/agent.js';
import { createDataSource, startEmbeddedPostgres, type EmbeddedPostgres } from '@evenflow/persistence';
import { deepSize } from '@evenflow/testing';
import { fullDecember, startTestApp, TEAM, type TestApp } from '../../testing/test-app.ts';
import { publishMonth } from '../../testing/publish-month.ts';

const ROTA = `${TEAM}/rotas/2026-12`;
const ROUNDS = 30;

let server: EmbeddedPostgres;
let test: TestApp;
let manager: TestAgent;
let folder: string;
let url: string;

// A server of its own: every session on it dies with the one that is killed.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evenflow-kill-'));
  server = await startEmbeddedPostgres({
    projectFolder: resolve(__dirname, '../../../../..'),
    folder: join(folder, 'postgres'),
    unsafe: true,
  });
  await server.ensureDatabase('evenflow');
  url = server.url('evenflow');
  const source = await createDataSource(url, 4).initialize();
  await source.runMigrations();
  test = await startTestApp({ database: { url, source, drop: () => source.destroy() } });
  manager = await test.as('manager');
  await publishMonth(manager, fullDecember());
}, 120_000);
afterAll(async () => {
  await test.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** A connection of our own that may die like all others. */
async function asked<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** kill -9 for a session of the API: PostgreSQL then ends all others too and recovers as after a crash. */
async function killDatabase(): Promise<void> {
  const [session] = await asked<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE application_name = 'evenflow' ORDER BY (state = 'active') DESC, state_change DESC LIMIT 1`,
  );
  process.kill(session!.pid, 'SIGKILL');
}

async function eventually<T>(what: () => Promise<T | null>): Promise<T> {
  for (const until = Date.now() + 40_000; ;) {
    const found = await what().catch(() => null);
    if (found !== null) return found;
    if (Date.now() > until) throw new Error('it did not recover within 40 s');
    await wait(100);
  }
}

const whoIsOn = async (): Promise<string | null> => {
  const { status, body } = await manager.get('/api/v1/on-call').query({ at: '2026-12-09T20:00:00Z' });
  return status === 200 ? body.sites[0].roles[0].person.code : null;
};

// At full size only: once on a busy machine the API had no answer for 40 s after a kill, and that is not understood yet.
// eslint-disable-next-line no-restricted-syntax
const atFullSize = deepSize(0, 1) === 1 ? it : it.skip;

atFullSize(
  'a database killed while a month is published leaves the old rota or the new one, told once, and the board comes back',
  async () => {
    const swapped = (round: number) =>
      fullDecember().map((each) =>
        round % 2 === 0 || !['Amy', 'Cat'].includes(each.person)
          ? each
          : { ...each, person: each.person === 'Amy' ? 'Cat' : 'Amy' },
      );
    expect(await whoIsOn()).toBe('Cat');
    for (let round = 1; round <= ROUNDS; round++) {
      const publishing = publishMonth(manager, swapped(round)).catch(() => undefined);
      // Somewhere in the edit, the check or the publishing.
      await wait(40 + ((round * 97) % 400));
      await killDatabase();
      await publishing;

      const who = await eventually(whoIsOn);
      const [kept] = await eventually(() =>
        asked<{ versions: number; told: number; assignments: { person: string; date: string }[] }>(
          `SELECT (SELECT count(*)::int FROM rota_versions) AS versions,
          (SELECT count(*)::int FROM outbox_messages WHERE topic = 'rota.published') AS told,
          (SELECT assignments FROM rota_versions ORDER BY number DESC LIMIT 1) AS assignments`,
        ),
      );
      const open = await asked<{ cell: string }>(
        `SELECT person.code || ' ' || held.date || ' ' || duty.code AS cell FROM published_assignments held
       JOIN people person ON person.id = held.person_id JOIN duty_types duty ON duty.id = held.duty_type_id
       WHERE held.closed_at IS NULL ORDER BY 1`,
      );
      expect(kept!.told).toBe(kept!.versions);
      const cells = (kept!.assignments as unknown as { person: string; date: string; duty: string }[]).map(
        ({ person, date, duty }) => `${person} ${date} ${duty}`,
      );
      expect(open.map(({ cell }) => cell)).toEqual(cells.sort());
      expect(cells).toContain(`${who} 2026-12-09 C1`);
    }
    // And goes on as if nothing had been.
    await publishMonth(manager, swapped(1));
    expect(await whoIsOn()).toBe('Amy');
    expect((await manager.get(ROTA)).status).toBe(200);
  },
  900_000,
);
