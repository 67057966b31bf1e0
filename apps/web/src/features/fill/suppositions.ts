import type { Team } from '@evenflow/domain';
import { describeRuleSet, suppose, type RuleSet, type Supposition } from '@evenflow/rules';

/** `Without Priyanka`, `one more Theatre 4 on weekdays`, `without the rule: …`, `with the rule: …`. */
export function saySupposition(team: Team, ruleSet: RuleSet, supposition: Supposition): string {
  switch (supposition.kind) {
    case 'without':
      return `Without ${team.people.find(({ code }) => code === supposition.person)?.name ?? supposition.person}`;
    case 'need': {
      const name = team.dutyTypes.find(({ code }) => code === supposition.duty)?.name ?? supposition.duty;
      const count = Math.abs(supposition.more) === 1 ? 'one' : String(Math.abs(supposition.more));
      return `${count} ${supposition.more > 0 ? 'more' : 'fewer'} ${name} on weekdays`;
    }
    case 'rule-off': {
      const sentence = sentenceOf(ruleSet, supposition.setting);
      return `without the rule: ${sentence ?? supposition.setting}`;
    }
    case 'rule-with': {
      const sentence = sentenceOf(suppose({ team, ruleSet }, [supposition]).ruleSet, supposition.setting);
      return `with the rule: ${sentence ?? supposition.setting}`;
    }
  }
}

/** Without its full stop: it stands within other words. */
function sentenceOf(ruleSet: RuleSet, setting: string): string | undefined {
  return describeRuleSet(ruleSet)
    .find((one) => one.setting === setting)
    ?.sentence.replace(/\.$/, '');
}

export function sayAll(team: Team, ruleSet: RuleSet, suppositions: readonly Supposition[]): string {
  return suppositions.map((one) => saySupposition(team, ruleSet, one)).join('; ');
}
