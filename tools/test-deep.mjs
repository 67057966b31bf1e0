// `npm run test:deep`: the property suites at full size, that is every spec that asks `deepSize` how much to try.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const jest = path.join(root, 'node_modules/jest/bin/jest.js');
const env = { ...process.env, EVENFLOW_DEEP: '1' };
const listed = execFileSync(process.execPath, [jest, '--listTests', '--json'], { cwd: root, env, encoding: 'utf8' });
const deep = JSON.parse(listed).filter((spec) => readFileSync(spec, 'utf8').includes('deepSize('));
const words = [jest, '--runTestsByPath', ...deep, ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, words, { cwd: root, env, stdio: 'inherit' }).status ?? 1;
