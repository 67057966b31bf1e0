// Compiles after an install, so that the first start has only the database to make. Never fails an install: what could
// not be compiled now is compiled, and told about, at the start.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './start/build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
try {
  await build(root);
} catch (problem) {
  console.log(`Not built yet: ${problem.message}`);
}
