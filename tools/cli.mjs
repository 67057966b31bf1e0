// Runs a verb of the command line, compiling first what has changed.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const run = (args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;

const built = run([path.join(root, 'node_modules/typescript/bin/tsc'), '-b', path.join(root, 'apps/cli')]);
process.exitCode = built === 0 ? run([path.join(root, 'apps/cli/dist/main.js'), ...process.argv.slice(2)]) : 2;
