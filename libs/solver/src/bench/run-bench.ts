import type { Problem } from '@evenflow/rules';
import { solve } from '../solve.ts';
import type { Solution, SolveOptions } from '../solution.ts';

/** A problem to measure on; made when its turn comes, so that a long list needs no memory. */
export interface BenchInstance {
  readonly name: string;
  readonly problem: () => Problem | Promise<Problem>;
}

/** A way of solving to compare with others. */
export interface BenchVariant {
  readonly name: string;
  readonly options: Omit<SolveOptions, 'seed' | 'signal' | 'onProgress' | 'start'>;
}

export interface BenchResult {
  readonly instance: string;
  readonly variant: string;
  readonly seed: number;
  readonly solution: Solution;
  /** Until within 1 % of the cost in the end. */
  readonly nearMs: number;
  /** Highest resident memory seen while it ran, of the whole process; absent in a browser. */
  readonly peakBytes?: number;
}

/** Solves every instance in every variant with every seed, one after the other, and tells each result as it comes. */
export async function runBench(
  instances: readonly BenchInstance[],
  variants: readonly BenchVariant[],
  seeds: readonly number[],
  onResult: (result: BenchResult) => void = () => undefined,
): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  for (const instance of instances) {
    const problem = await instance.problem();
    for (const variant of variants) {
      for (const seed of seeds) {
        const result = {
          instance: instance.name,
          variant: variant.name,
          seed,
          ...(await measure(problem, variant, seed)),
        };
        results.push(result);
        onResult(result);
      }
    }
  }
  return results;
}

async function measure(
  problem: Problem,
  variant: BenchVariant,
  seed: number,
): Promise<Pick<BenchResult, 'solution' | 'nearMs' | 'peakBytes'>> {
  let peakBytes = residentBytes();
  const watch = setInterval(() => (peakBytes = Math.max(peakBytes, residentBytes())), 50);
  const course: { elapsedMs: number; cost: number }[] = [];
  try {
    const solution = await solve(problem, {
      ...variant.options,
      seed,
      onProgress: ({ elapsedMs, cost }) => course.push({ elapsedMs, cost: cost.total }),
    });
    const near = course.find(({ cost }) => cost <= solution.cost.total * 1.01);
    return { solution, nearMs: near?.elapsedMs ?? solution.elapsedMs, ...(peakBytes > 0 ? { peakBytes } : {}) };
  } finally {
    clearInterval(watch);
  }
}

function residentBytes(): number {
  return typeof process === 'object' ? process.memoryUsage.rss() : 0;
}

const COLUMNS: readonly (readonly [string, (result: BenchResult) => string])[] = [
  ['instance', (r) => r.instance],
  ['variant', (r) => r.variant],
  ['seed', (r) => String(r.seed)],
  ['cost', (r) => String(r.solution.cost.total)],
  ['bound', (r) => String(r.solution.bound)],
  ['gap', (r) => (r.solution.proven ? 'proven' : `${(r.solution.gap * 100).toFixed(2)} %`)],
  ['first complete', (r) => seconds(r.solution.firstCompleteMs)],
  ['within 1 %', (r) => seconds(r.nearMs)],
  ['total', (r) => seconds(r.solution.elapsedMs)],
  ['moves/s', (r) => `${(r.solution.stats.movesPerSecond / 1000).toFixed(0)} k`],
  ['peak memory', (r) => (r.peakBytes ? `${Math.round(r.peakBytes / 1_048_576)} MB` : '–')],
];

/** The results as a Markdown table. */
export function benchTable(results: readonly BenchResult[]): string {
  const rows = [COLUMNS.map(([title]) => title), COLUMNS.map(() => '---')];
  for (const result of results) rows.push(COLUMNS.map(([, cell]) => cell(result)));
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function seconds(ms: number | undefined): string {
  return ms === undefined ? 'never' : `${(ms / 1000).toFixed(1)} s`;
}
