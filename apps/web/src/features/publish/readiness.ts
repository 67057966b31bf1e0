import type { Override } from '@evenflow/api-client';
import { daysBetween, monthRange, sayDay, type LocalDay, type Team } from '@evenflow/domain';
import type { Finding } from '@evenflow/rules';
import { count } from '../../words/times.ts';

/** What stands between a draft and its next version. */
export interface Readiness {
  readonly openDuties: number;
  /** Nobody may sign for these. */
  readonly broken: readonly Finding[];
  /** These need somebody's name and reason, one each. */
  readonly toSign: readonly Finding[];
}

/** `findings` without those of open duties, which are counted. */
export function readiness(findings: readonly Finding[], openDuties: number): Readiness {
  return {
    openDuties,
    broken: findings.filter((finding) => finding.severity === 'must'),
    toSign: findings.filter((finding) => finding.severity === 'must-unless-signed'),
  };
}

export function findingKey({ rule, setting, sentence }: Pick<Finding, 'rule' | 'setting' | 'sentence'>): string {
  return `${rule}|${setting}|${sentence}`;
}

const SHORTEST_REASON = 5;

export function isReason(text: string | undefined): boolean {
  return (text ?? '').trim().length >= SHORTEST_REASON;
}

/** A month without broken musts and open duties, and with a reason for everything to sign, may be published. */
export function mayPublish(state: Readiness, reasons: Readonly<Record<string, string>>): boolean {
  return (
    state.openDuties === 0 &&
    state.broken.length === 0 &&
    state.toSign.every((finding) => isReason(reasons[findingKey(finding)]))
  );
}

export function overridesOf(state: Readiness, reasons: Readonly<Record<string, string>>): Override[] {
  return state.toSign.map(({ rule, setting, sentence }) => ({
    rule,
    setting,
    sentence,
    reason: reasons[findingKey({ rule, setting, sentence })]!.trim(),
  }));
}

/** What a manager should know before publishing; none of it blocks. */
export interface WorthKnowing {
  readonly id: 'notice' | 'credentials' | 'leave';
  readonly good: boolean;
  readonly title: string;
  readonly sentences: readonly string[];
}

/** Staff can plan their lives when a rota is out six weeks ahead. */
export const NOTICE_DAYS = 42;

/** How long before the month a rota went out: `Published 35 days before the 1st.` */
export function sayLead(days: number): string {
  if (days < 0) return `Published ${count(-days, 'day')} after the 1st.`;
  return days === 0 ? 'Published on the 1st.' : `Published ${count(days, 'day')} before the 1st.`;
}

/** Notice given, credentials that lapse within the month, leave of the month that nobody has decided. */
export function worthKnowing(team: Team, month: string, today: LocalDay): WorthKnowing[] {
  const { from, to } = monthRange(month);
  const names = new Map(team.people.map((person) => [person.code, person.name]));
  const ahead = daysBetween(today, from);
  const lapsing = team.people.flatMap((person) =>
    person.credentials
      .filter(({ required, forCompetence, expires }) => (required || forCompetence) && expires && expires <= to)
      .filter(() => !person.endDate || person.endDate >= from)
      .map(
        ({ type, expires }) =>
          `${person.name}: ${type} ${expires! < from ? 'lapsed' : 'lapses'} on ${sayDay(expires!)}.`,
      ),
  );
  const pending = team.leave
    .filter((leave) => leave.status === 'requested' && leave.from <= to && leave.to >= from)
    .map(
      (leave) =>
        `${names.get(leave.person) ?? leave.person} asks for ${leave.type}, ${sayDay(leave.from)} to ${sayDay(leave.to)}.`,
    );
  return [
    {
      id: 'notice',
      good: ahead >= NOTICE_DAYS,
      title: ahead >= 0 ? `${ahead} days’ notice before the 1st` : `The month began ${-ahead} days ago`,
      sentences: ahead >= NOTICE_DAYS ? [] : [`Six weeks (${NOTICE_DAYS} days) let staff plan around their duties.`],
    },
    {
      id: 'credentials',
      good: lapsing.length === 0,
      title:
        lapsing.length === 0
          ? 'No credential lapses before the month is over'
          : 'Credentials that lapse before the month is over',
      sentences: lapsing,
    },
    {
      id: 'leave',
      good: pending.length === 0,
      title: pending.length === 0 ? 'No leave of the month is undecided' : 'Leave of the month that is still undecided',
      sentences: pending,
    },
  ];
}
