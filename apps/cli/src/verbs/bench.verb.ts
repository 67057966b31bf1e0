import { execFileSync } from 'node:child_process';
import { DomainError } from '@evenflow/domain';
import { numberOption, readArguments, type Arguments } from '../arguments.ts';
import { benchCurtois, benchInrc2 } from '../bench/public-instances.ts';
import { benchTeam, TEAMS, type TeamFigures } from '../bench/team-months.ts';

export const benchUsage = [
  'npm run bench [-- --seconds N --seeds 1,2]',
  'npm run bench -- curtois <InstanceN.txt> --seconds N --seed S --out solution.json',
  'npm run bench -- inrc2 <folder> <instance> --seconds N --seed S --out solution.json',
].join('\n');

/** Named instances side by side, each in a process of its own; or one public instance. */
export async function benchVerb(words: readonly string[]): Promise<number> {
  const args = readArguments(words, ['seconds', 'seeds', 'seed', 'out']);
  const [kind, ...names] = args.plain;
  const seconds = numberOption(args, 'seconds', 20, [1, 3600]);
  const seed = numberOption(args, 'seed', 1, [0, 2 ** 31 - 1]);
  const one = { seconds, seed, out: args.options.get('out') };
  switch (kind) {
    case undefined:
      return table(args, seconds);
    case 'team':
      process.stdout.write(`${JSON.stringify(await benchTeam(names[0]!, seconds, seed))}\n`);
      return 0;
    case 'curtois':
      return benchCurtois(named(names, 1)[0]!, one);
    case 'inrc2':
      return benchInrc2(named(names, 2)[0]!, names[1]!, one);
    default:
      throw new DomainError('unknown-bench', { kind }, `There is no benchmark called ${kind}.\n${benchUsage}`);
  }
}

function named(names: readonly string[], count: number): readonly string[] {
  if (names.length !== count) throw new DomainError('bench-names', {}, benchUsage);
  return names;
}

/** Each run in a process of its own, one after the other, so that memory and time are its own. */
function table(args: Arguments, seconds: number): number {
  const seeds = (args.options.get('seeds') ?? '1').split(',').map(Number);
  const row = (cells: readonly string[]) =>
    `${cells.map((cell, i) => (i === 0 ? cell.padEnd(14) : cell.padStart(12))).join('')}\n`;
  process.stdout.write(
    row([
      'team',
      'seed',
      'cost',
      'bound',
      'gap %',
      'first s',
      'total s',
      'moves/s',
      'compile ms',
      'edit p95 ms',
      'peak MB',
    ]),
  );
  for (const team of TEAMS)
    for (const seed of seeds) {
      const words = [process.argv[1]!, 'bench', 'team', team, '--seconds', String(seconds), '--seed', String(seed)];
      const figures = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })) as TeamFigures;
      process.stdout.write(row(cellsOf(figures)));
    }
  return 0;
}

function cellsOf(f: TeamFigures): string[] {
  return [
    f.team,
    String(f.seed),
    String(f.cost),
    f.bound === null ? '–' : String(f.bound),
    f.proven ? 'proven' : (f.gap * 100).toFixed(2),
    f.firstCompleteMs === null ? 'none' : (f.firstCompleteMs / 1000).toFixed(2),
    (f.elapsedMs / 1000).toFixed(1),
    String(Math.round(f.movesPerSecond)),
    String(Math.round(f.compileMs)),
    f.editP95Ms.toFixed(2),
    String(f.peakMb),
  ];
}
