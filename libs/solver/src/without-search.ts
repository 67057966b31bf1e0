import type { Problem } from '@evenflow/rules';
import { Incumbent } from './incumbent.ts';
import type { Solution, SolveOptions } from './solution.ts';

/** The rota of a solve that was over before its search was ready: the one it was to start from, or what is decided. */
export function withoutSearch(problem: Problem, { start, onProgress }: SolveOptions, began: number): Solution {
  const held = Uint8Array.from(problem.slots, ({ decided }, slot) => Number(decided ?? start?.[slot] === 1));
  const best = new Incumbent(problem, held);
  const progress = best.progress(0, performance.now() - began);
  onProgress?.(progress);
  return {
    ...progress,
    proven: best.proven,
    ...(best.complete ? { firstCompleteMs: progress.elapsedMs } : {}),
    stats: {
      slots: problem.slots.length,
      freeSlots: problem.slots.filter(({ decided }) => decided === undefined).length,
      rows: problem.bounds.length,
      movesPerSecond: 0,
      accepted: 0,
      foundBy: best.foundBy,
      improvements: best.improvements,
      exactNote: 'over before the search was ready',
    },
  };
}
