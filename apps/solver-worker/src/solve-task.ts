import { assignmentKey, DomainError } from '@evenflow/domain';
import type { RuleSet } from '@evenflow/rules';
import {
  DraftRepository,
  PublicationRepository,
  RuleSetRepository,
  TeamRepository,
  type SolveState,
} from '@evenflow/persistence';
import type { EntityManager } from 'typeorm';
import type { SolveProgress, SolveTask } from './solve-messages.ts';

/** A solve taken up again always gets this long, so that every turn can end in a rota. */
const LEAST_SECONDS = 1;

/**
 * What a queued solve is to be solved with, as team, rules and draft stand now, going on from what an earlier worker told.
 * Throws `no-rules`, `unknown-rota`.
 */
export async function loadSolveTask(manager: EntityManager, solve: SolveState): Promise<SolveTask> {
  const { key, seed, seconds, keep } = solve;
  const earlier = solve.progress as SolveProgress | null;
  const draft = await new DraftRepository(manager).find(key);
  if (!draft) throw new DomainError('unknown-rota', { month: key.month });
  const rules = await new RuleSetRepository<RuleSet>(manager).current(key);
  if (!rules) throw new DomainError('no-rules', { team: key.team });
  const filled = keep === 'filled' ? draft.assignments.map(assignmentKey) : [];
  return {
    team: await new TeamRepository(manager).load(key, key.month),
    ruleSet: rules.settings,
    from: draft.from,
    to: draft.to,
    seed,
    seconds: Math.max(LEAST_SECONDS, seconds - spentMs(solve) / 1000),
    ...(earlier ? { start: earlier.assignments } : {}),
    locks: [...new Set([...draft.locks, ...filled])],
    published: await new PublicationRepository(manager).publishedBetween(key, draft.from, draft.to),
  };
}

/** How long earlier workers have searched. */
export function spentMs({ progress }: Pick<SolveState, 'progress'>): number {
  return (progress as SolveProgress | null)?.elapsedMs ?? 0;
}
