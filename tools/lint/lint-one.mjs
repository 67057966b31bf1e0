// Lints standard input as the file named by the argument, with the import law alone; prints the messages as JSON.
import { Linter } from 'eslint';
import { readFileSync } from 'node:fs';
import { importLaw } from './import-law.mjs';

const linter = new Linter({ cwd: process.cwd() });
const messages = linter.verify(
  readFileSync(0, 'utf8'),
  [
    {
      files: ['**/*.ts'],
      plugins: { house: { rules: { 'import-law': importLaw } } },
      rules: { 'house/import-law': 'error' },
    },
  ],
  { filename: process.argv[2] },
);
process.stdout.write(JSON.stringify(messages.map((message) => message.message)));
