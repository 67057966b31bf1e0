// Who is on call, asked 500 times a second with 1,000 teams loaded: the times of the answer and of If-None-Match, beside
// what may stand behind them: the event loop, garbage, the processor. Starts the built API and a PostgreSQL that forgets,
// on this machine only, and stops both. `npm run bench:on-call`; SECONDS past 60 sees minutes turn and keys looked up anew.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { build, requirePackages } from '../start/build.mjs';
import { seedTeams } from './teams.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const TEAMS = Number(process.env.TEAMS ?? 1000);
const RATE = Number(process.env.RATE ?? 500);
const SECONDS = Math.min(300, Number(process.env.SECONDS ?? 15));

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Seconds of processor a process has used. */
function cpuOf(pid) {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).map(Number);
  return (user + system) / 100;
}

/** Starts the API with its event loop watched; `read` tells what it did since it was last asked. */
async function startApi(url) {
  const port = await freePort();
  const watch = path.join(ROOT, 'tools/bench/event-loop.mjs');
  const api = spawn(process.execPath, ['--expose-gc', '--import', watch, path.join(ROOT, 'apps/api/dist/main.js')], {
    env: { ...process.env, DATABASE_URL: url, PORT: String(port), EVENFLOW_DEMO: 'off', COVER_WATCH: 'off' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const base = `http://127.0.0.1:${port}`;
  for (let left = 1200; !(await fetch(`${base}/api/health`).catch(() => null))?.ok; left--) {
    if (left === 0) throw new Error('The API did not start.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const read = async (what = 'read') => {
    api.send(what);
    return (await once(api, 'message'))[0];
  };
  return { api, base, read };
}

/** Asks at the rate for as long; every answer's time in milliseconds, in the order of their coming. */
async function asked(base, requests) {
  const times = [];
  const statuses = {};
  const begun = Date.now();
  const run = autocannon({
    ...{ url: base, connections: 20, duration: SECONDS, overallRate: RATE, requests },
    setupClient: (client) => client.setRequests(requests.toSorted(() => Math.random() - 0.5)),
  });
  run.on('response', (_client, status, _bytes, time) => {
    times.push({ time, at: Date.now() });
    statuses[status] = (statuses[status] ?? 0) + 1;
  });
  const { errors } = await run;
  return { times, statuses, errors, seconds: (Date.now() - begun) / 1000 };
}

function quantiles(times) {
  const sorted = Float64Array.from(times, ({ time }) => time).sort();
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
  return `p50 ${at(0.5)} p90 ${at(0.9)} p95 ${at(0.95)} p99 ${at(0.99)} max ${at(1)} ms`;
}

/** The seconds of the clock in which the slowest twentieth of the answers came. */
function slowestSeconds(times) {
  const limit = [...times].sort((a, b) => b.time - a.time)[Math.floor(times.length / 20)].time;
  const count = {};
  for (const { time, at } of times) {
    if (time <= limit) continue;
    const second = new Date(at).toISOString().slice(14, 19);
    count[second] = (count[second] ?? 0) + 1;
  }
  const worst = Object.entries(count).sort((a, b) => b[1] - a[1]);
  return worst.slice(0, 5).map(([second, many]) => `${many} at ${second}`);
}

const folder = mkdtempSync(path.join(tmpdir(), 'evenflow-bench-'));
requirePackages(ROOT);
await build(ROOT, path.join(ROOT, '.evenflow'));
const { startEmbeddedPostgres, createDataSource } = await import(path.join(ROOT, 'libs/persistence/dist/index.js'));
const server = await startEmbeddedPostgres({
  projectFolder: ROOT,
  folder: path.join(folder, 'postgres'),
  unsafe: true,
});
let api = null;
try {
  await server.ensureDatabase('evenflow');
  const url = server.url('evenflow');
  const source = await createDataSource(url, 4).initialize();
  await source.runMigrations();
  console.log(`Loading ${TEAMS} teams …`);
  const { tokens, teams } = await seedTeams(ROOT, source, TEAMS);
  await source.destroy();
  const started = await startApi(url);
  api = started.api;
  const { base, read } = started;
  const ask = (team) => ({
    path: `/api/v1/on-call?team=${team}`,
    headers: { authorization: `Bearer ${tokens[team]}` },
  });
  /** As a wall asks: with the tag of what it was told last. */
  const askAgain = (team) => ({
    ...ask(team),
    setupRequest: (request) => ({ ...request, headers: { ...request.headers, 'if-none-match': tags[team] } }),
    onResponse: (_status, _body, _context, headers) => (tags[team] = headers.ETag ?? headers.etag ?? tags[team]),
  });
  const begun = Date.now();
  const tags = {};
  let rolesHeld = 0;
  for (const team of teams) {
    const { path: where, headers } = ask(team);
    const answer = await fetch(base + where, { headers });
    if (!answer.ok) throw new Error(`${team}: ${answer.status} ${await answer.text()}`);
    tags[team] = answer.headers.get('etag');
    rolesHeld += (await answer.json()).sites.flatMap(({ roles }) => roles).filter(({ person }) => person).length;
  }
  const warm = (Date.now() - begun) / TEAMS;
  const { memory } = await read('read alive');
  const mb = (bytes) => (bytes / 2 ** 20).toFixed(0);
  console.log(
    `${rolesHeld} roles held; first answer of a team ${warm.toFixed(1)} ms each; ` +
      `API ${mb(memory.rss)} MB, of it ${mb(memory.heapUsed)} MB of objects alive; load of the machine ${loadavg()[0].toFixed(1)}`,
  );
  for (const [name, requests] of [
    ['answer', teams.map((team) => ask(team))],
    ['If-None-Match', teams.map(askAgain)],
  ]) {
    const cpu = cpuOf(api.pid);
    const { times, statuses, errors, seconds } = await asked(base, requests);
    const used = ((cpuOf(api.pid) - cpu) / seconds) * 100;
    const { delay, gc, memory: after } = await read();
    const share = ((100 * (statuses[304] ?? 0)) / times.length).toFixed(0);
    console.log(
      [
        `${name}: ${(times.length / seconds).toFixed(0)}/s, ${quantiles(times)}; ${share} % 304, ${errors} errors`,
        `  API ${used.toFixed(0)} % of one core, ${mb(after.rss)} MB; event loop late p50 ${delay.p50} p99 ${delay.p99} max ${delay.max} ms; garbage ${gc.times} times, ${gc.total} ms, longest ${gc.longest} ms; load ${loadavg()[0].toFixed(1)}`,
        `  slowest twentieth: ${slowestSeconds(times).join(', ')} (minute:second)`,
      ].join('\n'),
    );
  }
} finally {
  api?.kill('SIGTERM');
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
