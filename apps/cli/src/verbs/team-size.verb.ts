import { monthRange } from '@evenflow/domain';
import { smallestTeam, type SmallestTeam } from '@evenflow/solver';
import { numberOption, readArguments } from '../arguments.ts';
import { readMonth } from '../read-month.ts';

export const teamSizeUsage =
  'npm run team-size -- <workbook.xlsx|team.json> --month 2026-12 [--rules us|uk-nhs|file.json] [--seconds N] [--seed S]';

/** Prints the smallest team that keeps a month. Returns 0 when it is proven, 1 when it is not; bad input throws. */
export async function teamSizeVerb(words: readonly string[]): Promise<number> {
  const args = readArguments(words, ['month', 'rules', 'seconds', 'seed']);
  const { team, ruleSet, month } = await readMonth(args, teamSizeUsage);
  const seconds = numberOption(args, 'seconds', 60, [1, 3600]);
  const seed = numberOption(args, 'seed', 1, [0, 2 ** 31 - 1]);
  const found = await smallestTeam({ team, ruleSet, range: monthRange(month) }, { seconds, seed });
  process.stdout.write(`${found ? printed(found) : 'No month was found even for everybody together.'}\n`);
  return found?.proven ? 0 : 1;
}

function printed({ people, spare, atLeast, proven, skills }: SmallestTeam): string {
  const fewer = proven ? `proven: ${people.length - 1} cannot` : `fewer than ${atLeast} cannot, proven`;
  return [
    `${people.length} people are enough (${fewer}): ${people.join(' ')}`,
    `Could be spared together: ${spare.join(' ') || 'nobody'}`,
    ...skills.map(({ competence, have, atLeast: least }) => `${competence}: ${have}, at least ${least} needed`),
  ].join('\n');
}
