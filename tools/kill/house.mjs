// Evenflow as `npm start` runs it, in a folder of its own, and the numbers of its processes.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
/** The demo's month runs, with people on call. */
const EVENING = Date.parse('2026-11-26T20:30:00Z');

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Starts it; `kill` ends one of its processes without a word, `start` starts it again after it was killed itself. */
export async function startHouse() {
  const folder = mkdtempSync(path.join(tmpdir(), 'evenflow-kill-'));
  const env = {
    ...process.env,
    ...{ EVENFLOW_DATA: folder, PORT: String(await freePort()), DATABASE_URL: '' },
    CLOCK_AHEAD_SECONDS: String(Math.round((EVENING - Date.now()) / 1000)),
  };
  const house = {
    base: `http://localhost:${env.PORT}`,
    said: [],
    start() {
      const program = path.join(ROOT, 'tools/start.mjs');
      house.process = spawn(process.execPath, [program], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
      for (const stream of [house.process.stdout, house.process.stderr]) {
        stream.on('data', (text) => house.said.push(String(text)));
      }
    },
    /** True when there was such a process at this moment. */
    kill(victim) {
      const pid = victims(house.process.pid, folder)[victim]?.();
      if (!pid) return false;
      try {
        process.kill(pid, 'SIGKILL');
        return true;
      } catch {
        return false;
      }
    },
    databaseUrl() {
      const [, , , port] = readFileSync(path.join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n');
      const password = readFileSync(path.join(folder, 'postgres/password'), 'utf8').trim();
      return `postgres://evenflow:${password}@127.0.0.1:${port}/evenflow`;
    },
    async stop() {
      house.process.kill('SIGTERM');
      for (let left = 300; house.process.exitCode === null && left > 0; left--) await wait(100);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  house.start();
  return house;
}

/** How each of the processes is found: by what it runs, among the children of its parent. */
function victims(starter, folder) {
  const child = (of, isIt) => childrenOf(of).find((pid) => isIt(commandOf(pid)));
  const postmaster = () =>
    Number(readFileSync(path.join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  const worker = () => child(starter, (command) => command.includes('apps/solver-worker/dist/main.js'));
  return {
    'the API': () => child(starter, (command) => command.includes('apps/api/dist/main.js')),
    'the worker': worker,
    'a solve': () => childrenOf(worker() ?? -1)[0],
    'a session of the database': () => child(postmaster(), (command) => /^postgres: evenflow evenflow/.test(command)),
    'the database': postmaster,
    'npm start': () => starter,
  };
}

export const VICTIMS = Object.keys(victims(0, ''));

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function childrenOf(parent) {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === parent);
}

function parentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1]);
  } catch {
    return -1;
  }
}
