// `npm run test:deep`: the property suites at full size, that is every spec that asks `deepSize` how much to try; words
// behind `--` name those whose path holds one of them, options go to Jest.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const jest = path.join(root, 'node_modules/jest/bin/jest.js');
const env = { ...process.env, EVENFLOW_DEEP: '1' };
const listed = execFileSync(process.execPath, [jest, '--listTests', '--json'], { cwd: root, env, encoding: 'utf8' });
const given = process.argv.slice(2);
const words = given.filter((each) => !each.startsWith('-'));
const deep = JSON.parse(listed)
  .filter((spec) => words.length === 0 || words.some((word) => spec.includes(word)))
  .filter((spec) => readFileSync(spec, 'utf8').includes('deepSize('));
if (deep.length === 0) throw new Error(`No property suite has ${words.join(' or ')} in its path.`);
const run = [jest, '--runTestsByPath', ...deep, ...given.filter((each) => each.startsWith('-'))];
process.exitCode = spawnSync(process.execPath, run, { cwd: root, env, stdio: 'inherit' }).status ?? 1;
