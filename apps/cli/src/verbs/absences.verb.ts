import { monthRange } from '@evenflow/domain';
import { oneAbsenceAway, SOLVE_MEGABYTES, solveRota, type Absence, type OneAbsenceAway } from '@evenflow/solver';
import { numberOption, readArguments } from '../arguments.ts';
import { readMonth } from '../read-month.ts';

const FILL_SECONDS = 20;

export const absencesUsage =
  'npm run absences -- <workbook.xlsx|team.json> --month 2026-12 [--rules us|uk-nhs|file.json] [--seconds N] [--seed S]';

/**
 * Fills a month, takes everybody on duty away for a day in turn, and prints the days that hang on somebody. Returns 0 when
 * none does, 1 when one does or is not known; bad input throws.
 */
export async function absencesVerb(words: readonly string[]): Promise<number> {
  const args = readArguments(words, ['month', 'rules', 'seconds', 'seed']);
  const { team, ruleSet, month } = await readMonth(args, absencesUsage);
  const seconds = numberOption(args, 'seconds', 60, [1, 3600]);
  const seed = numberOption(args, 'seed', 1, [0, 2 ** 31 - 1]);
  const range = monthRange(month);
  const rota = await solveRota(team, ruleSet, range, { seed, seconds: FILL_SECONDS, megabytes: SOLVE_MEGABYTES });
  const found = await oneAbsenceAway({ team, ruleSet, range }, rota.assignments, { seconds });
  process.stdout.write(`${printed(found)}\n`);
  return found.absences.some(({ outcome }) => outcome === 'unmeetable' || outcome === 'undecided') ? 1 : 0;
}

function printed({ absences, hangsOn }: OneAbsenceAway): string {
  const count = (outcome: Absence['outcome']) => absences.filter((each) => each.outcome === outcome).length;
  const outcomes = (['taken over', 'rebuilt', 'unmeetable', 'undecided'] as const).map((one) => `${count(one)} ${one}`);
  return [
    `${absences.length} absences looked at: ${outcomes.join(', ')}.`,
    hangsOn ? `Most days hang on ${hangsOn.person}: ${hangsOn.days}.` : 'No day is known to hang on one person.',
    ...absences
      .filter(({ outcome }) => outcome === 'unmeetable' || outcome === 'undecided')
      .map(({ date, person, outcome }) => `${date} ${person} ${outcome}`),
  ].join('\n');
}
