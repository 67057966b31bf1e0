// Who is on call, asked 500 times a second with 1,000 teams loaded: p95 of the answer and of If-None-Match. Starts the
// built API and a PostgreSQL that forgets, on this machine only, and stops both. `npm run bench:on-call`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { build, requirePackages } from '../start/build.mjs';
import { seedTeams } from './teams.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const TEAMS = Number(process.env.TEAMS ?? 1000);
const RATE = Number(process.env.RATE ?? 500);
const SECONDS = Math.min(60, Number(process.env.SECONDS ?? 15));

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
  const port = await freePort();
  api = spawn(process.execPath, [path.join(ROOT, 'apps/api/dist/main.js')], {
    env: { ...process.env, DATABASE_URL: url, PORT: String(port), EVENFLOW_DEMO: 'off', COVER_WATCH: 'off' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const base = `http://127.0.0.1:${port}`;
  for (let left = 1200; !(await fetch(`${base}/api/health`).catch(() => null))?.ok; left--) {
    if (left === 0) throw new Error('The API did not start.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const ask = (team, headers = {}) => ({
    path: `/api/v1/on-call?team=${team}`,
    headers: { authorization: `Bearer ${tokens[team]}`, ...headers },
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
  const memory = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${api.pid}/status`, 'utf8'))[1]) / 1024;
  console.log(
    `${rolesHeld} roles held; first answer of a team ${warm.toFixed(1)} ms each; API ${memory.toFixed(0)} MB`,
  );
  for (const [name, requests] of [
    ['answer', teams.map((team) => ask(team))],
    ['If-None-Match', teams.map((team) => ask(team, { 'if-none-match': tags[team] }))],
  ]) {
    const cpu = cpuOf(api.pid);
    const result = await autocannon({
      ...{ url: base, connections: 20, duration: SECONDS, overallRate: RATE, requests },
      setupClient: (client) => client.setRequests(requests.toSorted(() => Math.random() - 0.5)),
    });
    const used = ((cpuOf(api.pid) - cpu) / SECONDS) * 100;
    const { p50, p97_5, p99, max } = result.latency;
    console.log(
      `${name}: ${result.requests.average.toFixed(0)}/s, p50 ${p50} ms, p97.5 ${p97_5} ms, p99 ${p99} ms, max ${max} ms; ` +
        `${result['2xx']} ok, ${result.non2xx} not (304: ${result['3xx'] ?? 0}), ${result.errors} errors; API ${used.toFixed(0)} % of one core`,
    );
  }
} finally {
  api?.kill('SIGTERM');
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
