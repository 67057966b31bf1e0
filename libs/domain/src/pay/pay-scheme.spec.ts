import fc from 'fast-check';
import { call, duty, tinyTeam } from '@evenflow/testing';
import type { CallOut } from '../call-outs/call-out.ts';
import { assign } from '../rota/calendar.ts';
import { instantToEpochMinutes } from '../time/zone.ts';
import { PAY_PACKS } from './pay-packs.ts';
import { payLines, type PayFacts } from './pay-scheme.ts';

const team = tinyTeam({
  dutyTypes: [duty('D'), call('C1')],
  holidays: [{ date: '2026-12-25', name: 'Christmas Day', identity: 'christmas-day', points: 3 }],
});
const onCall = team.dutyTypes[1]!;
const held = (date: string) => assign(team, 'Amy', onCall, date);
const called = (start: string, end: string): CallOut => ({
  ...{ person: 'Amy', duty: 'C1', date: start.slice(0, 10) },
  start: instantToEpochMinutes(start),
  end: instantToEpochMinutes(end),
});
const pence = (scheme: 'uk' | 'us', facts: PayFacts) =>
  payLines(team, PAY_PACKS[scheme], facts).map((line) => [line.date, line.kind, line.minutes, line.pence]);

/**
 * Worked by hand. Amy earns 21.37 an hour. On call Wed 23 Dec 16:00–08:00 (16 h), Thu 24 Dec 16:00–08:00, and Christmas
 * Day 08:00–08:00 (24 h). Called in on Wed 20:10–22:35 (2 h 25), Thu 23:20 to Fri 01:05 (40 min + 65 min), and on
 * Christmas Day 13:00–13:20.
 */
const WEEK: PayFacts = {
  published: [held('2026-12-23'), held('2026-12-24'), held('2026-12-25')],
  callOuts: [
    called('2026-12-23T20:10:00+00:00', '2026-12-23T22:35:00+00:00'),
    called('2026-12-24T23:20:00+00:00', '2026-12-25T01:05:00+00:00'),
    called('2026-12-25T13:00:00+00:00', '2026-12-25T13:20:00+00:00'),
  ],
  basicHour: { Amy: 2_137 },
};

it('pays so much a duty and time and a half, to the penny', () => {
  expect(pence('uk', WEEK)).toEqual([
    ['2026-12-23', 'standby', 960, 2_400],
    // 2 h 25 is paid as 2 h 30: 2.5 × 21.37 × 1.5 = 80.1375.
    ['2026-12-23', 'called-in', 150, 8_014],
    ['2026-12-24', 'standby', 960, 2_400],
    // 40 min at time and a half: 21.37 × 1.5 × 2/3 = 21.37.
    ['2026-12-24', 'called-in', 40, 2_137],
    ['2026-12-25', 'standby', 1440, 7_200],
    // 1 h 45 is whole quarters already; 65 min at double: 21.37 × 2 × 65/60 = 46.3017.
    ['2026-12-25', 'called-in', 65, 4_630],
    // 20 min are paid as an hour: 42.74.
    ['2026-12-25', 'called-in', 60, 4_274],
  ]);
});

it('pays a quarter at home and four hours at least, to the penny', () => {
  expect(pence('us', WEEK)).toEqual([
    // 16 h less 2 h 25: 13 h 35 × 21.37 / 4 = 72.5690.
    ['2026-12-23', 'standby', 815, 7_257],
    // Four hours at time and a half: 128.22.
    ['2026-12-23', 'called-in', 240, 12_822],
    // 16 h less 1 h 45: 14 h 15 × 21.37 / 4 = 76.1306.
    ['2026-12-24', 'standby', 855, 7_613],
    ['2026-12-24', 'called-in', 40, 2_137],
    // 24 h less 20 min: 23 h 40 × 21.37 / 4 = 126.4392.
    ['2026-12-25', 'standby', 1420, 12_644],
    // The rest of the four hours, 3 h 20 at time and a half: 106.85.
    ['2026-12-25', 'called-in', 200, 10_685],
    ['2026-12-25', 'called-in', 240, 12_822],
  ]);
});

it('pays the hours the clock ran, not those it showed, on the nights it changes', () => {
  const basicHour = { Amy: 2_000 };
  const autumn = { published: [held('2026-10-24')], callOuts: [], basicHour };
  const spring = { published: [held('2027-03-27')], callOuts: [], basicHour };
  expect(pence('us', autumn)).toEqual([['2026-10-24', 'standby', 1500, 12_500]]);
  expect(pence('us', spring)).toEqual([['2027-03-27', 'standby', 1380, 11_500]]);
});

it('is always whole pence, and never less for longer', () => {
  const minutes = fc.integer({ min: 1, max: 2000 });
  fc.assert(
    fc.property(
      minutes,
      minutes,
      fc.integer({ min: 1, max: 9999 }),
      fc.constantFrom('uk', 'us'),
      (a, b, basic, pack) => {
        const total = (length: number) => {
          const start = instantToEpochMinutes('2026-12-07T18:00:00Z');
          const callOuts = [{ person: 'Amy', duty: 'C1', date: '2026-12-07', start, end: start + length }];
          const lines = payLines(team, PAY_PACKS[pack], { published: [], callOuts, basicHour: { Amy: basic } });
          return lines.reduce((sum, line) => sum + line.pence, 0);
        };
        const [shorter, longer] = [total(Math.min(a, b)), total(Math.max(a, b))];
        expect(Number.isInteger(shorter)).toBe(true);
        // Each line is rounded once: a line more may cost a penny.
        expect(longer).toBeGreaterThanOrEqual(shorter - 2);
      },
    ),
  );
});
