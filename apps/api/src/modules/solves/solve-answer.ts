import type { SolveState } from '@evenflow/persistence';
import type { SolveAnswer } from './solve.schema.ts';

/** Why a solve ended without a rota, in words. */
const PROBLEMS: Readonly<Record<string, string>> = {
  'solve-lost': 'The search broke off twice and was given up. Start it again; nothing was changed.',
  'solve-died': 'The search ran out of memory or was ended. Start it again; nothing was changed.',
  'solve-memory': 'The search needed more memory than one solve may have, and was ended. Fill fewer days at a time.',
  'solve-overran': 'The search did not end in its time, and was ended. Start it again; nothing was changed.',
  'no-rules': 'The team has no rules yet, so there is nothing to fill the month by. Choose some first.',
  'unknown-rule': 'A rule setting names a rule that does not exist. Look at the team’s rules.',
};

/** The worker writes progress and result in the shapes of the wire, so they pass through as they are. */
export function solveAnswer({ id, key, status, progress, result, scope, problem }: SolveState): SolveAnswer {
  return {
    id,
    team: key.team,
    month: key.month,
    status,
    progress: progress as SolveAnswer['progress'],
    result: result as SolveAnswer['result'],
    suppose: (scope.suppose ?? []) as SolveAnswer['suppose'],
    ...(problem ? { problem: PROBLEMS[problem.code] ?? 'The search ended without a rota. Nothing was changed.' } : {}),
  };
}

export function hasEnded({ status }: Pick<SolveState, 'status'>): boolean {
  return status === 'done' || status === 'stopped' || status === 'failed';
}
