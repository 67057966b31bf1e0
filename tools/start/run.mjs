import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build, requirePackages } from './build.mjs';
import { startKept } from './children.mjs';
import { checkDatabaseUrl, migrate, startDatabase } from './database.mjs';
import { freePort } from './port.mjs';
import { lineFor, StartProblem } from './problem.mjs';
import { noteRunning } from './running.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const STATE = path.resolve(process.env.EVENFLOW_DATA ?? path.join(ROOT, '.evenflow'));
const READY_MS = 60_000;

/** Undone in reverse order when Evenflow stops, whatever the reason. */
const undo = [];
let stopping = null;

function stopAll() {
  stopping ??= (async () => {
    for (const step of undo.reverse()) await step();
  })().catch((failure) => console.error(lineFor(failure)));
  return stopping;
}

/** Starts everything and stays until Ctrl-C, SIGTERM, or until a part ends by itself too often. */
export async function run() {
  const leave = () => void stopAll().then(() => process.exit(0));
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
  process.on('SIGHUP', leave);
  try {
    const children = await startAll();
    const ended = await Promise.race(children.map(async (child) => ({ child, code: await child.ended })));
    if (stopping) return;
    console.error(`${ended.child.name} ends by itself again and again; Evenflow stops.`);
  } catch (failure) {
    if (stopping) return;
    console.error(lineFor(failure));
  }
  await stopAll();
  process.exit(1);
}

async function startAll() {
  undo.push(noteRunning(STATE));
  const port = await freePort();
  requirePackages(ROOT);
  await checkDatabaseUrl();
  await build(ROOT);
  const database = await startDatabase(ROOT, path.join(STATE, 'postgres'));
  undo.push(database.stop);
  await migrate(ROOT, database.url);
  // An empty database gets the demo teams, unless they are switched off.
  const env = { DATABASE_URL: database.url, PORT: String(port), EVENFLOW_DEMO: process.env.EVENFLOW_DEMO ?? 'on' };
  const children = [
    startKept('api', path.join(ROOT, 'apps/api/dist/main.js'), env),
    startKept('worker', path.join(ROOT, 'apps/solver-worker/dist/main.js'), env),
  ];
  undo.push(() => Promise.all(children.map((child) => child.stop())));
  await answering(`http://localhost:${port}/api/health`, children);
  for (const child of children) child.keep();
  console.log(`Evenflow is at http://localhost:${port}`);
  return children;
}

/** Waits until the address answers. Throws when a child ends first. */
async function answering(address, children) {
  const ended = Promise.race(children.map((child) => child.ended.then(() => child)));
  for (const until = Date.now() + READY_MS; Date.now() < until;) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
    const gone = await Promise.race([ended, wait(50, null)]);
    if (gone) throw new StartProblem(`${gone.name} could not start; the lines above say why.`);
  }
  throw new StartProblem(`The API does not answer at ${address}.`);
}
