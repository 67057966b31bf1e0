// One line for each verb of `npm run`.
const VERBS = [
  ['start', 'the app at http://localhost:3000 with an embedded PostgreSQL and demo teams'],
  ['test', 'every test that needs no browser; `-- --selectProjects rules` for one library'],
  ['test:deep', 'the property suites at full size, many minutes; `-- swap.spec` for those whose path holds a word'],
  ['test:kill', 'kills what `npm start` runs at any moment, again and again, and looks what is left; ROUNDS, SEED'],
  ['e2e', 'the journeys in a real Chromium'],
  [
    'solve',
    '-- <workbook.xlsx|team.json> --month 2026-12 [--rules us|uk-nhs|file.json] [--seconds N] [--iterations N] [--seed S] [--out rota.json|rota.xlsx] [--certificate certificate.json]',
  ],
  ['check', '-- <certificate.json> [--problem problem.json]: counts the bound of a solve again, without an engine'],
  [
    'absences',
    '-- <workbook.xlsx|team.json> --month 2026-12 [--seconds N]: whose absence of a day would leave a must unmeetable',
  ],
  [
    'team-size',
    '-- <workbook.xlsx|team.json> --month 2026-12 [--seconds N]: the fewest who can keep a month, and the proof',
  ],
  ['import', '-- <workbook.xlsx> [--out team.json]: what is understood of a workbook'],
  ['bench', 'the solver on named instances: cost, bound, gap, time to first, memory'],
  ['bench:on-call', 'who is on call, 500 times a second with 1,000 teams loaded; TEAMS, RATE, SECONDS change it'],
  ['bench:history', '"as known then" over three years of data'],
  ['build', 'compile everything that runs'],
  ['lint', 'ESLint with types, the import law and the budgets'],
  ['types', 'type-check everything, specs included'],
  ['format', 'write the house style; format:check only looks'],
  ['gen', 'write OpenAPI, client and rule pages; gen:check fails when one is stale'],
  ['db:drift', 'fails when entities and migrations disagree'],
  ['help', 'this list'],
];
for (const [verb, meaning] of VERBS) console.log(`npm run ${verb.padEnd(13)} ${meaning}`);
