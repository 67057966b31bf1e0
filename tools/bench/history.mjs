// "Who was on call then, as known then?" over three years of data: times, and how PostgreSQL finds the rows. Starts a
// PostgreSQL that forgets, and stops it. `npm run bench:history`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, requirePackages } from '../start/build.mjs';
import { seedTeams } from './teams.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const TEAMS = Number(process.env.TEAMS ?? 50);
const QUESTIONS = 200;
const YEAR_MS = 365 * 86_400_000;

const folder = mkdtempSync(path.join(tmpdir(), 'evenflow-bench-'));
requirePackages(ROOT);
await build(ROOT, path.join(ROOT, '.evenflow'));
const { startEmbeddedPostgres, createDataSource, OnCallRepository } = await import(
  path.join(ROOT, 'libs/persistence/dist/index.js')
);
const { addDays, resolveOnCall } = await import(path.join(ROOT, 'libs/domain/dist/index.js'));
const server = await startEmbeddedPostgres({
  projectFolder: ROOT,
  folder: path.join(folder, 'postgres'),
  unsafe: true,
});
try {
  await server.ensureDatabase('evenflow');
  const source = await createDataSource(server.url('evenflow'), 4).initialize();
  await source.runMigrations();
  console.log(`Loading three years of ${TEAMS} teams …`);
  const { organisation, teams } = await seedTeams(ROOT, source, TEAMS, { back: 36, ahead: 1, again: 2 });
  const [{ rows }] = await source.query('SELECT count(*)::int AS rows FROM published_assignments');
  const repository = new OnCallRepository(source.manager);
  const times = [];
  const cpu = process.cpuUsage();
  let held = 0;
  for (let asked = 0; asked < QUESTIONS; asked++) {
    const at = new Date(Date.now() - Math.random() * 3 * YEAR_MS);
    const day = at.toISOString().slice(0, 10);
    const begun = performance.now();
    const window = { from: addDays(day, -35), to: addDays(day, 35), knownAt: at };
    const key = { organisation, team: teams[asked % teams.length] };
    const { team, published, months } = await repository.around(key, window);
    const known = new Set(months.map(({ month }) => month));
    const roles = resolveOnCall(team, {
      ...{ at: Math.floor(at.getTime() / 60_000), published },
      isPublished: (each) => known.has(each.slice(0, 7)),
    });
    times.push(performance.now() - begun);
    held += roles.filter(({ now }) => now?.person).length;
  }
  const { user, system } = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const of = (share) => times[Math.floor(share * (times.length - 1))].toFixed(0);
  console.log(
    `${rows} published rows, ${QUESTIONS} instants, ${held} roles held; p50 ${of(0.5)} ms, p95 ${of(0.95)} ms, max ${of(1)} ms; ` +
      `${((user + system) / 1000 / QUESTIONS).toFixed(1)} ms of processor each`,
  );
  const plan = await source.query(
    `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) SELECT * FROM published_assignments
     WHERE team_id = (SELECT id FROM teams WHERE slug = 'team-7') AND date BETWEEN '2025-04-01' AND '2025-07-01'
     AND opened_at <= '2025-05-03' AND (closed_at IS NULL OR closed_at > '2025-05-03')`,
  );
  for (const line of plan) console.log(`  ${line['QUERY PLAN']}`);
  await source.destroy();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
