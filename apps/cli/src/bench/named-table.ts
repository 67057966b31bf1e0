import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { DomainError } from '@evenflow/domain';
import { runBench, SOLVE_MEGABYTES, type BenchResult } from '@evenflow/solver';
import { INSTANCES, VARIANTS } from './named-instances.ts';

/** What one run took; plain, because it comes from a process of its own. */
interface RunFigures {
  readonly instance: string;
  readonly variant: string;
  readonly seed: number;
  readonly cost: number;
  readonly bound: number;
  readonly gap: number;
  readonly proven: boolean;
  readonly firstMs: number | null;
  readonly nearMs: number;
  readonly totalMs: number;
  readonly cpuSeconds: number;
  readonly movesPerSecond: number;
  readonly peakMb: number;
}

export interface TableOrder {
  readonly instances: readonly string[];
  readonly variants: readonly string[];
  readonly seeds: readonly number[];
  readonly seconds: number;
  /** The Markdown file to write, if any. */
  readonly out: string | undefined;
}

/** One instance in one variant: the line that the table's process reads. */
export async function benchOne(
  instance: string,
  variant: string,
  run: { seconds: number; seed: number },
): Promise<number> {
  const chosen = { ...named(VARIANTS, variant) };
  const options = { ...chosen.options, seconds: run.seconds, megabytes: SOLVE_MEGABYTES };
  const [result] = await runBench([named(INSTANCES, instance)], [{ ...chosen, options }], [run.seed]);
  process.stdout.write(`${JSON.stringify(figuresOf(result!))}\n`);
  return 0;
}

function figuresOf({ instance, variant, seed, solution, nearMs }: BenchResult): RunFigures {
  const { cost, bound, gap, proven, firstCompleteMs, elapsedMs, stats } = solution;
  const used = process.cpuUsage();
  return {
    ...{ instance, variant, seed, bound, gap, proven, nearMs },
    cost: cost.total,
    firstMs: firstCompleteMs ?? null,
    totalMs: elapsedMs,
    cpuSeconds: (used.user + used.system) / 1e6,
    movesPerSecond: stats.movesPerSecond,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

const COLUMNS: readonly (readonly [title: string, cell: (run: RunFigures) => string])[] = [
  ['instance', (r) => r.instance],
  ['variant', (r) => r.variant],
  ['seed', (r) => String(r.seed)],
  ['cost', (r) => String(r.cost)],
  ['bound', (r) => String(r.bound)],
  ['gap', (r) => (r.proven ? 'proven' : `${(r.gap * 100).toFixed(2)} %`)],
  ['first s', (r) => (r.firstMs === null ? 'none' : (r.firstMs / 1000).toFixed(2))],
  ['within 1 % s', (r) => (r.nearMs / 1000).toFixed(1)],
  ['total s', (r) => (r.totalMs / 1000).toFixed(1)],
  ['CPU s', (r) => r.cpuSeconds.toFixed(1)],
  ['moves/s', (r) => `${Math.round(r.movesPerSecond / 1000)} k`],
  ['peak MB', (r) => String(r.peakMb)],
];

/** Every instance in every variant with every seed, each in a process of its own, one after the other. */
export function benchTable(order: TableOrder): number {
  const lines = [lineOf(COLUMNS.map(([title]) => title)), lineOf(COLUMNS.map(() => '---'))];
  process.stdout.write(`${lines.join('\n')}\n`);
  for (const instance of order.instances)
    for (const variant of order.variants)
      for (const seed of order.seeds) {
        const words = ['bench', 'one', instance, variant, '--seconds', String(order.seconds), '--seed', String(seed)];
        const run = execFileSync(process.execPath, [...process.execArgv, process.argv[1]!, ...words], {
          encoding: 'utf8',
        });
        const line = lineOf(COLUMNS.map(([, cell]) => cell(JSON.parse(run) as RunFigures)));
        lines.push(line);
        process.stdout.write(`${line}\n`);
      }
  if (order.out) writeFileSync(order.out, page(order, lines));
  return 0;
}

function page({ seconds }: TableOrder, lines: readonly string[]): string {
  const [first] = cpus();
  const machine = `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`;
  const made = new Date().toISOString().slice(0, 10);
  return `# Benchmarks\n\nWritten by \`npm run bench -- --out docs/benchmarks.md\` on ${made}: ${machine}, ${seconds} s a run.\n\n${lines.join('\n')}\n`;
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function named<T extends { readonly name: string }>(list: readonly T[], name: string): T {
  const found = list.find((each) => each.name === name);
  if (found) return found;
  const known = list.map((each) => each.name).join(', ');
  throw new DomainError('unknown-bench', { name }, `There is no benchmark called ${name}. There are: ${known}.`);
}
