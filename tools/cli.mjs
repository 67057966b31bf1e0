// Runs a verb of the command line, compiling first what has changed.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const run = (args, env = {}) =>
  spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;

const built = run([path.join(root, 'node_modules/typescript/bin/tsc'), '-b', path.join(root, 'apps/cli')]);
process.exitCode = built === 0 ? await runVerb(process.argv.slice(2)) : 2;

/** With the memory of a worker's solve. */
async function runVerb(words) {
  const { SOLVE_ENVIRONMENT, SOLVE_FLAGS } = await import(path.join(root, 'libs/solver/dist/memory.js'));
  return run([...SOLVE_FLAGS, path.join(root, 'apps/cli/dist/main.js'), ...words], SOLVE_ENVIRONMENT);
}
