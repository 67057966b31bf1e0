import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DomainError, monthRange } from '@evenflow/domain';
import { compileRota } from '@evenflow/rules';
import { readCurtois, SOLVE_MEGABYTES, solve, solveRota, type ExactPhase } from '@evenflow/solver';
import { readRules, readTeamFile } from '../read-input.ts';
import { DEMO, INSTANCES } from './named-instances.ts';

/** Reading the rules comes first, then the way to a first whole rota, then `search` alone until the exact parts begin; these go on beside it. */
export type Phase = 'reading' | 'first rota' | 'search' | ExactPhase;

export interface StopRun {
  readonly seed: number;
  readonly seconds: number;
  readonly signal: AbortSignal;
  readonly begins: (phase: Phase) => void;
}

/** Something to solve, and to stop at any moment. */
export type StopSubject = (run: StopRun) => Promise<void>;

/** A demo team's December from team and rules to the rota, `-quarter` for three months; a named instance; or a Curtois file. */
export async function stopSubject(name: string): Promise<StopSubject> {
  if (name.endsWith('.txt')) {
    const { problem } = readCurtois(readFileSync(name, 'utf8'), path.basename(name));
    return (run) => solve(problem, optionsOf(run)).then(() => undefined);
  }
  const instance = INSTANCES.find((each) => each.name === name);
  if (!instance) throw new DomainError('unknown-bench', { name }, `There is nothing called ${name} to solve.`);
  if (name.startsWith('generated')) {
    const problem = await instance.problem();
    return (run) => solve(problem, optionsOf(run)).then(() => undefined);
  }
  const team = await readTeamFile(path.join(DEMO, `${name.replace('-quarter', '')}.xlsx`));
  const rules = readRules(undefined, team);
  const range = {
    from: monthRange('2026-12').from,
    to: monthRange(name.endsWith('-quarter') ? '2027-02' : '2026-12').to,
  };
  // A defect would show here, and not as a stop that took no time.
  compileRota(team, rules, range);
  return (run) => solveRota(team, rules, range, optionsOf(run)).then(() => undefined, unlessStopped);
}

function optionsOf({ seed, seconds, signal, begins }: StopRun) {
  let at: Phase = 'reading';
  const reach = (phase: Phase): void => begins((at = phase));
  return {
    ...{ seed, seconds, signal, megabytes: SOLVE_MEGABYTES },
    onPhase: reach,
    onProgress: ({ complete }: { readonly complete: boolean }) => {
      if (at === 'reading') reach('first rota');
      if (at === 'first rota' && complete) reach('search');
    },
  };
}

/** Stopped before there was any rota: the answer is that there is none. */
function unlessStopped(failure: unknown): void {
  if (!(failure instanceof DomainError && failure.code === 'stopped')) throw failure;
}
