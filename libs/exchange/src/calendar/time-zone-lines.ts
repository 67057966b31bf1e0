import { tzOffset } from '@date-fns/tz';
import type { Zone } from '@evenflow/domain';

const DAY = 1440;

interface Change {
  /** First minute with the new offset, since 1970-01-01T00:00Z. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/**
 * The VTIMEZONE of an IANA zone, from its real changes around `from..to` (epoch minutes): every change in that span,
 * and the last one before it, or the offset alone where clocks never change.
 */
export function timeZoneLines(zone: Zone, from: number, to: number): string[] {
  const changes = changesOf(zone, from - 400 * DAY, to + 400 * DAY);
  const before = changes.filter((change) => change.at <= from).slice(-1);
  const within = changes.filter((change) => change.at > from);
  const known = [...before, ...within];
  const offset = offsetAt(zone, from);
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...(known.length ? known.flatMap(observance) : observance({ at: -offset, before: offset, after: offset })),
    'END:VTIMEZONE',
  ];
}

function changesOf(zone: Zone, from: number, to: number): Change[] {
  const changes: Change[] = [];
  for (let day = Math.floor(from / DAY) * DAY; day < to; day += DAY) {
    const before = offsetAt(zone, day);
    const after = offsetAt(zone, day + DAY);
    if (before !== after) changes.push({ at: firstMinuteWith(zone, after, day), before, after });
  }
  return changes;
}

/** The minute within the day after `day` at which the zone takes up `offset`. */
function firstMinuteWith(zone: Zone, offset: number, day: number): number {
  let [low, high] = [day, day + DAY];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === offset) high = middle;
    else low = middle;
  }
  return high;
}

function observance({ at, before, after }: Change): string[] {
  const kind = after > before ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    `DTSTART:${localStamp(at + before)}`,
    `TZOFFSETFROM:${offsetText(before)}`,
    `TZOFFSETTO:${offsetText(after)}`,
    `END:${kind}`,
  ];
}

/** Minutes east of UTC. */
export function offsetAt(zone: Zone, epochMinute: number): number {
  return tzOffset(zone, new Date(epochMinute * 60_000));
}

/** `20261204T073000` for wall-clock minutes since 1970-01-01T00:00. */
export function localStamp(wallMinutes: number): string {
  return new Date(wallMinutes * 60_000).toISOString().slice(0, 19).replace(/[-:]/g, '');
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}${pad(size % 60)}`;
}
