// Writes what is generated: the API's OpenAPI text, the client made from it, and a page for each rule. With --check it
// changes nothing and fails, naming the files, when what lies there is not what would be written.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const OPENAPI = 'libs/api-client/openapi.json';
const RULES = 'docs/rules';
const GENERATED = [OPENAPI, 'libs/api-client/src/generated', RULES];

function run(file, args, env = {}) {
  const { status } = spawnSync(process.execPath, [path.join(root, file), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}

function contents(folder) {
  const files = GENERATED.flatMap((place) => {
    const full = path.join(folder, place);
    if (!statSync(full, { throwIfNoEntry: false })?.isDirectory()) return [place];
    return readdirSync(full, { recursive: true }).map((name) => path.join(place, name));
  });
  const isFile = (file) => statSync(path.join(folder, file), { throwIfNoEntry: false })?.isFile();
  return new Map(files.filter(isFile).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
}

function write(folder) {
  mkdirSync(path.join(folder, path.dirname(OPENAPI)), { recursive: true });
  run('apps/api/dist/openapi/emit.js', [path.join(folder, OPENAPI)]);
  const client = ['-f', 'libs/api-client/openapi-ts.config.mjs'];
  run('node_modules/@hey-api/openapi-ts/bin/run.js', client, { GENERATE_INTO: folder });
  run('tools/rule-docs/write.mjs', [path.join(folder, RULES)]);
}

const check = process.argv.includes('--check');
const folder = check ? mkdtempSync(path.join(tmpdir(), 'evenflow-gen-')) : root;
process.once('exit', () => check && rmSync(folder, { recursive: true, force: true }));
const before = contents(root);
run('node_modules/typescript/bin/tsc', ['-b', 'apps/api']);
write(folder);

const after = contents(folder);
const stale = [...new Set([...before.keys(), ...after.keys()])].filter((file) => before.get(file) !== after.get(file));
if (check && stale.length > 0) {
  console.error(`Not up to date: ${stale.join(', ')}. Run "npm run gen" and commit what it writes.`);
  process.exit(1);
}
console.log(stale.length > 0 ? `Written anew: ${stale.join(', ')}` : 'All generated files are up to date.');
