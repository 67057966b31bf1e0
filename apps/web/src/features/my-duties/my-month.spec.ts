import { agendaItem } from '../../testing/unit-team.ts';
import { monthCount, monthWeeks, previousMonth } from './my-month.ts';

const items = [
  agendaItem('EQ', '2026-12-10T08:00:00+00:00', '2026-12-10T16:00:00+00:00'),
  agendaItem('OC1', '2026-12-10T17:30:00+00:00', '2026-12-11T07:30:00+00:00'),
  agendaItem('OC1', '2027-01-01T17:30:00+00:00', '2027-01-02T07:30:00+00:00'),
];
const leave = (status: 'approved' | 'requested') => [
  { person: 'CF', from: '2026-11-30', to: '2026-12-01', type: 'AL', typeName: 'annual leave', status },
];

it('has every day once, under its weekday', () => {
  const weeks = monthWeeks({ month: '2026-12', items, leave: [] });
  // 1 December 2026 is a Tuesday.
  expect(weeks[0]!.map((day) => day?.date.slice(8) ?? '')).toEqual(['', '01', '02', '03', '04', '05', '06']);
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect(weeks.flat().filter((day) => day !== null)).toHaveLength(31);
});

it('says a day as it is heard, with leave that binds', () => {
  const said = (status: 'approved' | 'requested') =>
    monthWeeks({ month: '2026-12', items, leave: leave(status) })
      .flat()
      .flatMap((day) => day?.words ?? []);
  expect(said('approved').slice(0, 2)).toEqual([
    'Tuesday 1 December 2026: annual leave',
    'Wednesday 2 December 2026: no duty',
  ]);
  expect(said('requested')[0]).toBe('Tuesday 1 December 2026: no duty');
  expect(said('approved')[9]).toBe('Thursday 10 December 2026: Equipment, First on call');
});

it('counts what belongs to the month', () => {
  expect(monthCount('2026-12', items)).toEqual({ calls: 1, days: 1 });
  expect(previousMonth('2027-01')).toBe('2026-12');
});
