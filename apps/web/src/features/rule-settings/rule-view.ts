import type { Team } from '@evenflow/domain';
import { fillDefaults, RULES, type ParamDescription, type RuleSetting, type Severity } from '@evenflow/rules';
import { longDay } from '../../words/times.ts';
import { sayPeople } from './scope-words.ts';
import type { CatalogueRule, TeamRules } from './api/rules.ts';

export interface RuleLine {
  readonly setting: RuleSetting;
  readonly title: string;
  readonly sentence: string;
  readonly source: string;
  readonly severity: Severity;
  readonly category: string;
  /** Holds without being set: there is nothing to change. */
  readonly standing: boolean;
  /** The setting narrowed to people or days, in words; null when it holds for all, always. */
  readonly narrowed: string | null;
}

export interface RuleGroup {
  readonly category: string;
  readonly lines: readonly RuleLine[];
}

/** A team's settings as sentences, in groups, in the catalogue's order. */
export function ruleGroups(rules: TeamRules, catalogue: readonly CatalogueRule[], people: Team['people']): RuleGroup[] {
  const byId = new Map(catalogue.map((rule, i) => [rule.id, { rule, place: i }]));
  const sentences = new Map(rules.sentences.map((one) => [one.setting, one.sentence]));
  const standing = catalogue.flatMap((rule) => (rule.standing ? [{ id: rule.id, rule: rule.id }] : []));
  const lines = [...rules.settings, ...(rules.settings.length > 0 ? standing : [])]
    .map((setting) => ({ setting, known: byId.get(setting.rule) }))
    .sort((a, b) => (a.known?.place ?? 0) - (b.known?.place ?? 0))
    .map(({ setting, known }) => ({
      ...line(setting, known?.rule, sentences.get(setting.id)),
      narrowed: narrowedWords(setting, people),
    }));
  const groups = new Map<string, RuleLine[]>();
  for (const one of lines) groups.set(one.category, [...(groups.get(one.category) ?? []), one]);
  return [...groups].map(([category, of]) => ({ category, lines: of }));
}

function line(
  setting: RuleSetting,
  rule: CatalogueRule | undefined,
  sentence: string | undefined,
): Omit<RuleLine, 'narrowed'> {
  return {
    setting,
    title: rule?.title ?? setting.rule,
    sentence: sentence ?? rule?.statement ?? setting.rule,
    source: rule?.source ?? '',
    severity: setting.severity ?? rule?.severity ?? 'should',
    category: rule?.category ?? 'other',
    standing: rule?.standing ?? false,
  };
}

function narrowedWords({ scope, from, to }: RuleSetting, team: Team['people']): string | null {
  const who = scope?.people?.length ? `for ${sayPeople(scope.people, team)}` : '';
  const when = [from && `from ${longDay(from)}`, to && `until ${longDay(to)}`].filter(Boolean).join(' ');
  return [who, when].filter(Boolean).join(', ') || null;
}

/** The sentence a setting would read with these parameters, as the rule itself writes it. */
export function previewSentence(rule: string, params: Readonly<Record<string, unknown>>): string | null {
  const known = RULES.find((one) => one.id === rule);
  if (!known) return null;
  try {
    return known.statement(fillDefaults(known.params, params));
  } catch {
    // Half-typed values may not make a sentence yet.
    return null;
  }
}

/** What is wrong with one value, in words that stand alone; null when nothing is. */
export function fieldProblem(description: ParamDescription, value: unknown): string | null {
  if (description.kind === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value)) return 'Enter a number';
    const { min = -Infinity, max = Infinity, unit = '' } = description;
    return value < min || value > max ? `Between ${min} and ${max} ${unit}`.trim() : null;
  }
  if (description.kind === 'choice') return description.choices?.includes(String(value)) ? null : 'Choose one';
  return null;
}

/** Every parameter of a setting, those it leaves out at their default. */
export function valuesOf(setting: RuleSetting, params: readonly ParamDescription[]): Record<string, unknown> {
  return Object.fromEntries(params.map((param) => [param.name, setting.params?.[param.name] ?? param.default]));
}
