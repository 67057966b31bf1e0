import { addDays, instantToEpochMinutes, wallClockAt, type Instant, type LocalDay, type Zone } from '@evenflow/domain';
import { escapeText, foldLines, lineOf } from './content-lines.ts';
import { localStamp, offsetAt, timeZoneLines } from './time-zone-lines.ts';

/** One duty of the person whose feed it is, as the feed shows it. */
export interface FeedEvent {
  /** Stable for this duty and this person, and never used for another: the UID is `<id>@<host>`. */
  readonly id: string;
  /** One more on any change of times, place, status or person. */
  readonly sequence: number;
  /** When it was last revised; serves as DTSTAMP too, so that an unchanged feed is the same bytes. */
  readonly revisedAt: Instant;
  readonly start: Instant;
  readonly end: Instant;
  /** The site's zone: the event is written in its wall clock. */
  readonly zone: Zone;
  readonly summary: string;
  readonly description?: string;
  readonly location?: string;
  readonly url?: string;
  /** `ON-CALL`, `FIRST CALL`. */
  readonly categories: readonly string[];
  readonly status: 'tentative' | 'confirmed' | 'cancelled';
  /** On call from home leaves the person free in their calendar. */
  readonly free: boolean;
}

export interface FeedOptions {
  /** As the calendar is called in the subscriber's program. */
  readonly name: string;
  /** Host of this installation, for UIDs. */
  readonly host: string;
  /** Shown as the calendar's own zone. */
  readonly zone: Zone;
  /** A CSS3 colour name for the calendar (RFC 7986). */
  readonly color?: string;
}

/**
 * The iCalendar text of a subscription (RFC 5545 and 7986): no METHOD, times in the site's wall clock with its
 * VTIMEZONE, an hour between refreshes. The same events give the same bytes on every machine at any time.
 * Written here rather than by a library because calendar properties must come before components, which the one at hand
 * does not keep.
 */
export function personalFeed(events: readonly FeedEvent[], options: FeedOptions): string {
  const sorted = [...events].sort((a, b) => minutes(a.start) - minutes(b.start) || (a.id < b.id ? -1 : 1));
  const name = escapeText(options.name);
  return foldLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Evenflow//Rota//EN',
    'CALSCALE:GREGORIAN',
    lineOf('NAME', name),
    lineOf('X-WR-CALNAME', name),
    lineOf('X-WR-TIMEZONE', options.zone),
    ...(options.color ? [lineOf('COLOR', options.color)] : []),
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...zonesOf(sorted),
    ...sorted.flatMap((event) => eventLines(event, options.host)),
    'END:VCALENDAR',
  ]);
}

/**
 * The events a feed carries on a day: 30 days back to 400 days ahead, and cancelled ones for 30 days after they were
 * cancelled. `today` is the day at the reader's place.
 */
export function feedWindow(events: readonly FeedEvent[], today: LocalDay): FeedEvent[] {
  const [first, last] = [addDays(today, -30), addDays(today, 400)];
  return events.filter((event) => {
    const starts = wallClockAt(minutes(event.start), event.zone).day;
    const revised = wallClockAt(minutes(event.revisedAt), event.zone).day;
    return starts >= first && starts <= last && (event.status !== 'cancelled' || revised >= first);
  });
}

function zonesOf(events: readonly FeedEvent[]): string[] {
  const zones = [...new Set(events.map((event) => event.zone))].sort();
  return zones.flatMap((zone) => {
    const there = events.filter((event) => event.zone === zone);
    const from = Math.min(...there.map((event) => minutes(event.start)));
    const to = Math.max(...there.map((event) => minutes(event.end)));
    return timeZoneLines(zone, from, to);
  });
}

function eventLines(event: FeedEvent, host: string): string[] {
  const revised = `${localStamp(minutes(event.revisedAt))}Z`;
  const optional = (name: string, value: string | undefined) => (value ? [lineOf(name, value)] : []);
  return [
    'BEGIN:VEVENT',
    lineOf('UID', `${event.id}@${host}`),
    lineOf('SEQUENCE', String(event.sequence)),
    lineOf('DTSTAMP', revised),
    lineOf('LAST-MODIFIED', revised),
    lineOf(`DTSTART;TZID=${event.zone}`, wallStamp(event.start, event.zone)),
    lineOf(`DTEND;TZID=${event.zone}`, wallStamp(event.end, event.zone)),
    lineOf('SUMMARY', escapeText(event.summary)),
    ...optional('DESCRIPTION', event.description && escapeText(event.description)),
    ...optional('LOCATION', event.location && escapeText(event.location)),
    ...optional('CATEGORIES', event.categories.map(escapeText).join(',')),
    lineOf('STATUS', event.status.toUpperCase()),
    lineOf('TRANSP', event.free ? 'TRANSPARENT' : 'OPAQUE'),
    'CLASS:PRIVATE',
    ...optional('URL', event.url),
    'END:VEVENT',
  ];
}

function wallStamp(instant: Instant, zone: Zone): string {
  return localStamp(minutes(instant) + offsetAt(zone, minutes(instant)));
}

function minutes(instant: Instant): number {
  return instantToEpochMinutes(instant);
}
