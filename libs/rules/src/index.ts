import type { LocalDay, Team } from '@evenflow/domain';
import { describeRule, readRuleSet, sayRuleSet, type RuleDescription, type RuleSetProblem } from './kit/rule-set.ts';
import { compilePieces, compileWith, type CompiledRota, type CompileOptions, type InPieces } from './kit/compile.ts';
import type { RuleSet, RuleSetting } from './kit/define-rule.ts';
import { peopleNamed } from './kit/people-named.ts';
import { REGISTRY, RULES } from './registry.ts';

export * from './kit/compact-list.ts';
export * from './kit/problem.ts';
export type { RuleSet, RuleSetting, Rule, Category } from './kit/define-rule.ts';
export type { PeopleSelector } from './kit/selectors.ts';
export { describeParams, paramProblems, fillDefaults, type ParamDescription } from './kit/params.ts';
export type { Finding, Cost } from './kit/finding.ts';
export { TIER_COST, atOnce } from './kit/compile.ts';
export type { CompiledRota, CompileOptions, CompiledSetting, InPieces } from './kit/compile.ts';
export type { RotaView, Slot } from './kit/view.ts';
export { LiveCheck, type Effect } from './kit/check.ts';
export { fragileDuties, type FragileDuty } from './rank/fragile.ts';
export { rankCandidates, type Candidate, type CandidateQuery } from './rank/candidates.ts';
export type { Difference } from './rank/difference.ts';
export { checkMoves } from './rank/exchange.ts';
export { planRelief, type Relief, type ReliefQuery } from './rank/relief.ts';
export { restMinutesOf } from './rank/rest-hours.ts';
export { findSwapCycles, type HandOver, type SwapCycle, type SwapCycles, type SwapQuery } from './rank/swap-cycles.ts';
export {
  findTallyMoves,
  type MovableTally,
  type TallyMove,
  type TallyMoves,
  type TallyQuery,
} from './rank/tally-moves.ts';
export { suppose, type Supposed, type Supposition } from './what-if/what-if.ts';
export { RULES };
export type { RuleDescription, RuleSetProblem };
export { PACKS, type RulePack } from './packs/packs.ts';

/**
 * The problem of a team's days `from..to` (both included) under its rules; every rule looks back across the first day.
 * Throws `unknown-rule` for a setting no rule answers to.
 */
export function compileRota(
  team: Team,
  ruleSet: RuleSet,
  range: { readonly from: LocalDay; readonly to: LocalDay },
  options?: CompileOptions,
): CompiledRota {
  return compileWith(REGISTRY, team, ruleSet, range, options);
}

/** As `compileRota`, a few milliseconds at a time, for whoever must answer others meanwhile. */
export function compileInPieces(
  team: Team,
  ruleSet: RuleSet,
  range: { readonly from: LocalDay; readonly to: LocalDay },
  options?: CompileOptions,
): InPieces<CompiledRota> {
  return compilePieces(REGISTRY, team, ruleSet, range, options);
}

/** The catalogue as plain JSON, in its order. */
export function describeRules(): RuleDescription[] {
  return RULES.map(describeRule);
}

/** Each setting of a rule set as the sentence a person reads. */
export function describeRuleSet(ruleSet: RuleSet): { setting: string; sentence: string }[] {
  return sayRuleSet(REGISTRY, ruleSet);
}

/** A rule set read from JSON, or everything wrong with it with JSON pointers. */
export function validateRuleSet(json: unknown): { ruleSet: RuleSet } | { problems: RuleSetProblem[] } {
  return readRuleSet(REGISTRY, json);
}

/** Codes of the people a setting names one by one, rather than by a group: an arrangement made for somebody. */
export function peopleNamedBy(team: Pick<Team, 'people'>, setting: RuleSetting): string[] {
  const rule = REGISTRY.get(setting.rule);
  return rule ? peopleNamed(rule, setting, team.people) : team.people.map(({ code }) => code);
}
