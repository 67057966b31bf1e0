import { DomainError, isLocalDay, type Team } from '@evenflow/domain';
import type { RuleSet } from '@evenflow/rules';
import type { Arguments } from './arguments.ts';
import { readRules, readTeamFile } from './read-input.ts';

/** A month of a team, with the rules it goes by. */
export interface MonthInput {
  readonly team: Team;
  readonly ruleSet: RuleSet;
  /** `2026-12`. */
  readonly month: string;
}

/** The team's file, `--month` and `--rules` of a command line. Throws what is missing or cannot be read, in a sentence. */
export async function readMonth(args: Arguments, usage: string): Promise<MonthInput> {
  const [file] = args.plain;
  const month = args.options.get('month');
  if (!file) throw new DomainError('no-file', {}, `Name a workbook or a team file.\n${usage}`);
  if (!month || !isLocalDay(`${month}-01`)) {
    throw new DomainError(
      'no-month',
      { month },
      `--month must name a month such as 2026-12${month ? `, not ${month}` : ''}.`,
    );
  }
  const team = await readTeamFile(file);
  return { team, ruleSet: readRules(args.options.get('rules'), team), month };
}
