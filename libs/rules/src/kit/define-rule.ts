import type { LocalDay } from '@evenflow/domain';
import type { ParamShape, Values } from './params.ts';
import type { Severity, Tier } from './problem.ts';
import type { PeopleSelector } from './selectors.ts';
import type { RotaView, Slot } from './view.ts';

export const CATEGORIES = [
  'cover',
  'competence',
  'rest',
  'call',
  'weekends',
  'hours',
  'availability',
  'fairness',
  'wishes',
  'stability',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** What a rule asks of some literals: `min ≤ Σ weights·literals ≤ max`. A missing side is unbounded. */
export interface BoundDraft<F> {
  readonly literals: readonly number[];
  readonly weights?: readonly number[];
  readonly min?: number;
  readonly max?: number;
  /** Cost of a unit outside, times the setting's weight; 1 when absent. A whole number. */
  readonly weight?: number;
  /** What the sentence needs to know; plain data. */
  readonly facts: F;
}

/** A bound that does not hold, as its sentence needs it. */
export interface Broken {
  readonly sum: number;
  readonly min?: number;
  readonly max?: number;
  /** The slots held among the bound's literals, any-of members included, in time order. */
  readonly held: readonly Slot[];
}

/** What narrows one use of a rule. */
export interface RuleContext {
  /** Indexes of the people in scope, in the team's order. */
  readonly people: readonly number[];
  readonly inScope: (person: number) => boolean;
  /** Whether the setting is in force on a day. */
  readonly inForce: (day: number) => boolean;
}

export interface RuleDefinition<P extends ParamShape, F> {
  /** Kebab case, never changed: settings and overrides in databases name it. */
  readonly id: string;
  /** Number in the catalogue of rules the field's law and practice ask for. */
  readonly number: number;
  readonly category: Category;
  readonly title: string;
  /** Law, standard or practice it comes from. */
  readonly source: string;
  readonly severity: Severity;
  /** Where a broken `should` is counted; `open` for cover itself, whatever the severity. */
  readonly tier: Extract<Tier, 'open' | 'fairness' | 'wishes' | 'comfort'>;
  /** Holds for every team, without being set: there is no setting that loosens it. */
  readonly standing?: true;
  /** Whom it speaks of when a setting does not say. */
  readonly people?: PeopleSelector;
  /**
   * Its sentences, with these parameters, tell of a person only what every colleague may know: published duties, needs,
   * shares. Absent, they are for that person and the managers alone.
   */
  readonly forColleagues?: true | ((params: Values<P>) => boolean);
  readonly params: P;
  /** The rule in one sentence, with its parameters in place. */
  readonly statement: (params: Values<P>) => string;
  /** Every place the rule bites, planned days and what touches them from before. */
  readonly bounds: (view: RotaView, params: Values<P>, context: RuleContext) => Iterable<BoundDraft<F>>;
  /** What is wrong, in one or two sentences: fact, then need. */
  readonly explain: (facts: F, broken: Broken, view: RotaView) => string;
}

/** A rule whose own parameter and fact types are hidden, as the registry and the kit handle it. */
// The fact type is only ever passed from a rule's bounds to the same rule's explain.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Rule = RuleDefinition<any, any>;

/** Checks the types of one rule's parts against each other. */
export function defineRule<const P extends ParamShape, F>(rule: RuleDefinition<P, F>): RuleDefinition<P, F> {
  return rule;
}

/** Whether what the rule says, with these parameters, may be told to colleagues; a rule that does not say so is private. */
export function isForColleagues({ forColleagues }: Rule, params: Values<ParamShape>): boolean {
  return typeof forColleagues === 'function' ? forColleagues(params) : forColleagues === true;
}

/** One use of a rule by a team. A rule may be set more than once, for other people or with other numbers. */
export interface RuleSetting {
  /** Unique in the set; names the setting in findings and overrides. */
  readonly id: string;
  readonly rule: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly severity?: Severity;
  /** Cost of a unit outside, for shoulds; a whole number from 1 to 100. */
  readonly weight?: number;
  readonly scope?: { readonly people?: PeopleSelector };
  /** In force from and to these days, both included. */
  readonly from?: LocalDay;
  readonly to?: LocalDay;
  readonly note?: string;
}

/** A team's rules as data. */
export interface RuleSet {
  readonly format: 'evenflow-rules/1';
  readonly name: string;
  readonly settings: readonly RuleSetting[];
}
