import type { SolveQuestion, SolveState } from '@evenflow/persistence';
import type { SolveAnswer } from './solve.schema.ts';

/** Why a solve ended without a rota, in words. */
const PROBLEMS: Readonly<Record<string, string>> = {
  'solve-lost': 'The search broke off again and again and was given up. Start it again; nothing was changed.',
  'solve-died': 'The search ran out of memory or was ended. Start it again; nothing was changed.',
  'solve-memory': 'The search needed more memory than one solve may have, and was ended. Fill fewer days at a time.',
  'solve-overran': 'The search did not end in its time, and was ended. Start it again; nothing was changed.',
  stopped: 'It was stopped before there was an answer. Ask again; nothing was changed.',
  'conflict-undecided': 'Whether the month can be done could not be told in the time. Ask again; nothing was changed.',
  'repair-undecided': 'No way to mend the month was found in the time. Ask again; nothing was changed.',
  'cell-locked': 'The cell is locked, so it cannot be otherwise. Unlock it and ask again.',
  'unknown-cell': 'Nobody of that name can hold that duty on that day.',
  'no-rules': 'The team has no rules yet, so there is nothing to fill the month by. Choose some first.',
  'unknown-rule': 'A rule setting names a rule that does not exist. Look at the team’s rules.',
};

/** The worker writes progress and result in the shapes of the wire, so they pass through as they are. */
export function solveAnswer(state: SolveState): SolveAnswer {
  const { id, key, status, question, progress, result, scope, problem } = state;
  return {
    id,
    team: key.team,
    month: key.month,
    status,
    progress: (question ? null : progress) as SolveAnswer['progress'],
    ...onTheWay(state),
    result: (question || !hasEnded(state) ? null : result) as SolveAnswer['result'],
    suppose: (scope.suppose ?? []) as SolveAnswer['suppose'],
    question: question && (asAsked(question) as SolveAnswer['question']),
    answer: (question ? result : null) as SolveAnswer['answer'],
    ...(problem ? { problem: PROBLEMS[problem.code] ?? 'The search ended without a rota. Nothing was changed.' } : {}),
  };
}

/** How far a question is, or its first answer; one that has ended needs none. */
function onTheWay({ question, progress, ...state }: SolveState): Pick<SolveAnswer, 'steps' | 'first'> {
  const news = question && (progress as SolveAnswer['steps'] | { readonly first: SolveAnswer['first'] });
  if (!news || !('first' in news)) return { steps: news, first: null };
  return { steps: null, first: hasEnded(state) ? null : news.first };
}

/** Without what the server worked out: from which day on, about which rota. */
function asAsked({ ...question }: SolveQuestion): object {
  if (question.kind === 'repair') return { kind: question.kind };
  if (question.kind === 'why') delete question.ofPublished;
  return question;
}

export function hasEnded({ status }: Pick<SolveState, 'status'>): boolean {
  return status === 'done' || status === 'stopped' || status === 'failed';
}
