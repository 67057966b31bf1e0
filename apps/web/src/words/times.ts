import {
  dayNumber,
  type Instant,
  instantText,
  type LocalDay,
  sayDay,
  sayMonth,
  sayZone,
  weekdayOf,
  WEEKDAYS,
  type Zone,
} from '@evenflow/domain';

/** `17:30`: the wall clock an instant was written with. */
export function clockOf(instant: Instant): string {
  return instant.slice(11, 16);
}

/** The day an instant was written with. */
export function dayOf(instant: Instant): LocalDay {
  return instant.slice(0, 10);
}

/** The same moment, written in a zone. */
export function inZone(instant: Instant, zone: Zone): Instant {
  return instantText(Math.floor(Date.parse(instant) / 60_000), zone);
}

/** `2 h 58 min`, `45 min`, `26 h`; never negative. */
export function sayLength(minutes: number): string {
  const whole = Math.max(0, Math.floor(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `26 h 58 min`, and days from two days on: `6 days`. */
export function sayDistance(minutes: number): string {
  return minutes >= 2 * 1440 ? `${Math.floor(minutes / 1440)} days` : sayLength(minutes);
}

/** `today`, `tomorrow`, or the weekday within the coming week; null further away. */
export function sayNearDay(day: LocalDay, today: LocalDay): string | null {
  const distance = dayNumber(day) - dayNumber(today);
  if (distance === 0) return 'today';
  if (distance === 1) return 'tomorrow';
  return distance > 1 && distance < 7 ? LONG_WEEKDAYS[WEEKDAYS.indexOf(weekdayOf(day))]! : null;
}

/**
 * A moment as briefly as it can be said without doubt: `07:30` within half a day of `now`, `Sat 07:30` within six days,
 * else `Sat 12 Dec 07:30`. `now` in minutes since 1970-01-01T00:00Z; the clock is the one the instant was written with.
 */
export function sayMoment(instant: Instant, now: number): string {
  const distance = Math.abs(Date.parse(instant) / 60_000 - now);
  if (distance <= 14 * 60) return clockOf(instant);
  const day = sayDay(dayOf(instant));
  return `${distance < 6 * 1440 ? day.slice(0, 3) : day} ${clockOf(instant)}`;
}

const LONG_WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `Wednesday 9 December 2026`. */
export function longDay(day: LocalDay): string {
  const weekday = LONG_WEEKDAYS[WEEKDAYS.indexOf(weekdayOf(day))];
  return `${weekday} ${Number(day.slice(8, 10))} ${sayMonth(day.slice(0, 7))}`;
}

/** `5–8 Dec`, `30 Dec – 2 Jan`, `Thu 10 Dec` for one day. */
export function sayRange(from: LocalDay, to: LocalDay): string {
  if (from === to) return sayDay(from);
  const short = (day: LocalDay) => sayDay(day).split(' ').slice(1).join(' ');
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8, 10))}–${short(to)}`;
  return `${short(from)} – ${short(to)}`;
}

/** `1 day`, `3 days`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `Ann`, `Ann and Bo`, `Ann, Bo and Cy`. */
export function listNames(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** `Sat 28 Nov 17:00, London time`: an instant written in the zone, said without doubt. */
export function sayAt(instant: Instant, zone: Zone): string {
  return `${sayDay(dayOf(instant))} ${clockOf(instant)}, ${sayZone(zone)}`;
}
