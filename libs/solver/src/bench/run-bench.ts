import type { Problem } from '@evenflow/rules';
import { residentBytes } from '../memory.ts';
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
