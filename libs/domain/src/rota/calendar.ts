import type { Team } from '../team/team.ts';
import type { DutyTimes, DutyType } from '../team/duty-type.ts';
import type { Assignment } from './assignment.ts';
import { weekdayOf, type LocalDay } from '../time/local-day.ts';
import { instantText, minutesOf, wallClockToEpochMinutes, type Zone } from '../time/zone.ts';

export type DayType = 'monFri' | 'sat' | 'sun' | 'holiday';

/** A holiday on any day is staffed as a holiday; else the weekday decides. */
export function dayTypeOf(team: Pick<Team, 'holidays'>, day: LocalDay): DayType {
  if (team.holidays.some((holiday) => holiday.date === day)) return 'holiday';
  const weekday = weekdayOf(day);
  return weekday === 'Sat' ? 'sat' : weekday === 'Sun' ? 'sun' : 'monFri';
}

export function zoneOf(team: Team, duty: Pick<DutyType, 'sites'>): Zone {
  return team.sites.find((site) => site.code === duty.sites[0])?.timeZone ?? team.timeZone;
}

export function timesOn(team: Team, duty: DutyType, day: LocalDay): DutyTimes {
  return (dayTypeOf(team, day) === 'monFri' ? null : duty.weekendAndHoliday) ?? duty.weekday;
}

/**
 * When a duty of that day starts and ends, in minutes since 1970-01-01T00:00Z; half-open. Its length is what the clock
 * really ran: a 19:00–07:30 night is 11.5 or 13.5 hours when the clocks change.
 */
export function dutySpan(team: Team, duty: DutyType, day: LocalDay): { start: number; end: number } {
  const times = timesOn(team, duty, day);
  const zone = zoneOf(team, duty);
  return {
    start: wallClockToEpochMinutes(day, minutesOf(times.start), zone),
    end: wallClockToEpochMinutes(day, minutesOf(times.end) + times.endDayOffset * 1440, zone),
  };
}

/** The assignment of `person` to `duty` on `day`, with instants worked out. */
export function assign(
  team: Team,
  person: string,
  duty: DutyType,
  day: LocalDay,
  extra: Pick<Assignment, 'supernumerary' | 'with'> = {},
): Assignment {
  const { start, end } = dutySpan(team, duty, day);
  const zone = zoneOf(team, duty);
  return {
    person,
    date: day,
    duty: duty.code,
    start: instantText(start, zone),
    end: instantText(end, zone),
    ...(duty.sites.length === 1 ? { site: duty.sites[0]! } : {}),
    ...extra,
  };
}
