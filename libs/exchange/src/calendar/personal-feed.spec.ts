import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { addDays, instantText, instantToEpochMinutes, wallClockToEpochMinutes } from '@evenflow/domain';
import { feedWindow, personalFeed, type FeedEvent } from './personal-feed.ts';

const OPTIONS = { name: 'Siobhán, duties', host: 'rota.example.org', zone: 'Europe/London' };

function event(id: string, zone: string, span: { day: string; start: number; end: number }): FeedEvent {
  return {
    id,
    sequence: 2,
    revisedAt: '2026-10-01T10:15:00+01:00',
    start: instantText(wallClockToEpochMinutes(span.day, span.start, zone), zone),
    end: instantText(wallClockToEpochMinutes(span.day, span.end, zone), zone),
    zone,
    summary: 'First call',
    categories: ['ON-CALL', 'FIRST CALL'],
    status: 'confirmed',
    free: true,
  };
}

interface Read {
  readonly start: number;
  readonly end: number;
}

/** Start and end in epoch milliseconds by UID, as each parser understands them. */
function bothReadings(feed: string): Record<string, Read>[] {
  const registered = ICAL.TimezoneService;
  const root = new ICAL.Component(ICAL.parse(feed) as unknown[]);
  for (const zone of root.getAllSubcomponents('vtimezone')) registered.register(new ICAL.Timezone(zone));
  const byIcalJs = Object.fromEntries(
    root.getAllSubcomponents('vevent').map((component) => {
      const read = new ICAL.Event(component);
      return [read.uid, { start: read.startDate.toJSDate().getTime(), end: read.endDate.toJSDate().getTime() }];
    }),
  );
  registered.reset();
  const byNodeIcal = Object.fromEntries(
    Object.values(nodeIcal.sync.parseICS(feed)).flatMap((component) =>
      component?.type === 'VEVENT'
        ? [[component.uid, { start: component.start.getTime(), end: component.end!.getTime() }]]
        : [],
    ),
  );
  return [byIcalJs, byNodeIcal];
}

const spanOf = ({ start, end }: FeedEvent): Read => ({ start: Date.parse(start), end: Date.parse(end) });

describe('a personal feed', () => {
  it.each([
    ['the night the UK clocks go back', 'Europe/London', '2026-10-24', 13.5],
    ['the night the UK clocks go forward', 'Europe/London', '2027-03-27', 11.5],
    ['the night the US clocks go back', 'America/New_York', '2026-10-31', 13.5],
    ['the night the US clocks go forward', 'America/New_York', '2027-03-13', 11.5],
    ['a night where clocks never change', 'Asia/Tokyo', '2026-10-24', 12.5],
  ])('holds %s as two other programs read it', (_name, zone, day, hours) => {
    const night = event('night', zone, { day, start: 19 * 60, end: 31 * 60 + 30 });
    const feed = personalFeed([night], OPTIONS);
    for (const read of bothReadings(feed)) expect(read).toEqual({ 'night@rota.example.org': spanOf(night) });
    expect((spanOf(night).end - spanOf(night).start) / 3_600_000).toBe(hours);
    expect(feed).toContain(`DTSTART;TZID=${zone}:${day.replaceAll('-', '')}T190000\r\n`);
    expect(feed).toContain(`DTEND;TZID=${zone}:${addDays(day, 1).replaceAll('-', '')}T073000\r\n`);
  });

  it('holds calls of 24 hours by the clock, 23 or 25 on the timeline', () => {
    const days = ['2026-10-24', '2026-10-25', '2027-03-27', '2027-03-28', '2026-12-25'];
    const calls = days.map((day) => event(`call-${day}`, 'Europe/London', { day, start: 450, end: 1890 }));
    const expected = Object.fromEntries(calls.map((call) => [`${call.id}@rota.example.org`, spanOf(call)]));
    for (const read of bothReadings(personalFeed(calls, OPTIONS))) expect(read).toEqual(expected);
    expect(calls.map((call) => (spanOf(call).end - spanOf(call).start) / 3_600_000)).toEqual([25, 24, 23, 24, 24]);
  });

  it('says on a line what calendars need and leaves METHOD away', () => {
    const call = event('8c2f-slot', 'Europe/London', { day: '2026-12-04', start: 1050, end: 1890 });
    const feed = personalFeed(
      [{ ...call, summary: 'First call; theatre, ward\nring \\ first', url: 'https://rota.example.org/s/8c2f' }],
      OPTIONS,
    );
    const lines = feed.split('\r\n');
    expect(lines.slice(0, 9)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Evenflow//Rota//EN',
      'CALSCALE:GREGORIAN',
      'NAME:Siobhán\\, duties',
      'X-WR-CALNAME:Siobhán\\, duties',
      'X-WR-TIMEZONE:Europe/London',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
    ]);
    expect(lines.slice(lines.indexOf('BEGIN:VEVENT'))).toEqual([
      'BEGIN:VEVENT',
      'UID:8c2f-slot@rota.example.org',
      'SEQUENCE:2',
      'DTSTAMP:20261001T091500Z',
      'LAST-MODIFIED:20261001T091500Z',
      'DTSTART;TZID=Europe/London:20261204T173000',
      'DTEND;TZID=Europe/London:20261205T073000',
      'SUMMARY:First call\\; theatre\\, ward\\nring \\\\ first',
      'CATEGORIES:ON-CALL,FIRST CALL',
      'STATUS:CONFIRMED',
      'TRANSP:TRANSPARENT',
      'CLASS:PRIVATE',
      'URL:https://rota.example.org/s/8c2f',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
    expect(feed).not.toContain('METHOD');
  });

  it('is the same bytes for the same events in any order', () => {
    const events = ['2026-12-04', '2026-11-07', '2027-04-01'].map((day, i) =>
      event(`e${i}`, i === 1 ? 'America/New_York' : 'Europe/London', { day, start: 450, end: 1890 }),
    );
    expect(personalFeed([...events].reverse(), OPTIONS)).toBe(personalFeed(events, OPTIONS));
  });

  it('folds at 75 octets without tearing characters, and any text comes back', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
      .map((s) => `x${s.replace(/\p{Cc}/gu, '')}x`);
    fc.assert(
      fc.property(text, (summary) => {
        const call = event('e', 'Europe/London', { day: '2026-12-04', start: 1050, end: 1890 });
        const feed = personalFeed([{ ...call, summary }], OPTIONS);
        for (const line of feed.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const read = new ICAL.Component(ICAL.parse(feed) as unknown[]).getFirstSubcomponent('vevent')!;
        expect(new ICAL.Event(read).summary).toBe(summary);
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('carries 30 days back, 400 ahead, and what was cancelled for 30 days', () => {
    const on = (day: string) => event(day, 'Europe/London', { day, start: 450, end: 1890 });
    const cancelled = (id: string, revisedAt: string): FeedEvent => ({
      ...on('2026-12-20'),
      id,
      status: 'cancelled',
      revisedAt,
    });
    const events = [
      on('2026-11-20'),
      on('2026-11-21'),
      on('2028-01-25'),
      on('2028-01-26'),
      cancelled('lately', '2026-11-21T09:00:00Z'),
      cancelled('long ago', '2026-11-20T09:00:00Z'),
    ];
    expect(feedWindow(events, '2026-12-21').map((kept) => kept.id)).toEqual(['2026-11-21', '2028-01-25', 'lately']);
    expect(instantToEpochMinutes(events[4]!.revisedAt)).toBe(Date.UTC(2026, 10, 21, 9) / 60_000);
  });
});
