import { DomainError } from '@evenflow/domain';
import { absencesUsage, absencesVerb } from './verbs/absences.verb.ts';
import { benchUsage, benchVerb } from './verbs/bench.verb.ts';
import { checkUsage, checkVerb } from './verbs/check.verb.ts';
import { importUsage, importVerb } from './verbs/import.verb.ts';
import { solveUsage, solveVerb } from './verbs/solve.verb.ts';
import { teamSizeUsage, teamSizeVerb } from './verbs/team-size.verb.ts';

const VERBS = new Map([
  ['solve', { run: solveVerb, usage: solveUsage }],
  ['bench', { run: benchVerb, usage: benchUsage }],
  ['check', { run: checkVerb, usage: checkUsage }],
  ['absences', { run: absencesVerb, usage: absencesUsage }],
  ['team-size', { run: teamSizeVerb, usage: teamSizeUsage }],
  ['import', { run: importVerb, usage: importUsage }],
]);

/** Exit codes: 0 done (solve: complete and legal; check: it holds; absences: no day hangs on one person; team-size: proven), 1 not, 2 bad input. */
async function main([verb, ...words]: readonly string[]): Promise<number> {
  const known = VERBS.get(verb ?? '');
  if (!known) {
    process.stdout.write(`${[...VERBS.values()].map((v) => v.usage).join('\n')}\n`);
    return verb === undefined ? 0 : 2;
  }
  try {
    return await known.run(words);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
