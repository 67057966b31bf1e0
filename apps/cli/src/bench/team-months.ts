import path from 'node:path';
import { monthRange } from '@evenflow/domain';
import { LiveCheck, compileRota } from '@evenflow/rules';
import { SOLVE_MEGABYTES, solveRota } from '@evenflow/solver';
import { readRules, readTeamFile } from '../read-input.ts';
import { DEMO } from './named-instances.ts';

const MONTH = '2026-12';
const EDITS = 2000;

/** What one month of one team took. */
export interface TeamFigures {
  readonly team: string;
  readonly seed: number;
  readonly cost: number;
  readonly bound: number | null;
  readonly gap: number;
  readonly proven: boolean;
  readonly firstCompleteMs: number | null;
  readonly elapsedMs: number;
  readonly movesPerSecond: number;
  readonly compileMs: number;
  /** 95th percentile of one edit with all its findings said. */
  readonly editP95Ms: number;
  readonly peakMb: number;
}

export async function benchTeam(name: string, seconds: number, seed: number): Promise<TeamFigures> {
  const team = await readTeamFile(path.join(DEMO, `${name}.xlsx`));
  const ruleSet = readRules(undefined, team);
  const result = await solveRota(team, ruleSet, monthRange(MONTH), { seed, seconds, megabytes: SOLVE_MEGABYTES });
  const before = performance.now();
  const compiled = compileRota(team, ruleSet, monthRange(MONTH));
  const compileMs = performance.now() - before;
  const check = new LiveCheck(compiled, result.assignments);
  const planned = compiled.view.slots.filter((slot) => !slot.past);
  const edits = Array.from({ length: EDITS }, (_, i) => {
    const slot = planned[(i * 7919) % planned.length]!.index;
    const start = performance.now();
    check.toggle(slot);
    check.findings();
    const took = performance.now() - start;
    check.toggle(slot);
    return took;
  }).sort((a, b) => a - b);
  const { cost, bound, gap, proven, firstCompleteMs, elapsedMs, iterations } = result;
  return {
    team: name,
    seed,
    cost: cost.total,
    bound,
    gap,
    proven,
    firstCompleteMs,
    elapsedMs,
    movesPerSecond: (iterations / elapsedMs) * 1000,
    compileMs,
    editP95Ms: edits[Math.floor(EDITS * 0.95)]!,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
