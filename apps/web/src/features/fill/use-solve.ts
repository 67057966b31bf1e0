import {
  acceptSolve,
  getSolve,
  startSolve,
  stopSolve,
  type QuestionSteps,
  type RepairAnswer,
  type Rota,
  type Solve,
  type SolveProgress,
  type StartSolve,
} from '@evenflow/api-client';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf } from '../../api/answer.ts';
import { addPoint, pointOf, type CurvePoint } from './solve-curve.ts';

export interface SolveRun {
  readonly solve: Solve | null;
  readonly progress: SolveProgress | null;
  readonly points: readonly CurvePoint[];
  /** The last progress that brought a rota: later ones may leave it out when nothing changed. */
  readonly best: SolveProgress | null;
  /** How far a question of many parts is. */
  readonly steps: QuestionSteps | null;
  /** The first answer to a question, until the proven one. */
  readonly first: RepairAnswer | null;
  /** No word came for a while; the run itself goes on. */
  readonly silent: boolean;
}

const NOTHING: SolveRun = {
  solve: null,
  progress: null,
  points: [],
  best: null,
  steps: null,
  first: null,
  silent: false,
};

/** Follows a run by server-sent events; they go on by themselves after a lost connection. */
export function useSolve(id: string | null): SolveRun {
  const [run, setRun] = useState<SolveRun>(NOTHING);
  useEffect(() => {
    setRun(NOTHING);
    if (!id) return;
    let left = false;
    void answerOf<Solve>(getSolve({ path: { id } })).then(
      ({ value }) => !left && setRun((was) => ({ ...was, solve: value })),
      () => !left && setRun((was) => ({ ...was, silent: true })),
    );
    const events = new EventSource(`/api/v1/solves/${id}/events`, { withCredentials: true });
    events.addEventListener('progress', (event) => setRun((was) => withProgress(was, messageOf<SolveProgress>(event))));
    events.addEventListener('steps', (event) =>
      setRun((was) => ({ ...was, steps: messageOf<QuestionSteps>(event), silent: false })),
    );
    events.addEventListener('first', (event) =>
      setRun((was) => ({ ...was, first: messageOf<RepairAnswer>(event), silent: false })),
    );
    events.addEventListener('end', (event) => {
      events.close();
      const solve = messageOf<Solve>(event);
      setRun((was) => ({ ...was, solve, silent: false }));
    });
    events.onerror = () => setRun((was) => ({ ...was, silent: true }));
    return () => {
      left = true;
      events.close();
    };
  }, [id]);
  return run;
}

/** The API sends each event's data as one JSON value of a shape its contract names. */
function messageOf<T>(event: MessageEvent<unknown>): T {
  return JSON.parse(String(event.data)) as T;
}

function withProgress(was: SolveRun, progress: SolveProgress): SolveRun {
  return {
    ...was,
    progress,
    points: addPoint(was.points, pointOf(progress)),
    best: progress.assignments ? progress : was.best,
    silent: false,
  };
}

export function useStartSolve(team: string, month: string) {
  return useMutation({
    mutationFn: async (body: StartSolve) => (await answerOf<Solve>(startSolve({ path: { team, month }, body }))).value,
  });
}

export function useStopSolve() {
  return useMutation({
    mutationFn: async (id: string) => (await answerOf<Solve>(stopSolve({ path: { id } }))).value,
  });
}

/** Takes the run's rota as the draft; refused when the draft was changed since `revision`. */
export function useAcceptSolve() {
  return useMutation({
    mutationFn: async ({ id, revision }: { readonly id: string; readonly revision: number }) => {
      const headers = { 'If-Match': `"r${revision}"` };
      return (await answerOf<Rota>(acceptSolve({ path: { id }, headers }))).value;
    },
  });
}
