import { isCall, type DutyType } from '../team/duty-type.ts';
import { addDays, weekdayOf } from '../time/local-day.ts';
import type { Assignment } from '../rota/assignment.ts';

/** What somebody holds, as papers and workbooks count it; supernumerary duties count for nothing. */
export interface DutyTotals {
  /** Duties that are no call. */
  readonly duties: number;
  readonly calls: number;
  /** Weekends with any duty that counts as weekend. */
  readonly weekends: number;
  readonly lates: number;
  readonly nights: number;
  readonly hours: number;
}

export function dutyTotals(own: readonly Assignment[], duties: ReadonlyMap<string, DutyType>): DutyTotals {
  const counted = own.flatMap(({ date, duty: code, supernumerary }) => {
    const duty = duties.get(code);
    return duty && !supernumerary ? [{ date, duty }] : [];
  });
  const many = (holds: (duty: DutyType) => boolean) => counted.filter(({ duty }) => holds(duty)).length;
  const sundays = counted
    .filter(({ date, duty }) => duty.countsAsWeekend && ['Sat', 'Sun'].includes(weekdayOf(date)))
    .map(({ date }) => (weekdayOf(date) === 'Sat' ? addDays(date, 1) : date));
  return {
    duties: many((duty) => !isCall(duty)),
    calls: many(isCall),
    weekends: new Set(sundays).size,
    lates: many(({ mark }) => mark === 'late'),
    nights: many(({ mark }) => mark === 'resident'),
    hours: counted.reduce((sum, { duty }) => sum + duty.paidHours, 0),
  };
}
