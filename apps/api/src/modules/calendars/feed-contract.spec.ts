import { addDays, assign, assignmentKey, type Assignment, type Team } from '@evenflow/domain';
import { personalFeed } from '@evenflow/exchange';
import type { PublishedSpell } from '@evenflow/persistence';
import { call, deepSize, duty, tinyTeam } from '@evenflow/testing';
import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { contentTag } from '../../common/http/etag.ts';
import { feedEvents } from './feed-events.ts';

/** Around both clock changes of a year, in London. */
const DAYS = ['2026-10-23', '2026-10-24', '2026-10-25', '2027-03-26', '2027-03-27', '2027-03-28'];
const PEOPLE = ['Amy', 'Ben'];
const SEQUENCES = deepSize(15, 300);
const OPTIONS = { name: 'Amy', host: 'rota.example.org', zone: 'Europe/London' };

interface Seen {
  readonly uid: string;
  readonly sequence: number;
  readonly start: number;
  readonly end: number;
  readonly cancelled: boolean;
}

/** The same day duty an hour later, and back. */
function teamAt(late: boolean): Team {
  const day = duty('D', late ? { weekday: { start: '09:00', end: '17:00', endDayOffset: 0 } } : {});
  return tinyTeam({ dutyTypes: [day, call('C1')] });
}

type Edit =
  | { readonly what: 'toggle'; readonly day: number; readonly duty: number; readonly person: number }
  | { readonly what: 'retime' };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constant('toggle' as const), day: fc.nat(5), duty: fc.nat(1), person: fc.nat(1) }),
  },
  { weight: 1, arbitrary: fc.constant({ what: 'retime' as const }) },
);

/** What is published, and everything that ever was, as the database keeps it. */
class Published {
  readonly spells: PublishedSpell[] = [];
  held = new Map<string, Assignment>();
  team = teamAt(false);
  #late = false;
  #at = Date.UTC(2026, 9, 1);

  publish(change: Edit): void {
    const next = new Map(this.held);
    if (change.what === 'retime') {
      this.#late = !this.#late;
      this.team = teamAt(this.#late);
      for (const [key, { person, date, duty: code }] of this.held) next.set(key, this.#made(person, code, date));
    } else {
      const code = this.team.dutyTypes[change.duty]!.code;
      const made = this.#made(PEOPLE[change.person]!, code, DAYS[change.day]!);
      if (!next.delete(assignmentKey(made))) next.set(assignmentKey(made), made);
    }
    this.#at += 3_600_000;
    for (const [index, spell] of this.spells.entries()) {
      const now = next.get(assignmentKey(spell.assignment));
      if (spell.closedAt === null && now?.start !== spell.assignment.start) {
        this.spells[index] = { ...spell, closedAt: new Date(this.#at) };
      }
    }
    for (const [key, made] of next) {
      if (this.held.get(key)?.start === made.start) continue;
      this.spells.push({ assignment: made, openedAt: new Date(this.#at), closedAt: null });
    }
    this.held = next;
  }

  #made(person: string, code: string, date: string): Assignment {
    return assign(
      this.team,
      person,
      this.team.dutyTypes.find((each) => each.code === code)!,
      date,
    );
  }

  /** Of one person, or of the whole team. */
  feed(of: string | null): string {
    const spells = this.spells.filter(({ assignment }) => of === null || assignment.person === of);
    return personalFeed(feedEvents(this.team, spells, of === null), OPTIONS);
  }
}

function byIcalJs(feed: string): Seen[] {
  const root = new ICAL.Component(ICAL.parse(feed) as unknown[]);
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const seen = root.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      start: event.startDate.toJSDate().getTime(),
      end: event.endDate.toJSDate().getTime(),
      cancelled: component.getFirstPropertyValue('status') === 'CANCELLED',
    };
  });
  ICAL.TimezoneService.reset();
  return seen;
}

function byNodeIcal(feed: string): Seen[] {
  return Object.values(nodeIcal.sync.parseICS(feed)).flatMap((event) =>
    event?.type === 'VEVENT'
      ? [
          {
            uid: event.uid,
            sequence: Number(event.sequence),
            start: event.start.getTime(),
            end: event.end!.getTime(),
            cancelled: String(event.status) === 'CANCELLED',
          },
        ]
      : [],
  );
}

/** A third reading, from the text of RFC 5545 alone; the clock of a zone is the platform's, not the feed's own table. */
function byTheText(feed: string): Seen[] {
  const lines = feed.replaceAll('\r\n ', '').split('\r\n');
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push({});
    const [, name, params, value] = /^([A-Z-]+)((?:;[^:]+)?):(.*)$/.exec(line) ?? [];
    if (name && events.length > 0) events.at(-1)![name] = params ? `${params}:${value}` : value!;
  }
  return events.map((event) => ({
    uid: event['UID']!,
    sequence: Number(event['SEQUENCE']),
    start: wallTime(event['DTSTART']!),
    end: wallTime(event['DTEND']!),
    cancelled: event['STATUS'] === 'CANCELLED',
  }));
}

/** The moment at which a wall in the zone shows the time: tried, not worked out. */
function wallTime(text: string): number {
  const [, zone, y, mo, d, h, mi] = /^;TZID=([^:]+):(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})00$/.exec(text)!;
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const wanted = `${y}-${mo}-${d} ${h}:${mi}`;
  const guess = Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi));
  for (let off = -14 * 60; off <= 14 * 60; off += 15) {
    const at = guess - off * 60_000;
    if (shown.format(at) === wanted) return at;
  }
  throw new Error(`${wanted} never shows in ${zone}`);
}

