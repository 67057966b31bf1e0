import type { RuleSet } from '../kit/define-rule.ts';
import { fillDefaults } from '../kit/params.ts';
import { restBetweenDuties } from '../rules/rest/rest-between-duties/rest-between-duties.rule.ts';

/** Minutes of rest the team asks for between duties: the longest of its settings, or what the rule begins with. */
export function restMinutesOf(ruleSet: RuleSet | null): number {
  const own = (ruleSet?.settings ?? []).filter(({ rule }) => rule === restBetweenDuties.id);
  const hours = [...own.map(({ params }) => params ?? {}), ...(own.length === 0 ? [{}] : [])].map(
    (params) => (fillDefaults(restBetweenDuties.params, params) as { hours: number }).hours,
  );
  return Math.max(...hours) * 60;
}
