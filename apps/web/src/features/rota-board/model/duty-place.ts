import { minutesOf, timesOn, type DutyType, type LocalDay, type Team } from '@evenflow/domain';

/** Upper half, lower half, or the whole height as a band that joins its neighbours. */
export type Place = 'day' | 'night' | 'band';

const NOON = 12 * 60;

/** Where a duty of that day sits in its cell: past midnight it is a night, or a band when it begins before noon. */
export function placeOf(team: Team, duty: DutyType, date: LocalDay): Place {
  const times = timesOn(team, duty, date);
  if (times.endDayOffset === 0) return 'day';
  return minutesOf(times.start) < NOON ? 'band' : 'night';
}
