import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartProblem } from './problem.mjs';

/** The compiled module: this file runs before anything is compiled, so it is loaded late. */
const compiled = (root, file) => import(pathToFileURL(path.join(root, file)).href);

/** Says at once, before anything is built, when DATABASE_URL is set and cannot be used. Throws StartProblem. */
export async function checkDatabaseUrl(url = process.env.DATABASE_URL) {
  if (!url) return;
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new StartProblem('DATABASE_URL is no PostgreSQL address (postgres://user:password@host:5432/database).');
  }
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
  } catch (failure) {
    throw new StartProblem(`The database ${placeOf(url)} (DATABASE_URL) cannot be used: ${reason(failure)}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** DATABASE_URL's server, or the project's own in `folder`; `stop` ends only the latter. */
export async function startDatabase(root, folder) {
  if (process.env.DATABASE_URL) {
    return { url: process.env.DATABASE_URL, stop: async () => undefined };
  }
  const { startEmbeddedPostgres } = await compiled(root, 'libs/persistence/dist/index.js');
  const onRestart = () => console.error('The database ended by itself and was started again.');
  const server = await startEmbeddedPostgres({ projectFolder: root, folder, onRestart });
  await server.ensureDatabase('evenflow');
  return { url: server.url('evenflow'), stop: () => server.stop() };
}

/** Brings the tables up to date. */
export async function migrate(root, url) {
  const { createDataSource } = await compiled(root, 'libs/persistence/dist/index.js');
  const source = await createDataSource(url, 2).initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}

/** Where a connection string points, without its password. */
function placeOf(url) {
  const { hostname, port, pathname } = new URL(url);
  return `${pathname.slice(1)} at ${hostname}:${port || 5432}`;
}

function reason(failure) {
  const code = failure.code ?? failure.errors?.[0]?.code;
  const known = {
    ECONNREFUSED: 'nothing answers there',
    ENOTFOUND: 'there is no computer of that name',
    EAI_AGAIN: 'its name cannot be looked up',
    EHOSTUNREACH: 'it cannot be reached',
    ETIMEDOUT: 'it does not answer',
    '28P01': 'the user or password is not accepted',
    28000: 'the user is not accepted',
    '3D000': 'the server has no such database',
    53300: 'it has no connection free',
  };
  if (known[code]) return known[code];
  return /timeout|terminated/i.test(failure.message) ? 'it does not answer' : String(failure.message).split('\n')[0];
}
