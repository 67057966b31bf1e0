import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../database/data-source.ts';
import { onServer, withDatabase } from './test-server.ts';

/** A migrated, empty database of its own for one suite, on a real PostgreSQL. */
export interface TestDatabase {
  readonly url: string;
  readonly source: DataSource;
  /** Closes the connections and drops it. */
  drop(): Promise<void>;
}

/** Makes one in a moment, as a copy of the run's migrated template. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env['EVENFLOW_TEST_SERVER'];
  const prefix = process.env['EVENFLOW_TEST_PREFIX'];
  if (!server || !prefix) throw new Error('This Jest project has no database: see jest.config.mjs, globalSetup.');
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  await onServer(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${prefix}template`));
  const url = withDatabase(server, name);
  const source = await createDataSource(url, 4).initialize();
  return {
    url,
    source,
    drop: async () => {
      await source.destroy();
      await onServer(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}
