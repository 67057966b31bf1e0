import { DomainError, type Team } from '@evenflow/domain';
import type { RuleSet } from '../kit/define-rule.ts';

/** One thing supposed to be otherwise, for as long as a month is tried out. */
export type Supposition =
  /** Somebody is not there. */
  | { readonly kind: 'without'; readonly person: string }
  /** A duty needs more people (or fewer, below nought) on every weekday: another theatre, a second float. */
  | { readonly kind: 'need'; readonly duty: string; readonly more: number }
  /** A rule is not kept. */
  | { readonly kind: 'rule-off'; readonly setting: string }
  /** A rule is kept with other numbers. */
  | { readonly kind: 'rule-with'; readonly setting: string; readonly params: Readonly<Record<string, unknown>> };

export interface Supposed {
  readonly team: Team;
  readonly ruleSet: RuleSet;
}

/**
 * The team and its rules as supposed; those given are not changed. Throws `unknown-person`, `unknown-duty` or
 * `unknown-setting` for a supposition about something the team does not have.
 */
export function suppose(real: Supposed, suppositions: readonly Supposition[]): Supposed {
  return suppositions.reduce(supposeOne, real);
}

function supposeOne({ team, ruleSet }: Supposed, supposition: Supposition): Supposed {
  switch (supposition.kind) {
    case 'without':
      return { team: without(team, supposition.person), ruleSet };
    case 'need':
      return { team: needing(team, supposition.duty, supposition.more), ruleSet };
    case 'rule-off':
    case 'rule-with':
      return { team, ruleSet: { ...ruleSet, settings: settingsWith(ruleSet, supposition) } };
  }
}

function without(team: Team, person: string): Team {
  if (!team.people.some(({ code }) => code === person)) throw new DomainError('unknown-person', { person });
  const others = <T extends { readonly person: string }>(some: readonly T[]) =>
    some.filter((one) => one.person !== person);
  return {
    ...team,
    people: team.people.filter(({ code }) => code !== person),
    leave: others(team.leave),
    requests: others(team.requests),
    history: others(team.history),
    tallies: others(team.tallies),
    holidaysWorked: others(team.holidaysWorked),
  };
}

function needing(team: Team, duty: string, more: number): Team {
  if (!team.dutyTypes.some(({ code }) => code === duty)) throw new DomainError('unknown-duty', { duty });
  const dutyTypes = team.dutyTypes.map((type) =>
    type.code === duty ? { ...type, need: { ...type.need, monFri: Math.max(0, type.need.monFri + more) } } : type,
  );
  return { ...team, dutyTypes };
}

type RuleSupposition = Extract<Supposition, { readonly setting: string }>;

function settingsWith({ settings }: RuleSet, supposition: RuleSupposition): RuleSet['settings'] {
  const { setting } = supposition;
  if (!settings.some(({ id }) => id === setting)) throw new DomainError('unknown-setting', { setting });
  if (supposition.kind === 'rule-off') return settings.filter(({ id }) => id !== setting);
  return settings.map((one) =>
    one.id === setting ? { ...one, params: { ...one.params, ...supposition.params } } : one,
  );
}
