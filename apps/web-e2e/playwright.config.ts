import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { THURSDAY_EVENING } from './src/people/moment.ts';

/** A port nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

// Playwright reads this file once in each of its processes; what the first one chose is handed on.
const port = (process.env['EVENFLOW_E2E_PORT'] ??= String(await freePort()));
const folder = (process.env['EVENFLOW_E2E_DATA'] ??= mkdtempSync(path.join(tmpdir(), 'evenflow-e2e-')));
// The same hour in server, worker and pages, whenever and however long this runs.
const ahead = (process.env['CLOCK_AHEAD_SECONDS'] ??= String(
  Math.round((Date.parse(THURSDAY_EVENING) - Date.now()) / 1000),
));
// EVENFLOW_URL names a server that already runs, with demo data nobody needs any more, and the same CLOCK_AHEAD_SECONDS.
const running = process.env['EVENFLOW_URL'];
const baseURL = running ?? `http://localhost:${port}`;

/** The whole product as `npm start` runs it, with an empty data folder, in Debian's Chromium. */
export default defineConfig({
  testDir: 'src/journeys',
  outputDir: '../../test-results',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // Shared machines stall; a journey gets a second go there, and the log keeps the first.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  webServer: running
    ? undefined
    : {
        command: 'npm start',
        cwd: path.resolve(import.meta.dirname, '../..'),
        url: `${baseURL}/api/health`,
        timeout: 240_000,
        // One after another the journeys sign the same people in more often than anybody would.
        env: { PORT: port, EVENFLOW_DATA: folder, CLOCK_AHEAD_SECONDS: ahead, SIGN_IN_LIMIT: '1000' },
        stdout: 'pipe',
        gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
      },
});
