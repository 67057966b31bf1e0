import { assignmentKey, DomainError, eachDay, type Team } from '@evenflow/domain';
import { suppose, type RuleSet, type Supposition } from '@evenflow/rules';
import {
  DraftRepository,
  PublicationRepository,
  RuleSetRepository,
  TeamRepository,
  type RotaDraft,
  type SolveSelection,
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
  const { key, seed, seconds, keep, scope, question } = solve;
  const earlier = solve.progress as SolveProgress | null;
  const draft = await new DraftRepository(manager).find(key);
  if (!draft) throw new DomainError('unknown-rota', { month: key.month });
  const rules = await new RuleSetRepository<RuleSet>(manager).current(key);
  if (!rules) throw new DomainError('no-rules', { team: key.team });
  const aboutPublished = question?.kind === 'why' && question.ofPublished === true;
  const publications = new PublicationRepository(manager);
  const [published] = await publications.versions(key);
  const out = await publications.publishedBetween(key, draft.from, draft.to);
  const filled = keep === 'filled' ? draft.assignments.map(assignmentKey) : [];
  const real = { team: await new TeamRepository(manager).load(key, key.month), ruleSet: rules.settings };
  const { team, ruleSet } = suppose(real, (scope.suppose ?? []) as readonly Supposition[]);
  return {
    team,
    ruleSet,
    from: draft.from,
    to: draft.to,
    seed,
    seconds: Math.max(LEAST_SECONDS, seconds - spentMs(solve) / 1000),
    ...(earlier ? { start: earlier.assignments } : {}),
    ...(aboutPublished
      ? // As it would have been planned: nothing binds to the published month but its own rules.
        { locks: [], published: [], current: out }
      : {
          locks: [...new Set([...draft.locks, ...filled, ...outside(team, draft, scope.selection)])],
          published: out,
          current: draft.assignments,
        }),
    accepted: published?.overrides ?? [],
    ...(question ? { question } : {}),
  };
}

/** Everything that is not selected stays: what is held is kept, and who is free stays free. */
function outside(team: Team, draft: RotaDraft, selection: SolveSelection | undefined): string[] {
  if (!selection) return [];
  const chosen = new Set(selection.people);
  const within = (person: string, date: string) => chosen.has(person) && selection.from <= date && date <= selection.to;
  const held = draft.assignments.filter(({ person, date }) => !within(person, date)).map(assignmentKey);
  const busy = new Set(draft.assignments.map(({ person, date }) => `${person}|${date}`));
  const free = team.people.flatMap(({ code }) =>
    eachDay(draft.from, draft.to).flatMap((date) =>
      within(code, date) || busy.has(`${code}|${date}`) ? [] : [`${code}|${date}|-`],
    ),
  );
  return [...held, ...free];
}

/** How long earlier workers have searched. */
export function spentMs({ progress }: Pick<SolveState, 'progress'>): number {
  return (progress as SolveProgress | null)?.elapsedMs ?? 0;
}
