import fc from 'fast-check';
import { instantText, instantToEpochMinutes, minutesOf, wallClockAt } from '../time/zone.ts';
import { CHANNELS, endOfQuiet, planDeliveries, USUAL_WISHES } from './delivery-plan.ts';

const ZONE = 'Europe/London';
const at = (text: string) => instantToEpochMinutes(text);
const plan = (moment: string, affects: string | null, wishes = USUAL_WISHES) =>
  planDeliveries(wishes, CHANNELS, { at: at(moment), affects: affects === null ? null : at(affects), zone: ZONE }).map(
    ({ channel, notBefore }) => `${channel} ${instantText(notBefore, ZONE)}`,
  );

it('uses the ways somebody chose, and waits for the morning in their quiet hours', () => {
  expect(plan('2026-12-01T12:00:00Z', '2026-12-24T17:30:00Z')).toEqual(['email 2026-12-01T12:00:00+00:00']);
  expect(plan('2026-12-01T23:10:00Z', '2026-12-24T17:30:00Z')).toEqual(['email 2026-12-02T07:00:00+00:00']);
  expect(plan('2026-12-01T03:10:00Z', null)).toEqual(['email 2026-12-01T07:00:00+00:00']);
});

it('is louder within 72 hours: every way, at once, at night as well', () => {
  const loud = CHANNELS.map((channel) => `${channel} 2026-12-01T23:10:00+00:00`);
  expect(plan('2026-12-01T23:10:00Z', '2026-12-04T23:10:00Z')).toEqual(loud);
  expect(plan('2026-12-01T23:10:00Z', '2026-12-04T23:11:00Z')).toHaveLength(1);
  // What is long over wakes nobody.
  expect(plan('2026-12-01T23:10:00Z', '2026-11-20T07:30:00Z')).toEqual(['email 2026-12-02T07:00:00+00:00']);
});

it.each([
  ['spring', '2027-03-27T23:30:00+00:00', '2027-03-28T07:00:00+01:00'],
  ['autumn', '2026-10-24T23:30:00+01:00', '2026-10-25T07:00:00+00:00'],
])('ends the quiet hours by the clock on the wall across the %s change', (_, moment, wakes) => {
  expect(plan(moment, null)).toEqual([`email ${wakes}`]);
});

it('never sends early, and never inside the quiet hours', () => {
  const clock = fc
    .integer({ min: 0, max: 1439 })
    .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
  const moment = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z') });
  fc.assert(
    fc.property(clock, clock, moment, (quietFrom, quietTo, now) => {
      const sent = endOfQuiet({ channels: [], quietFrom, quietTo }, now, ZONE);
      expect(sent).toBeGreaterThanOrEqual(now);
      expect(sent - now).toBeLessThanOrEqual(25 * 60);
      const shown = minutesOf(wallClockAt(sent, ZONE).clock);
      const [from, to] = [minutesOf(quietFrom), minutesOf(quietTo)];
      const quiet = from < to ? shown >= from && shown < to : from > to && (shown >= from || shown < to);
      // A quiet hour that the spring change skips ends where the clock goes on.
      if (quiet) expect(sent === now).toBe(false);
    }),
  );
});
