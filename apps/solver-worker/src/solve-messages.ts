import type { Assignment, LocalDay, Team } from '@evenflow/domain';
import type { SolveQuestion } from '@evenflow/persistence';
import type { Finding, RuleSet } from '@evenflow/rules';
import type { RotaResult, Step } from '@evenflow/solver';

/** Everything one solve needs, sent to its process. */
export interface SolveTask {
  readonly team: Team;
  readonly ruleSet: RuleSet;
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly seed: number;
  readonly seconds: number;
  /** Kept, always: keys of assignments, or `person|date|-` for a day that stays free. */
  readonly locks: readonly string[];
  /** What is out for these days; a solve after publishing changes as little of it as the rules let it. */
  readonly published: readonly Assignment[];
  /** The best rota of an earlier turn, to go on from. */
  readonly start?: readonly Assignment[];
  /** The draft as it is, for questions about it. */
  readonly current: readonly Assignment[];
  /** What was signed for when the month was published. */
  readonly accepted: readonly Pick<Finding, 'setting' | 'sentence'>[];
  /** Asked instead of filling the month. */
  readonly question?: SolveQuestion;
}

/** How far a solve is, as the API tells it. */
export interface SolveProgress {
  readonly elapsedMs: number;
  readonly iterations: number;
  readonly cost: { readonly total: number; readonly byTier: Readonly<Record<string, number>> };
  readonly bound: number | null;
  /** People missing from duties, and units by which musts are broken. */
  readonly open: number;
  readonly mustBroken: number;
  readonly assignments: readonly Assignment[];
}

/** How far a question of many parts is, as the API tells it. */
export interface QuestionSteps extends Step {
  readonly elapsedMs: number;
}

/** The first answer to a question, in the shape of the wire, while it is still being proven. */
export interface QuestionFirst {
  readonly elapsedMs: number;
  readonly first: object;
}

/** What is told on the way; the newest is enough. */
export type SolveNews = SolveProgress | QuestionSteps | QuestionFirst;

export type SolveResult = Pick<
  RotaResult,
  | 'assignments'
  | 'open'
  | 'findings'
  | 'cost'
  | 'bound'
  | 'gap'
  | 'proven'
  | 'seed'
  | 'iterations'
  | 'elapsedMs'
  | 'firstCompleteMs'
>;

/** To the process of a solve. `stop` keeps the best rota so far. */
export type ToSolve = { readonly solve: SolveTask } | 'stop';

/** From the process of a solve. */
export type FromSolve =
  | { readonly progress: SolveNews }
  | { readonly result: SolveResult }
  /** To a question, in the shape of the wire. */
  | { readonly answer: object }
  | { readonly problem: { readonly code: string; readonly facts: Readonly<Record<string, unknown>> } };
