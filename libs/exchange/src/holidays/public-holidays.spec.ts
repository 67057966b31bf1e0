import { loadPublicHolidays, type PublicHolidays } from './public-holidays.ts';

let publicHolidays: PublicHolidays;
beforeAll(async () => {
  publicHolidays = await loadPublicHolidays();
});

const dates = (place: { country: string; region?: string }, year: number) =>
  publicHolidays(place, year).map(({ date, identity, points }) => `${date} ${identity} ${points}`);

describe('the public holidays of a place', () => {
  it('are England’s eight in 2026, Boxing Day on its Monday and not counted twice', () => {
    expect(dates({ country: 'GB', region: 'GB-ENG' }, 2026)).toEqual([
      '2026-01-01 new-years-day 1',
      '2026-04-03 good-friday 1',
      '2026-04-06 easter-monday 1',
      '2026-05-04 early-may-bank-holiday 1',
      '2026-05-25 spring-bank-holiday 1',
      '2026-08-31 summer-bank-holiday 1',
      '2026-12-25 christmas-day 1',
      '2026-12-26 boxing-day 0',
      '2026-12-28 boxing-day 1',
    ]);
  });

  it('differ between states', () => {
    expect(dates({ country: 'US', region: 'US-MO' }, 2026).join()).toContain('truman-day');
    expect(dates({ country: 'US', region: 'US-NY' }, 2026).join()).not.toContain('truman-day');
  });

  it('keep one identity over the years, whatever the date', () => {
    const thanksgiving = [2025, 2026, 2027].map((year) =>
      publicHolidays({ country: 'US' }, year).find(({ name }) => name.startsWith('Thanksgiving'))!,
    );
    expect(new Set(thanksgiving.map(({ identity }) => identity)).size).toBe(1);
    expect(thanksgiving.map(({ date }) => date)).toEqual(['2025-11-27', '2026-11-26', '2027-11-25']);
  });

  it('are none for a place the calendar does not know', () => {
    expect(publicHolidays({ country: 'ZZ' }, 2026)).toEqual([]);
  });
});
