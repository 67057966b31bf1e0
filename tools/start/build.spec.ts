import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const program = `
  const { build } = await import('${pathToFileURL(join(__dirname, 'build.mjs')).href}');
  await build(process.cwd());`;

/** Stands for the compilers: notes that it ran, and makes what they make. */
const compiler = (name: string, made: readonly string[]): string => `
  const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
  appendFileSync('runs', '${name} ');
  for (const file of ${JSON.stringify(made)}) {
    mkdirSync(require('node:path').dirname(file), { recursive: true });
    writeFileSync(file, '');
  }`;

let root: string;

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** Which compilers a build ran. */
function built(): string[] {
  write('runs', '');
  execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: root });
  return readFileSync(join(root, 'runs'), 'utf8').trim().split(' ').filter(Boolean).sort();
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'evenflow-build-'));
  const server = ['apps/api/dist/main.js', 'apps/solver-worker/dist/main.js'];
  write('node_modules/typescript/bin/tsc', compiler('server', server));
  write('node_modules/vite/bin/vite.js', compiler('web', ['apps/web/dist/index.html']));
  for (const file of ['package-lock.json', 'tsconfig.base.json']) write(file, '{}');
  for (const folder of ['libs/rules', 'apps/api', 'apps/solver-worker', 'apps/web']) write(`${folder}/src/a.ts`, 'a');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a build', () => {
  it('is made once, also where its sources are written anew as they were', () => {
    expect(built()).toEqual(['server', 'web']);
    expect(built()).toEqual([]);
    write('libs/rules/src/a.ts', 'a');
    expect(built()).toEqual([]);
  });

  it.each([
    ['apps/web/src/a.ts', ['web']],
    ['apps/api/src/a.ts', ['server']],
    ['libs/rules/src/new.ts', ['server', 'web']],
    ['apps/web/src/a.spec.ts', []],
  ])('after a change of %s compiles %j', (file, parts) => {
    built();
    write(file, 'b');
    expect(built()).toEqual(parts);
  });

  it('is made again where it is gone', () => {
    built();
    rmSync(join(root, 'apps/web/dist'), { recursive: true });
    expect(built()).toEqual(['web']);
  });
});
