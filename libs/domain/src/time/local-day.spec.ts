import { addDays, eachDay, isLocalDay, monthRange, nextMonth, weekdayOf } from './local-day.ts';
import { instantText, wallClockToEpochMinutes } from './zone.ts';

describe('local days', () => {
  it('refuses days that do not exist', () => {
    expect(isLocalDay('2026-02-30')).toBe(false);
    expect(isLocalDay('2028-02-29')).toBe(true);
  });
  it('walks months and years', () => {
    expect(monthRange('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(nextMonth('2026-12')).toBe('2027-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(eachDay('2026-12-30', '2027-01-02')).toHaveLength(4);
    expect(weekdayOf('2026-12-25')).toBe('Fri');
  });
});

describe('wall clock in a zone', () => {
  const length = (day: string, start: number, end: number, zone: string) =>
    wallClockToEpochMinutes(day, end, zone) - wallClockToEpochMinutes(day, start, zone);

  it.each([
    ['an ordinary night', '2026-12-01', 'Europe/London', 750],
    ['the night the UK clocks go back', '2026-10-24', 'Europe/London', 810],
    ['the night the UK clocks go forward', '2027-03-27', 'Europe/London', 690],
    ['the night the US clocks go back', '2026-10-31', 'America/New_York', 810],
    ['the night the US clocks go forward', '2027-03-13', 'America/Chicago', 690],
  ])('measures 19:00–07:30 on the timeline on %s', (_name, day, zone, minutes) => {
    expect(length(day, 19 * 60, 31 * 60 + 30, zone)).toBe(minutes);
  });

  it('writes instants with the offset in force', () => {
    expect(instantText(wallClockToEpochMinutes('2026-12-01', 1050, 'America/Chicago'), 'America/Chicago')).toBe(
      '2026-12-01T17:30:00-06:00',
    );
    expect(instantText(wallClockToEpochMinutes('2026-07-01', 450, 'Europe/London'), 'Europe/London')).toBe(
      '2026-07-01T07:30:00+01:00',
    );
  });
});
