// Each from its own file: all of the library together takes every process 7 MB more.
import { getDaysInMonth } from 'date-fns/getDaysInMonth';
import { isMatch } from 'date-fns/isMatch';

/** A calendar day in some site's wall clock, `YYYY-MM-DD`. It has no instant until a zone is given. */
export type LocalDay = string;

/** Monday first, as a rota is read. */
export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const DAY_MS = 86_400_000;
const PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** True only for days that exist: 2026-02-30 is refused. */
export function isLocalDay(text: string): text is LocalDay {
  return PATTERN.test(text) && isMatch(text, 'yyyy-MM-dd');
}

/** Days since 1970-01-01. Guaranteed to be an integer; consecutive days differ by 1 across clock changes. */
export function dayNumber(day: LocalDay): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;
}

export function dayFromNumber(number: number): LocalDay {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

export function addDays(day: LocalDay, days: number): LocalDay {
  return dayFromNumber(dayNumber(day) + days);
}

/** `to - from` in days. */
export function daysBetween(from: LocalDay, to: LocalDay): number {
  return dayNumber(to) - dayNumber(from);
}

/** Every day from `from` to `to`, both included. Empty when `to` is before `from`. */
export function eachDay(from: LocalDay, to: LocalDay): LocalDay[] {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, i) => dayFromNumber(first + i));
}

export function weekdayOf(day: LocalDay): Weekday {
  // 1970-01-01 was a Thursday.
  return WEEKDAYS[(((dayNumber(day) + 3) % 7) + 7) % 7]!;
}

/** First and last day of a month given as `YYYY-MM`. */
export function monthRange(month: string): { from: LocalDay; to: LocalDay } {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return { from: `${month}-01`, to: `${month}-${getDaysInMonth(new Date(year, number - 1))}` };
}

/** The month after `YYYY-MM`. */
export function nextMonth(month: string): string {
  return addDays(monthRange(month).to, 1).slice(0, 7);
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** How sentences name a day: `Thu 10 Dec`. */
export function sayDay(day: LocalDay): string {
  return `${weekdayOf(day)} ${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1]!.slice(0, 3)}`;
}

/** `December 2026` of `2026-12`. */
export function sayMonth(month: string): string {
  return `${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;
}

/** `Sat 5 and Sun 6 Dec` style for a run of days: `Thu 10 Dec`, or `Sat 5 Dec to Mon 7 Dec`. */
export function sayDays(from: LocalDay, to: LocalDay): string {
  return from === to ? sayDay(from) : `${sayDay(from)} to ${sayDay(to)}`;
}
