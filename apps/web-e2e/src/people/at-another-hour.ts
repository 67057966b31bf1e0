import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const READY_MS = 30_000;

/** A second API of the same house, whose clock stands at another hour. */
export interface OtherHour {
  readonly url: string;
  readonly port: number;
  /** How far its clock, and that of its pages, is ahead of the machine's. */
  readonly aheadMs: number;
  stop(): Promise<void>;
}

/**
 * Starts the API once more on the database of the running journeys, at `moment`. What goes on by itself stays with the
 * first one, whose hour is not this one's. `at` is the port of one that was stopped, for the same pages hours later.
 */
export async function startAt(moment: string, at?: number): Promise<OtherHour> {
  const seconds = Math.round((Date.parse(moment) - Date.now()) / 1000);
  const port = at ?? (await freePort());
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    ...{ DATABASE_URL: await databaseUrl(), PORT: String(port), CLOCK_AHEAD_SECONDS: String(seconds) },
    ...{ BACKGROUND: 'off', COVER_WATCH: 'off', EVENFLOW_DEMO: 'on', LOG_LEVEL: 'error' },
  };
  // However a journey ends, this API ends with it.
  const leave = pathToFileURL(path.join(ROOT, 'tools/start/leave-with-parent.mjs')).href;
  const program = ['--import', leave, path.join(ROOT, 'apps/api/dist/main.js')];
  const api = spawn(process.execPath, program, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  for (const until = Date.now() + READY_MS; Date.now() < until; await wait(100)) {
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (!answer?.ok) continue;
    const stop = async () => {
      api.kill('SIGTERM');
      await once(api, 'exit');
    };
    return { url, port, aheadMs: seconds * 1000, stop };
  }
  api.kill('SIGKILL');
  throw new Error(`The second API does not answer at ${url}.`);
}

/** Of the server that `npm start` runs: the same folder asked again answers with the server that holds it. */
async function databaseUrl(): Promise<string> {
  const compiled = pathToFileURL(path.join(ROOT, 'libs/persistence/dist/index.js')).href;
  const { startEmbeddedPostgres } = (await import(compiled)) as {
    startEmbeddedPostgres: (where: object) => Promise<{ adopted: boolean; url: (database: string) => string }>;
  };
  const folder = path.join(process.env['EVENFLOW_E2E_DATA']!, 'postgres');
  const server = await startEmbeddedPostgres({ projectFolder: ROOT, folder });
  if (!server.adopted) throw new Error('The journeys run without a database of their own.');
  return server.url('evenflow');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
