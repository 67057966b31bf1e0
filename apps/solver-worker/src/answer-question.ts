import type { Assignment } from '@evenflow/domain';
import { compileRota } from '@evenflow/rules';
import {
  findConflict,
  findWaysOut,
  oneAbsenceAway,
  repairRota,
  smallestTeam,
  whyNot,
  type Change,
  type Repair,
  type Situation,
  type Step,
  type WayOut,
} from '@evenflow/solver';
import type { SolveTask } from './solve-messages.ts';

/** A question with what is known of the month, as its process is given it. */
export type AskedTask = SolveTask & { readonly question: NonNullable<SolveTask['question']> };

/** Who is told on the way: how far a question of many parts is, and a first answer that is still being proven. */
export interface OnTheWay {
  readonly onStep?: (step: Step) => void;
  readonly onFirst?: (answer: object) => void;
}

/** The answer in the shape of the wire. Throws what the solver throws: `conflict-undecided`, `repair-undecided`, `cell-locked`. */
export async function answerQuestion(
  task: AskedTask,
  signal: AbortSignal,
  { onStep = () => undefined, onFirst = () => undefined }: OnTheWay = {},
): Promise<object> {
  const { question, seed, seconds } = task;
  const began = performance.now();
  const elapsed = () => ({ elapsedMs: Math.round(performance.now() - began) });
  switch (question.kind) {
    case 'conflict':
      return { kind: 'conflict', ...(await conflictOf(task, signal)) };
    case 'why': {
      const { kind, ...cell } = question;
      const options = { seed: task.seed, seconds: task.seconds, signal };
      return { kind, ...cell, ...(await whyNot(situationOf(task), task.current, cell, options)) };
    }
    case 'repair': {
      const { kind, since } = question;
      const limits = { accepted: task.accepted, seconds: task.seconds, signal, ...(since ? { since } : {}) };
      const options = { ...limits, onFirst: (repair: Repair) => onFirst({ kind, ...repair }) };
      return { kind, ...(await repairRota(situationOf(task), task.published, options)) };
    }
    case 'absences': {
      const found = await oneAbsenceAway(situationOf(task), task.current, { seconds, signal, onStep });
      return { kind: question.kind, ...found, ...elapsed() };
    }
    case 'team-size': {
      const team = await smallestTeam(situationOf(task), { seed, seconds, signal, onStep });
      return { kind: question.kind, team: team ?? null, ...elapsed() };
    }
  }
}

function situationOf({ team, ruleSet, from, to, locks, published, question }: AskedTask): Situation {
  const base = { team, ruleSet, range: { from, to }, published };
  // Locks of the draft do not bind a repair of what is published.
  return question.kind === 'repair' ? base : { ...base, locks };
}

async function conflictOf(task: AskedTask, signal: AbortSignal) {
  const began = performance.now();
  const situation = situationOf(task);
  const { team, ruleSet, from, to, locks } = task;
  const compiled = compileRota(team, ruleSet, { from, to }, { locks, published: task.published });
  const conflict = await findConflict(compiled, { seconds: task.seconds, signal });
  const found = conflict && (await findWaysOut(situation, conflict, { ...waysOptions(task, began, signal), compiled }));
  return {
    conflict,
    ways: (found?.ways ?? []).map(wayOnWire),
    wouldNotHelp: found?.wouldNotHelp.map(({ sentence }) => sentence) ?? [],
    complete: found?.complete ?? true,
    elapsedMs: Math.round(performance.now() - began),
  };
}

function waysOptions({ seed, seconds, current }: AskedTask, began: number, signal: AbortSignal) {
  const left = Math.max(5, seconds - (performance.now() - began) / 1000);
  return { seed, seconds: left, signal, ...(current.length > 0 ? { current } : {}) };
}

function wayOnWire({ changes, sentence, signatures, moves, rota, least }: WayOut) {
  const locums = new Set(changes.flatMap((change) => (change.kind === 'locum' ? [change.person.code] : [])));
  const own = (each: Assignment) => !locums.has(each.person);
  const { cost, assignments } = rota;
  return {
    changes: changes.map(changeOnWire),
    sentence,
    signatures,
    moves,
    cost,
    assignments: assignments.filter(own),
    least,
  };
}

/** A locum by code: the person is made up, and stays outside the team. */
function changeOnWire(change: Change) {
  return change.kind === 'locum' ? { ...change, person: change.person.code } : change;
}
