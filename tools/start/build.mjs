import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isFull, StartProblem } from './problem.mjs';

/** What is compiled by what, from where, and a file that shows that it was. */
const PARTS = [
  {
    name: 'server',
    folders: ['libs', 'apps/api', 'apps/solver-worker'],
    made: ['apps/api/dist/main.js', 'apps/solver-worker/dist/main.js'],
    command: ['node_modules/typescript/bin/tsc', '-b', 'apps/api', 'apps/solver-worker'],
  },
  {
    name: 'web',
    folders: ['libs', 'apps/web'],
    made: ['apps/web/dist/index.html'],
    command: ['node_modules/vite/bin/vite.js', 'build', 'apps/web', '--logLevel', 'error'],
  },
];

/** Throws StartProblem when `npm ci` was not run yet. */
export function requirePackages(root) {
  if (existsSync(path.join(root, 'node_modules/typescript'))) return;
  throw new StartProblem('The packages are not installed: run "npm ci" first.');
}

/**
 * Builds the parts whose sources changed since they were built last, side by side. What was built is noted beside it,
 * wherever the data of a start is. Throws StartProblem.
 */
export async function build(root) {
  const stateFolder = path.join(root, '.evenflow');
  const stale = PARTS.map((part) => ({ part, state: stateOf(root, part) })).filter(({ part, state }) => {
    const stamp = stampFile(stateFolder, part);
    const known = existsSync(stamp) && readFileSync(stamp, 'utf8') === state;
    return !known || part.made.some((file) => !existsSync(path.join(root, file)));
  });
  if (stale.length === 0) return;
  console.log('Building …');
  mkdirSync(stateFolder, { recursive: true });
  const built = await Promise.allSettled(stale.map(({ part }) => compile(root, part)));
  const failed = built.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  for (const { part, state } of stale) writeFileSync(stampFile(stateFolder, part), state);
}

const stampFile = (folder, part) => path.join(folder, `built-${part.name}`);

/** Changes when any source of the part does; a file that is written anew as it was is no change. */
function stateOf(root, part) {
  const hash = createHash('sha256');
  const note = (file) => {
    const text = readFileSync(file);
    hash.update(`${path.relative(root, file)} ${text.length}\n`).update(text);
  };
  for (const file of ['package-lock.json', 'tsconfig.base.json']) note(path.join(root, file));
  for (const folder of part.folders) for (const file of sources(path.join(root, folder))) note(file);
  return hash.digest('hex');
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'dist' || entry.name === 'node_modules') continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(file);
    else if (!entry.name.includes('.spec.')) yield file;
  }
}

function compile(root, part) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, part.command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('close', (code) => {
      if (code === 0) return resolve();
      if (isFull(output)) return reject(new StartProblem('The disk is full: there is no room for the build.'));
      console.error(output.trim());
      reject(new StartProblem(`The ${part.name} could not be built; the lines above say why.`));
    });
  });
}
