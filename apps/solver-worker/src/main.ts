import { createDataSource } from '@evenflow/persistence';
import { SOLVE_MEGABYTES } from '@evenflow/solver';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { SolverWorker } from './worker.ts';

const databaseUrl = process.env['DATABASE_URL'];
if (!databaseUrl) {
  console.error('The solver worker needs DATABASE_URL, the address of the PostgreSQL server.');
  process.exit(1);
}

/** As the API is told it, so that both are in the same hour. */
const aheadMs = Number(process.env['CLOCK_AHEAD_SECONDS'] ?? 0) * 1000;
const source = createDataSource(databaseUrl, 4);
const worker = new SolverWorker(source, {
  name: `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`,
  databaseUrl,
  program: {
    path: fileURLToPath(new URL('./solve.process.js', import.meta.url)),
    heapMegabytes: 280,
    residentMegabytes: SOLVE_MEGABYTES,
    graceMs: 30_000,
  },
  leaseMs: 4_000,
  turnMs: 60_000,
  lookEveryMs: 2_000,
  now: () => new Date(Date.now() + aheadMs),
  warn: (line) => console.error(line),
});

let leaving = false;
async function leave(): Promise<void> {
  if (leaving) return;
  leaving = true;
  await worker.close();
  await source.destroy();
  process.exit();
}

process.on('SIGTERM', () => void leave());
process.on('SIGINT', () => void leave());
// Started by another process that went away without a word.
process.on('disconnect', () => void leave());

try {
  await source.initialize();
  await worker.start();
  process.send?.('ready');
} catch (failure) {
  console.error(`The solver worker cannot start: ${(failure as Error).message}`);
  process.exit(1);
}
