import { isLocalDay } from '@evenflow/domain';
import { isForColleagues, type Category, type Rule, type RuleSet, type RuleSetting } from './define-rule.ts';
import { describeParams, fillDefaults, paramProblems, type ParamDescription, type ParamShape } from './params.ts';
import type { Severity } from './problem.ts';

/** A rule as a form, an API or a docs page needs it: plain JSON. */
export interface RuleDescription {
  readonly id: string;
  readonly number: number;
  readonly category: Category;
  readonly title: string;
  readonly source: string;
  readonly severity: Severity;
  /** Holds without being set. */
  readonly standing: boolean;
  readonly params: readonly ParamDescription[];
  /** The rule with every parameter at its default. */
  readonly statement: string;
  /** Whether, with them, colleagues may read what it says of somebody. */
  readonly forColleagues: boolean;
}

export interface RuleSetProblem {
  /** JSON pointer into the rule set. */
  readonly pointer: string;
  readonly message: string;
}

export function describeRule(rule: Rule): RuleDescription {
  const { id, number, category, title, source, severity } = rule;
  const shape = rule.params as ParamShape;
  const defaults = fillDefaults(shape, {});
  return {
    id,
    number,
    category,
    title,
    source,
    severity,
    standing: rule.standing ?? false,
    params: describeParams(shape),
    statement: rule.statement(defaults),
    forColleagues: isForColleagues(rule, defaults),
  };
}

/** Each setting as the sentence a person reads; a rule that is not known says so. */
export function sayRuleSet(
  registry: ReadonlyMap<string, Rule>,
  ruleSet: RuleSet,
): { setting: string; sentence: string }[] {
  return ruleSet.settings.map((setting) => {
    const rule = registry.get(setting.rule);
    const sentence = rule
      ? rule.statement(fillDefaults(rule.params as ParamShape, setting.params ?? {}))
      : `There is no rule called ${setting.rule}; this setting does nothing.`;
    return { setting: setting.id, sentence };
  });
}

/**
 * Reads a rule set from JSON: the set, or everything wrong with it. Nothing is dropped: an unknown rule or parameter is a
 * problem with its place.
 */
export function readRuleSet(
  registry: ReadonlyMap<string, Rule>,
  json: unknown,
): { ruleSet: RuleSet } | { problems: RuleSetProblem[] } {
  const set = json as Partial<RuleSet> | null;
  if (typeof set !== 'object' || set === null)
    return { problems: [{ pointer: '', message: 'This is not a rule set.' }] };
  if (set.format !== 'evenflow-rules/1')
    return { problems: [{ pointer: '/format', message: 'The format must be evenflow-rules/1.' }] };
  if (!Array.isArray(set.settings) || set.settings.length > 500)
    return { problems: [{ pointer: '/settings', message: 'There must be a list of at most 500 settings.' }] };
  const problems: RuleSetProblem[] = [];
  if (typeof set.name !== 'string' || set.name.length === 0)
    problems.push({ pointer: '/name', message: 'The name is missing.' });
  const ids = new Set<string>();
  set.settings.forEach((setting: RuleSetting, index) => {
    const at = `/settings/${index}`;
    problems.push(...settingProblems(registry, setting, at));
    if (ids.has(setting?.id)) problems.push({ pointer: `${at}/id`, message: `${setting.id} is there twice.` });
    ids.add(setting?.id);
  });
  return problems.length > 0 ? { problems } : { ruleSet: set as RuleSet };
}

const SEVERITIES: readonly unknown[] = [undefined, 'must', 'must-unless-signed', 'should'];

function settingProblems(
  registry: ReadonlyMap<string, Rule>,
  setting: RuleSetting | null,
  at: string,
): RuleSetProblem[] {
  if (typeof setting !== 'object' || setting === null) return [{ pointer: at, message: 'This is not a setting.' }];
  const problems: RuleSetProblem[] = [];
  const say = (pointer: string, message: string) => problems.push({ pointer: `${at}${pointer}`, message });
  if (typeof setting.id !== 'string' || !setting.id) say('/id', 'The setting needs an id.');
  const rule = registry.get(setting.rule);
  if (!rule) say('/rule', `There is no rule called ${String(setting.rule)}.`);
  else if (rule.standing) say('/rule', `${rule.id} always holds; it is not set.`);
  else
    for (const p of paramProblems(rule.params as ParamShape, setting.params ?? {}))
      say(`/params${p.pointer}`, p.message);
  return [...problems, ...optionProblems(setting, at)];
}

/** Severity, weight, dates and scope: what every setting may have, whatever its rule. */
function optionProblems({ severity, weight, scope, ...dates }: RuleSetting, at: string): RuleSetProblem[] {
  const problems: RuleSetProblem[] = [];
  const say = (pointer: string, message: string) => problems.push({ pointer: `${at}${pointer}`, message });
  if (!SEVERITIES.includes(severity)) say('/severity', 'The severity is must, must-unless-signed or should.');
  if (weight !== undefined && !(Number.isInteger(weight) && weight >= 1 && weight <= 100))
    say('/weight', 'The weight is a whole number from 1 to 100.');
  for (const side of ['from', 'to'] as const) {
    const day: unknown = dates[side];
    if (day !== undefined && !(typeof day === 'string' && isLocalDay(day)))
      say(`/${side}`, `${typeof day === 'string' ? day : JSON.stringify(day)} is not a date.`);
  }
  const people: unknown = scope?.people;
  if (people !== undefined && !(Array.isArray(people) && people.every((p) => typeof p === 'string')))
    say('/scope/people', 'People are a list of codes and groups.');
  return problems;
}
