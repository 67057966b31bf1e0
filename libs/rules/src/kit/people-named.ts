import type { Person } from '@evenflow/domain';
import type { Rule, RuleSetting } from './define-rule.ts';
import type { ParamShape } from './params.ts';

/**
 * Codes of the people a setting names one by one, in its scope or its parameters: an arrangement made for somebody.
 * Groups such as `@trainee` name nobody.
 */
export function peopleNamed(rule: Rule, setting: RuleSetting, people: readonly Pick<Person, 'code'>[]): string[] {
  const entries = [...(setting.scope?.people ?? []), ...selectorsIn(rule.params as ParamShape, setting.params ?? {})];
  const named = new Set(entries.map((entry) => entry.replace(/^!/, '')));
  return people.map(({ code }) => code).filter((code) => named.has(code));
}

function selectorsIn(shape: ParamShape, given: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(shape).flatMap(([name, { kind, columns }]) => {
    const value = given[name];
    if (!Array.isArray(value)) return [];
    if (kind === 'people') return value as string[];
    return columns ? value.flatMap((row: Record<string, unknown>) => selectorsIn(columns, row)) : [];
  });
}
