import { askSolver, type Question, type QuestionSteps, type QuestionAnswer, type Solve } from '@evenflow/api-client';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { answerOf } from '../../api/answer.ts';
import { problemSentence } from '../../api/request.ts';
import { useSolve, useStopSolve } from '../fill/use-solve.ts';

/** On the way to its answer. */
export interface Asking {
  readonly state: 'asking';
  readonly silent: boolean;
  readonly steps: QuestionSteps | null;
  /** Gives it up; null until it is known to the server. */
  readonly stop: (() => void) | null;
}

export type Asked<K extends QuestionAnswer['kind']> =
  | (Asking & { readonly first: Extract<QuestionAnswer, { kind: K }> | null })
  | { readonly state: 'problem'; readonly words: string; readonly again: () => void }
  | { readonly state: 'answered'; readonly id: string; readonly answer: Extract<QuestionAnswer, { kind: K }> };

/** Asks a question of the solver as soon as it is known, and follows it to its answer. */
export function useQuestion<K extends QuestionAnswer['kind']>(
  { team, month }: { readonly team: string; readonly month: string },
  question: (Question & { kind: K }) | null,
): Asked<K> {
  const ask = useMutation({
    mutationFn: async (body: Question) => (await answerOf<Solve>(askSolver({ path: { team, month }, body }))).value,
  });
  const asked = useRef<string | null>(null);
  const wanted = question && JSON.stringify(question);
  useEffect(() => {
    if (!question || asked.current === wanted) return;
    asked.current = wanted;
    ask.mutate(question);
  }, [ask, question, wanted]);
  const id = ask.data?.id ?? null;
  const { solve, silent, steps, first } = useSolve(id);
  const { mutate: stop } = useStopSolve();
  const again = () => question && ask.mutate(question);
  if (ask.error) return { state: 'problem', words: problemSentence(ask.error), again };
  if (solve?.problem) return { state: 'problem', words: solve.problem, again };
  if (solve && solve.id === id && solve.answer) {
    return { state: 'answered', id: solve.id, answer: solve.answer as Extract<QuestionAnswer, { kind: K }> };
  }
  return {
    ...{ state: 'asking', silent, steps, stop: id === null ? null : () => stop(id) },
    first: first as Extract<QuestionAnswer, { kind: K }> | null,
  };
}
