import { recurrenceDays } from '../time/recurrence.ts';
it('expands a weekly recurrence from its start', () => {
  expect(recurrenceDays('FREQ=WEEKLY;BYDAY=TU', '2026-12-01', '2026-12-05', '2026-12-20')).toEqual([
    '2026-12-08',
    '2026-12-15',
  ]);
});
