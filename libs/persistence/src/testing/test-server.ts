import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createDataSource } from '../database/data-source.ts';
import { startEmbeddedPostgres } from '../postgres/embedded-postgres.ts';

/** The server all suites of a Jest run share, and the prefix of every database made in it. */
export interface TestServer {
  readonly url: string;
  readonly prefix: string;
  /** Drops what the run made, and ends the server unless it is somebody else's. */
  stop(): Promise<void>;
}

export function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.toString();
}

export async function onServer<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** DATABASE_URL's server when it is set, else an embedded one that forgets; with a migrated database to copy from. */
export async function startTestServer(projectFolder: string): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'evenflow-test-'));
  const embedded = process.env['DATABASE_URL']
    ? null
    : await startEmbeddedPostgres({ projectFolder, folder: join(folder, 'postgres'), unsafe: true });
  const url = embedded?.url('postgres') ?? process.env['DATABASE_URL']!;
  const prefix = `evenflow_test_${randomBytes(4).toString('hex')}_`;
  await onServer(url, (client) => client.query(`CREATE DATABASE ${prefix}template`));
  const source = await createDataSource(withDatabase(url, `${prefix}template`), 1).initialize();
  await source.runMigrations();
  await source.destroy();
  return {
    url,
    prefix,
    stop: async () => {
      if (embedded) await embedded.stop();
      else await onServer(url, (client) => dropAll(client, prefix));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function dropAll(client: pg.Client, prefix: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
    [prefix],
  );
  for (const { name } of rows) await client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`);
}
