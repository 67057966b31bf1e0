import type { Team } from '../team/team.ts';
import type { DutyType } from '../team/duty-type.ts';
import type { LocalDay } from '../time/local-day.ts';
import { recurrenceDays } from '../time/recurrence.ts';
import { dayTypeOf } from './calendar.ts';

/** How many people each duty needs on each day: `need(duty code, day)`. */
export type Demand = (duty: string, day: LocalDay) => number;

/**
 * Resolves demand for `from..to`. Precedence: a dated change, else a recurrence, else the ECMO census for a contingent
 * duty, else the duty type's need for that kind of day.
 */
export function demandOver(team: Team, from: LocalDay, to: LocalDay): Demand {
  const dated = new Map<string, number>();
  for (const r of team.demandRecurrences) {
    const last = r.to && r.to < to ? r.to : to;
    for (const day of recurrenceDays(r.rrule, r.from, from, last)) dated.set(`${r.duty}|${day}`, r.need);
  }
  for (const c of team.demandChanges) dated.set(`${c.duty}|${c.date}`, c.need);
  const byCode = new Map<string, DutyType>(team.dutyTypes.map((duty) => [duty.code, duty]));
  return (code, day) => {
    const onDate = dated.get(`${code}|${day}`);
    if (onDate !== undefined) return onDate;
    const duty = byCode.get(code);
    if (!duty) return 0;
    if (duty.contingent && (team.ecmoCensus[day] ?? 0) >= duty.contingent.census) return 1;
    return duty.need[dayTypeOf(team, day)];
  };
}
