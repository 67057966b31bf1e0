// Writes the pages of docs/rules into the folder that is named, from the rules and their drawn examples; pages of rules
// that are gone go too.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const conditions = ['@evenflow/source'];
const load = async (file) => {
  const { module } = await runnerImport(path.join(root, file), {
    configFile: false,
    logLevel: 'error',
    // Libraries as they are written: nothing needs to be built first.
    environments: { inline: { resolve: { conditions, noExternal: [/^@evenflow\//] } } },
  });
  return module;
};

const { describeRules } = await load('libs/rules/src/index.ts');
const { indexPage, rulePage } = await load('tools/rule-docs/rule-pages.ts');
const target = process.argv[2];
const rules = describeRules();
const pages = new Map([['README.md', indexPage(rules)]]);
for (const rule of rules) {
  const { examples } = await load(`libs/rules/src/rules/${rule.category}/${rule.id}/${rule.id}.examples.ts`);
  pages.set(`${rule.id}.md`, rulePage(rule, examples));
}

mkdirSync(target, { recursive: true });
for (const name of readdirSync(target)) if (!pages.has(name)) rmSync(path.join(target, name));
for (const [name, text] of pages) writeFileSync(path.join(target, name), text);
