import type { Assignment } from '@evenflow/domain';
import { LiveCheck, findSwapCycles, rankCandidates } from '@evenflow/rules';
import { dice, loadDecember, type TeamName } from '../explained/demo-decembers.ts';
import { secondsSince } from '../explained/figures.ts';
import { compileOf } from '../explained/planted-conflicts.ts';

/** Milliseconds of the processor. */
interface Took {
  readonly rank: number;
  readonly rings: number;
  readonly found: number;
  readonly complete: boolean;
}

export interface SwapOrder {
  readonly teams: readonly TeamName[];
  /** Held duties asked about in each team. */
  readonly count: number;
}

/**
 * Ranking everybody for a duty, and finding every ring of up to four people in which it can be swapped away: on one thread,
 * by the code the page runs. The first question of each team is told by itself, because nothing has been made fast by then.
 */
export async function benchSwaps({ teams, count }: SwapOrder): Promise<number> {
  const print = (cells: readonly (string | number)[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
  const figures = ['first', 'median', '95 %', 'slowest'];
  print(['team', 'CPU ms', ...figures, 'rings found', 'all found']);
  print(Array.from({ length: 8 }, () => '---'));
  for (const name of teams) {
    const { situation, rota } = await loadDecember(name);
    const check = new LiveCheck(compileOf(situation), rota);
    const roll = dice(23);
    // What trainees hold extra fills no need: nobody is ranked for it, and it is not swapped.
    const { view } = check.compiled;
    const held = rota.filter(({ person, date, duty }) => view.slot(person, date, duty)?.supernumerary === false);
    const all = Array.from({ length: count }, () => took(check, held[roll(held.length)]!));
    print([name, 'rank', ...spread(all.map(({ rank }) => rank)), '', '']);
    const found = all.reduce((sum, one) => sum + one.found, 0);
    const complete = all.filter((one) => one.complete).length;
    print([name, 'rings', ...spread(all.map(({ rings }) => rings)), found, `${complete} of ${count}`]);
  }
  return 0;
}

function took(check: LiveCheck, { person, date, duty }: Assignment): Took {
  const before = process.cpuUsage();
  rankCandidates(check, { date, duty, from: person });
  const rank = secondsSince(before) * 1000;
  const between = process.cpuUsage();
  const { cycles, complete } = findSwapCycles(check, { person, date, duty });
  return { rank, rings: secondsSince(between) * 1000, found: cycles.length, complete };
}

/** The first, and how the others lie. */
function spread([first, ...others]: readonly number[]): string[] {
  const sorted = others.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? first!;
  return [first!, at(0.5), at(0.95), at(1)].map((ms) => ms.toFixed(1));
}
