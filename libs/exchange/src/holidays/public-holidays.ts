import type Holidays from 'date-holidays';
import { weekdayOf, type Holiday, type LocalDay } from '@evenflow/domain';
import { holidayIdentity } from '../workbook/reading/words.ts';

/** Where a calendar is asked for: ISO 3166-1 alpha-2, and ISO 3166-2 for a state or nation (`GB-ENG`, `US-MO`). */
export interface Place {
  readonly country: string;
  readonly region?: string;
}

/**
 * The public holidays of a place in a year, in order. A holiday on a weekend with a substitute day gives both dates one
 * identity, so that a ledger sees one holiday; only the substitute carries a point when it falls on a weekday. Empty for
 * a place the calendar does not know.
 */
export type PublicHolidays = (place: Place, year: number) => Holiday[];

/** Every place's holidays; loaded when asked for, because they take 9 MB that a solve can use. */
export async function loadPublicHolidays(): Promise<PublicHolidays> {
  const { default: calendars } = await import('date-holidays');
  return (place, year) => holidaysOf(calendars, place, year);
}

function holidaysOf(calendars: typeof Holidays, { country, region }: Place, year: number): Holiday[] {
  const state = region?.replace(`${country}-`, '').toLowerCase();
  const calendar = state ? new calendars(country, state) : new calendars(country);
  const days = (calendar.getHolidays(year) || []).filter(({ type }) => type === 'public' || type === 'bank');
  const replaced = new Set(days.filter((day) => day.substitute).map((day) => holidayIdentity(day.name)));
  return days.map(({ date, name, substitute }) => {
    const day: LocalDay = date.slice(0, 10);
    const weekend = weekdayOf(day) === 'Sat' || weekdayOf(day) === 'Sun';
    const moved = weekend && !substitute && replaced.has(holidayIdentity(name));
    return { date: day, name, identity: holidayIdentity(name), points: moved ? 0 : 1 };
  });
}
