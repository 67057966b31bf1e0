import { addDays, dayNumber, eachDay, weekdayOf, type LocalDay } from '../time/local-day.ts';
import type { PersonCode } from '../team/person.ts';
import type { Leave, Team } from '../team/team.ts';

/** How a team gives leave. How many may be away at once is a rule of its own (`leave-cap`). */
export interface LeavePolicy {
  /** Working days a year of somebody full time; null where balances are kept elsewhere. */
  readonly daysAYear: number | null;
  /** The first day of a leave year: `04-01`. */
  readonly yearStarts: string;
  /** Codes of the leave that is taken from the balance. */
  readonly counted: readonly string[];
  /** Asked for at least so many days ahead, and no more than so many; null without a limit. */
  readonly noticeDays: number;
  readonly aheadDays: number | null;
  /** Given at once when nothing stands in the way. */
  readonly automatic: boolean;
}

export const USUAL_LEAVE_POLICY: LeavePolicy = {
  daysAYear: null,
  yearStarts: '01-01',
  counted: ['AL', 'PTO'],
  noticeDays: 0,
  aheadDays: null,
  automatic: false,
};

type LeaveAsk = Pick<Leave, 'person' | 'from' | 'to' | 'type'>;
type LeaveTeam = Pick<Team, 'people' | 'holidays' | 'leave'>;

export interface LeaveYear {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

export interface LeaveBalance extends LeaveYear {
  /** Days of the year for this person, by their part of full time; halves are kept. */
  readonly entitled: number;
  readonly given: number;
  /** Asked for and not decided. */
  readonly asked: number;
  readonly left: number;
}

/** Why leave cannot be asked for by the team's policy. */
export type LeaveObstacle =
  | { readonly code: 'leave-too-late'; readonly noticeDays: number; readonly earliest: LocalDay }
  | { readonly code: 'leave-too-early'; readonly aheadDays: number; readonly latest: LocalDay }
  | { readonly code: 'leave-over-balance'; readonly needed: number; readonly left: number; readonly year: LeaveYear };

/** The leave year a day belongs to. */
export function leaveYearOf({ yearStarts }: Pick<LeavePolicy, 'yearStarts'>, day: LocalDay): LeaveYear {
  const year = Number(day.slice(0, 4));
  const began = day.slice(5) >= yearStarts ? year : year - 1;
  return { from: `${began}-${yearStarts}`, to: addDays(`${began + 1}-${yearStarts}`, -1) };
}

/** How many days leave takes from a balance: weekdays that are no holiday and no fixed day off of the person. */
export function leaveDays(
  team: Pick<Team, 'people' | 'holidays'>,
  { person, from, to }: Omit<LeaveAsk, 'type'>,
): number {
  const off = team.people.find(({ code }) => code === person)?.fixedDaysOff ?? [];
  const holidays = new Set(team.holidays.map(({ date }) => date));
  return eachDay(from, to).filter((day) => {
    const weekday = weekdayOf(day);
    return weekday !== 'Sat' && weekday !== 'Sun' && !holidays.has(day) && !off.includes(weekday);
  }).length;
}

/** What is left of a leave year, the one a day is in; null where the team counts none. */
export function leaveBalance(
  team: LeaveTeam,
  policy: LeavePolicy,
  { person, on }: { readonly person: PersonCode; readonly on: LocalDay },
): LeaveBalance | null {
  if (policy.daysAYear === null) return null;
  const year = leaveYearOf(policy, on);
  const fte = team.people.find(({ code }) => code === person)?.fte ?? 1;
  const entitled = Math.round(policy.daysAYear * fte * 2) / 2;
  const taken = (...statuses: readonly Leave['status'][]) =>
    team.leave
      .filter((one) => one.person === person && statuses.includes(one.status) && policy.counted.includes(one.type))
      .reduce((sum, one) => sum + daysWithin(team, one, year), 0);
  const [given, asked] = [taken('approved', 'recorded'), taken('requested')];
  return { ...year, entitled, given, asked, left: entitled - given - asked };
}

/** What the policy holds against an ask made today; nothing when it may be made. */
export function leaveObstacles(
  team: LeaveTeam,
  policy: LeavePolicy,
  { ask, today }: { readonly ask: LeaveAsk; readonly today: LocalDay },
): LeaveObstacle[] {
  const ahead = dayNumber(ask.from) - dayNumber(today);
  const { noticeDays, aheadDays } = policy;
  const obstacles: LeaveObstacle[] = [];
  if (ahead < noticeDays) {
    obstacles.push({ code: 'leave-too-late', noticeDays, earliest: addDays(today, noticeDays) });
  }
  if (aheadDays !== null && ahead > aheadDays) {
    obstacles.push({ code: 'leave-too-early', aheadDays, latest: addDays(today, aheadDays) });
  }
  return policy.counted.includes(ask.type) ? [...obstacles, ...overBalance(team, policy, ask)] : obstacles;
}

/** Leave over the turn of a leave year takes from both. */
function overBalance(team: LeaveTeam, policy: LeavePolicy, ask: LeaveAsk): LeaveObstacle[] {
  const years = [leaveYearOf(policy, ask.from), leaveYearOf(policy, ask.to)];
  return years
    .filter((year, index) => index === 0 || year.from !== years[0]!.from)
    .flatMap((year): LeaveObstacle[] => {
      const balance = leaveBalance(team, policy, { person: ask.person, on: year.from });
      const needed = daysWithin(team, ask, year);
      if (!balance || needed <= balance.left) return [];
      return [{ code: 'leave-over-balance', needed, left: balance.left, year }];
    });
}

function daysWithin(team: Pick<Team, 'people' | 'holidays'>, { person, from, to }: LeaveAsk, year: LeaveYear): number {
  const [first, last] = [from > year.from ? from : year.from, to < year.to ? to : year.to];
  return first > last ? 0 : leaveDays(team, { person, from: first, to: last });
}
