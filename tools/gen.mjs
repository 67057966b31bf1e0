// Writes what is generated: the API's OpenAPI text, the client made from it, and a page for each rule. With --check it
// fails, naming the files, when what lies there is not what would be written.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const GENERATED = ['libs/api-client/openapi.json', 'libs/api-client/src/generated', 'docs/rules'];

function run(file, ...args) {
  const { status } = spawnSync(process.execPath, [path.join(root, file), ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}

function contents() {
  const files = GENERATED.flatMap((place) => {
    const full = path.join(root, place);
    if (!statSync(full, { throwIfNoEntry: false })?.isDirectory()) return [place];
    return readdirSync(full, { recursive: true }).map((name) => path.join(place, name));
  });
  const isFile = (file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.isFile();
  return new Map(files.filter(isFile).map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}

const before = contents();
run('node_modules/typescript/bin/tsc', '-b', 'apps/api');
run('apps/api/dist/openapi/emit.js');
run('node_modules/@hey-api/openapi-ts/bin/run.js', '-f', 'libs/api-client/openapi-ts.config.mjs');
run('tools/rule-docs/write.mjs');

const after = contents();
const stale = [...new Set([...before.keys(), ...after.keys()])].filter((file) => before.get(file) !== after.get(file));
if (process.argv.includes('--check') && stale.length > 0) {
  console.error(`Not up to date: ${stale.join(', ')}. Run "npm run gen" and commit what it writes.`);
  process.exit(1);
}
console.log(stale.length > 0 ? `Written anew: ${stale.join(', ')}` : 'All generated files are up to date.');
