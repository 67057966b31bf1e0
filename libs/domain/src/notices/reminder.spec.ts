import fc from 'fast-check';
import { addDays } from '../time/local-day.ts';
import { instantText, instantToEpochMinutes, minutesOf, wallClockToEpochMinutes } from '../time/zone.ts';
import { CHANNELS, endOfQuiet, USUAL_WISHES } from './delivery-plan.ts';
import { planReminder, reminderDue, USUAL_REMINDERS, type ReminderWishes } from './reminder.ts';

const ZONE = 'Europe/London';
const WISHES: ReminderWishes = { ...USUAL_WISHES, ...USUAL_REMINDERS };
const at = (text: string) => instantToEpochMinutes(text);
const due = (begins: string, wishes: Partial<ReminderWishes> = {}) =>
  instantText(reminderDue({ ...WISHES, ...wishes }, at(begins), ZONE), ZONE);

it('is due the lead before the duty begins', () => {
  expect(due('2026-12-04T07:30:00Z')).toBe('2026-12-03T19:30:00+00:00');
  expect(due('2026-12-04T07:30:00Z', { remindHours: 24 })).toBe('2026-12-03T07:30:00+00:00');
  expect(reminderDue({ ...WISHES, remindHours: 0 }, at('2026-12-04T07:30:00Z'), ZONE)).toBe(Infinity);
});

it('comes before the quiet hours rather than in them or after them', () => {
  expect(due('2026-12-04T07:30:00Z', { remindHours: 2 })).toBe('2026-12-03T21:59:00+00:00');
  expect(due('2026-12-04T11:00:00Z')).toBe('2026-12-03T21:59:00+00:00');
  expect(due('2026-12-04T17:00:00Z', { remindHours: 3, quietFrom: '13:00', quietTo: '15:00' })).toBe(
    '2026-12-04T12:59:00+00:00',
  );
});

it.each([
  ['spring', '2027-03-28T07:30:00+01:00', '2027-03-27T21:59:00+00:00'],
  ['autumn', '2026-10-25T07:30:00+00:00', '2026-10-24T21:59:00+01:00'],
])('keeps the clock on the wall across the %s change', (_, begins, expected) => {
  expect(due(begins, { remindHours: 6 })).toBe(expected);
});

it('made late, waits for the morning, and is not sent once the duty has begun', () => {
  const made = (moment: string, begins: string) =>
    planReminder(WISHES, CHANNELS, { at: at(moment), begins: at(begins), zone: ZONE });
  expect(made('2026-12-03T23:00:00Z', '2026-12-04T07:30:00Z')).toEqual([
    { channel: 'email', notBefore: at('2026-12-04T07:00:00Z') },
  ]);
  expect(made('2026-12-03T23:00:00Z', '2026-12-04T06:30:00Z')).toEqual([]);
});

it('is never in the quiet hours, never later than asked, and at most a day earlier', () => {
  const minutes = (from: number, to: number) =>
    fc
      .integer({ min: from, max: to })
      .map((m) => `${String(Math.floor(m / 60) % 24).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
  const clock = minutes(0, 1439);
  // Not in the hour a clock change skips or repeats, where no answer is right.
  const quietClock = minutes(3 * 60, 25 * 60 - 1);
  const day = fc.integer({ min: 0, max: 800 }).map((n) => addDays('2026-01-01', n));
  fc.assert(
    fc.property(
      quietClock,
      clock,
      day,
      clock,
      fc.integer({ min: 1, max: 48 }),
      (quietFrom, quietTo, on, start, lead) => {
        const wishes = { ...WISHES, quietFrom, quietTo, remindHours: lead };
        const begins = wallClockToEpochMinutes(on, minutesOf(start), ZONE);
        const moment = reminderDue(wishes, begins, ZONE);
        const asked = begins - lead * 60;
        expect(moment).toBeLessThanOrEqual(asked);
        expect(asked - moment).toBeLessThanOrEqual(25 * 60);
        expect(endOfQuiet(wishes, moment, ZONE)).toBe(moment);
      },
    ),
  );
});
