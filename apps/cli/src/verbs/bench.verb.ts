import { execFileSync } from 'node:child_process';
import { DomainError } from '@evenflow/domain';
import { numberOption, readArguments, type Arguments } from '../arguments.ts';
import { benchCells, benchConflicts, benchRepairs, type ExplainedOrder } from '../bench/explained-figures.ts';
import { INSTANCES, VARIANTS } from '../bench/named-instances.ts';
import { benchOne, benchTable } from '../bench/named-table.ts';
import { benchCurtois, benchInrc2 } from '../bench/public-instances.ts';
import { benchStops } from '../bench/stop-figures.ts';
import { benchSwaps } from '../bench/swap-figures.ts';
import { benchTeam } from '../bench/team-months.ts';
import { TEAMS } from '../explained/demo-decembers.ts';

export const benchUsage = [
  'npm run bench [-- --seconds N --seeds 1,2 --instances a,b --variants a,b --out docs/benchmarks.md]',
  'npm run bench -- team <two-rooms|st-cuthberts|lakeshore> --seconds N --seed S',
  'npm run bench -- stops [<instance|InstanceN.txt> ...] [--count N --seconds N]',
  'npm run bench -- <conflicts|repairs|cells> [--teams two-rooms,st-cuthberts,lakeshore --count N --seconds N]',
  'npm run bench -- board',
  'npm run bench -- curtois <InstanceN.txt> --seconds N --seed S --out solution.json',
  'npm run bench -- inrc2 <folder> <instance> --seconds N --seed S --out solution.json',
].join('\n');

/** What is stopped where nothing is named. */
const STOPPED = ['two-rooms', 'st-cuthberts', 'lakeshore', 'st-cuthberts-quarter', 'generated-60'];

/** Named instances side by side, each in a process of its own; or one public instance. */
export async function benchVerb(words: readonly string[]): Promise<number> {
  const args = readArguments(words, ['seconds', 'seeds', 'seed', 'instances', 'variants', 'teams', 'count', 'out']);
  const [kind, ...names] = args.plain;
  const seconds = numberOption(args, 'seconds', 20, [1, 3600]);
  const seed = numberOption(args, 'seed', 1, [0, 2 ** 31 - 1]);
  const one = { seconds, seed, out: args.options.get('out') };
  switch (kind) {
    case undefined:
      return table(args, seconds);
    case 'one':
      return benchOne(named(names, 2)[0]!, names[1]!, one);
    case 'team':
      process.stdout.write(`${JSON.stringify(await benchTeam(names[0]!, seconds, seed))}\n`);
      return 0;
    case 'conflicts':
      return benchConflicts(explained(args));
    case 'repairs':
      return benchRepairs(explained(args));
    case 'cells':
      return benchCells(explained(args));
    case 'stops':
      return benchStops({ ...explained(args), subjects: names.length > 0 ? names : STOPPED });
    case 'swaps':
      return benchSwaps(explained(args));
    case 'board':
      return benchBoard();
    case 'curtois':
      return benchCurtois(named(names, 1)[0]!, one);
    case 'inrc2':
      return benchInrc2(named(names, 2)[0]!, names[1]!, one);
    default:
      throw new DomainError('unknown-bench', { kind }, `There is no benchmark called ${kind}.\n${benchUsage}`);
  }
}

function explained(args: Arguments): ExplainedOrder {
  const asked = args.options.get('teams')?.split(',');
  const teams = TEAMS.filter((name) => asked?.includes(name) ?? true);
  if (asked && teams.length < asked.length) throw new DomainError('bench-names', {}, benchUsage);
  return {
    teams,
    count: numberOption(args, 'count', 10, [1, 10_000]),
    seconds: numberOption(args, 'seconds', 10, [1, 3600]),
  };
}

/** Frames and edits of the board in a real Chromium, over the started app; `EVENFLOW_URL` names one that runs. */
function benchBoard(): number {
  const words = ['playwright', 'test', '-c', 'apps/web-e2e/playwright.bench.config.ts'];
  execFileSync('npx', words, { stdio: 'inherit' });
  return 0;
}

function named(names: readonly string[], count: number): readonly string[] {
  if (names.length !== count) throw new DomainError('bench-names', {}, benchUsage);
  return names;
}

function table(args: Arguments, seconds: number): number {
  const list = (name: string, all: readonly string[]) => args.options.get(name)?.split(',') ?? all;
  return benchTable({
    instances: list(
      'instances',
      INSTANCES.map(({ name }) => name),
    ),
    variants: list(
      'variants',
      VARIANTS.map(({ name }) => name),
    ),
    seeds: list('seeds', ['1']).map(Number),
    seconds,
    out: args.options.get('out'),
  });
}
