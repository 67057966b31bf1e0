import { addDays, type LocalDay, type RotaSnapshot, type Team } from '@evenflow/domain';
import { compileRota, LiveCheck, type Finding, type RuleSet, type RuleSetting } from '@evenflow/rules';

/** What a changed rule would say about a month that it does not say now, and what it would no longer say. */
export interface RuleEffect {
  readonly appears: readonly Finding[];
  readonly goes: readonly Finding[];
}

const findingsOf = (team: Team, rules: RuleSet, rota: RotaSnapshot): readonly Finding[] =>
  new LiveCheck(compileRota(team, rules, rota), rota.assignments).findings();

const sameAs = ({ sentence, severity }: Finding) => `${severity} ${sentence}`;

/** Compares the month under both sets; everything is computed here, nothing is stored. */
export function effectOf(team: Team, rota: RotaSnapshot, { now, then }: { now: RuleSet; then: RuleSet }): RuleEffect {
  const [before, after] = [findingsOf(team, now, rota), findingsOf(team, then, rota)];
  const [known, kept] = [new Set(before.map(sameAs)), new Set(after.map(sameAs))];
  return {
    appears: after.filter((finding) => !known.has(sameAs(finding))),
    goes: before.filter((finding) => !kept.has(sameAs(finding))),
  };
}

/**
 * The set with a setting changed. `from` keeps the past: the setting as it was ends the day before, and the changed one
 * begins on that day; days before `from` are judged as they always were.
 */
export function changedSet(rules: RuleSet, changed: RuleSetting, from: LocalDay | null): RuleSet {
  const { format, name, settings } = rules;
  return {
    format,
    name,
    settings: settings.flatMap((setting) => {
      if (setting.id !== changed.id) return [setting];
      if (from === null || from <= (setting.from ?? '0000')) return [changed];
      return [
        { ...setting, to: addDays(from, -1) },
        { ...changed, id: freeId(rules, `${setting.id}-from-${from}`), from },
      ];
    }),
  };
}

function freeId(rules: RuleSet, wanted: string): string {
  const taken = new Set(rules.settings.map((setting) => setting.id));
  let id = wanted;
  while (taken.has(id)) id += 'x';
  return id;
}
