import { TZDate, tzOffset } from '@date-fns/tz';
import { dayNumber, type LocalDay } from './local-day.ts';

/** `HH:MM`, 24-hour wall clock. */
export type WallClock = string;
/** IANA zone name, for example `Europe/London`. */
export type Zone = string;
/** RFC 3339 with the offset in force at that place and moment: `2026-12-01T17:30:00+00:00`. */
export type Instant = string;

export function isWallClock(text: string): text is WallClock {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

export function minutesOf(clock: WallClock): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

const epochMinutes = new Map<string, number>();

/**
 * Minutes since 1970-01-01T00:00Z of a wall-clock moment in a zone; `minutes` may pass midnight (1500 is 01:00 next day).
 * A time skipped in spring is moved forward by the skip; a time that happens twice in autumn is the first of the two.
 */
export function wallClockToEpochMinutes(day: LocalDay, minutes: number, zone: Zone): number {
  const key = `${zone}|${day}|${minutes}`;
  const known = epochMinutes.get(key);
  if (known !== undefined) return known;
  const wall = dayNumber(day) * 1440 + minutes;
  const date = new Date(wall * 60_000);
  const local = new TZDate(
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    zone,
  );
  const result = Math.round(local.getTime() / 60_000);
  if (epochMinutes.size > 50_000) epochMinutes.clear();
  epochMinutes.set(key, result);
  return result;
}

const offsets = new Map<string, number>();

/** Minutes a zone is ahead of UTC. Since 1970 clocks change on whole quarters of an hour, so a quarter has one answer. */
function offsetAt(epochMinute: number, zone: Zone): number {
  const key = `${zone}|${Math.floor(epochMinute / 15)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = tzOffset(zone, new Date(epochMinute * 60_000));
  if (offsets.size > 50_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** RFC 3339 text with the zone's offset at that moment. */
export function instantText(epochMinute: number, zone: Zone): Instant {
  const offset = offsetAt(epochMinute, zone);
  const local = new Date((epochMinute + offset) * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(Math.round(size % 60))}`;
}

export function instantToEpochMinutes(instant: Instant): number {
  return Math.round(Date.parse(instant) / 60_000);
}

/** The wall-clock day and time a moment has in a zone. */
export function wallClockAt(epochMinute: number, zone: Zone): { day: LocalDay; clock: WallClock } {
  const text = instantText(epochMinute, zone);
  return { day: text.slice(0, 10), clock: text.slice(11, 16) };
}

/** `London time` of `Europe/London`: which clock a time is by, where the reader may be elsewhere. */
export function sayZone(zone: Zone): string {
  const city = zone.split('/').at(-1)!.replaceAll('_', ' ');
  return zone.includes('/') ? `${city} time` : zone;
}