const PARSERS = { 'ical.js': byIcalJs, 'node-ical': byNodeIcal, 'the text itself': byTheText };

it.each([
  ['a person', 'Amy'],
  ['the whole team', null],
])(
  `holds one event a duty of %s through ${SEQUENCES} sequences of edits, as three programs read it`,
  (_name, of) => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 4, maxLength: 14 }), (edits) => {
        const published = new Published();
        const sequences = new Map<string, number>();
        for (const each of edits) {
          const before = published.feed(of);
          published.publish(each);
          const feed = published.feed(of);
          expect(published.feed(of)).toBe(feed);
          expect(contentTag(published.feed(of))).toBe(contentTag(feed));
          const shownOf = [...published.held.values()].filter(({ person }) => of === null || person === of);
          const duties = shownOf.map(({ start, end }) => `${Date.parse(start)}–${Date.parse(end)}`);
          for (const [name, read] of Object.entries(PARSERS)) {
            const seen = read(feed);
            expect([name, new Set(seen.map(({ uid }) => uid)).size]).toEqual([name, seen.length]);
            const shown = seen.filter(({ cancelled }) => !cancelled).map(({ start, end }) => `${start}–${end}`);
            expect([name, shown.sort()]).toEqual([name, duties.sort()]);
          }
          for (const { uid, sequence } of byTheText(feed)) {
            const changed = !before.includes(uid) || lineFor(before, uid) !== lineFor(feed, uid);
            expect(sequence - (sequences.get(uid) ?? -1)).toBe(changed ? 1 : 0);
            sequences.set(uid, sequence);
          }
        }
      }),
      { numRuns: SEQUENCES, seed: 7 },
    );
  },
  600_000,
);

/** The event's own lines. */
function lineFor(feed: string, uid: string): string {
  const event = feed.split('BEGIN:VEVENT').find((each) => each.includes(uid)) ?? '';
  return event.split('END:VEVENT')[0]!;
}

it('is wrong for a reader that takes the clock for the same all year: the test can fail', () => {
  const published = new Published();
  published.publish({ what: 'toggle', day: 1, duty: 1, person: 0 });
  const [seen] = byTheText(published.feed('Amy'));
  expect(seen!.end - seen!.start).toBe(25 * 3_600_000);
  expect(addDays(DAYS[1]!, 1)).toBe(DAYS[2]);
});
