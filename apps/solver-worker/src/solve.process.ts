// One solve in a process of its own: it may be stopped, run out of memory or be killed without harm to anything else.
import { DomainError } from '@evenflow/domain';
import { TIER_COST } from '@evenflow/rules';
import { SOLVE_MEGABYTES, solveRota, type RotaProgress, type Step } from '@evenflow/solver';
import { answerQuestion, type AskedTask } from './answer-question.ts';
import type { FromSolve, SolveProgress, SolveResult, SolveTask, ToSolve } from './solve-messages.ts';

const TELL_EVERY_MS = 250;

const stopping = new AbortController();

process.on('message', (message: ToSolve) => {
  if (message === 'stop') stopping.abort();
  else void answer(message.solve).then(last);
});
// The worker is gone: nobody waits for the rota any more.
process.on('disconnect', () => process.exit());
// The terminal's Ctrl-C reaches the whole group; the worker decides what it means.
process.on('SIGINT', () => undefined);

async function answer(task: SolveTask): Promise<FromSolve> {
  try {
    const { question } = task;
    if (question) return { answer: await answered({ ...task, question }) };
    return { result: await solved(task) };
  } catch (failure) {
    if (failure instanceof DomainError) {
      const { code, facts } = failure as DomainError;
      return { problem: { code, facts } };
    }
    // A defect: its trace goes to the worker's log, its name to whoever waits.
    process.stderr.write(`${(failure as Error).stack}\n`);
    return { problem: { code: 'solve-defect', facts: {} } };
  }
}

function answered(task: AskedTask): Promise<object> {
  const began = performance.now();
  const tell = (news: Step | { readonly first: object }): void => {
    const elapsedMs = Math.round(performance.now() - began);
    process.send?.({ progress: { ...news, elapsedMs } } satisfies FromSolve);
  };
  return answerQuestion(task, stopping.signal, { onStep: atIntervals(tell), onFirst: (first) => tell({ first }) });
}

/** The first news and then one every quarter of a second: the board redraws with each; oftener nobody sees. */
function atIntervals<T>(tell: (news: T) => void): (news: T) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (news) => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    tell(news);
  };
}

async function solved(task: SolveTask): Promise<SolveResult> {
  const { team, ruleSet, from, to, seed, seconds, locks, published, start } = task;
  const onProgress = atIntervals((progress: RotaProgress) => {
    process.send?.({ progress: progressOf(progress) } satisfies FromSolve);
  });
  const { signal } = stopping;
  const options = {
    seed,
    seconds,
    megabytes: SOLVE_MEGABYTES,
    locks,
    published,
    signal,
    onProgress,
    ...(start ? { start } : {}),
  };
  const rota = await solveRota(team, ruleSet, { from, to }, options);
  const { assignments, open, findings, cost, bound, gap, proven, iterations, elapsedMs, firstCompleteMs } = rota;
  return { assignments, open, findings, cost, bound, gap, proven, seed, iterations, elapsedMs, firstCompleteMs };
}

function progressOf(progress: RotaProgress): SolveProgress {
  const { elapsedMs, iterations, cost, bound } = progress;
  const units = (tier: 'open' | 'must') => Math.round(cost.byTier[tier] / TIER_COST[tier]);
  const told = { elapsedMs, iterations, cost, bound, open: units('open'), mustBroken: units('must') };
  return { ...told, assignments: progress.assignments() };
}

/** Says the last word, and ends once it was heard. */
function last(message: FromSolve): void {
  if (!process.send) process.exit(1);
  process.send(message, () => process.exit());
}
