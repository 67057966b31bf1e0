// Adds up what the test runners wrote and prints `N passed, N failed`; a failed step without a test of its own counts as one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const [folder, steps] = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const file of existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []) {
  const report = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  // A journey that passed when it was tried again counts as passed; its first failure stands in the log.
  passed += report.numPassedTests ?? (report.stats ? report.stats.expected + report.stats.flaky : 0);
  failed += report.numFailedTests ?? report.stats?.unexpected ?? 0;
  failed += report.numRuntimeErrorTestSuites ?? 0;
}
if (Number(steps) > 0 && failed === 0) failed = Number(steps);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || Number(steps) > 0 || passed === 0 ? 1 : 0;
