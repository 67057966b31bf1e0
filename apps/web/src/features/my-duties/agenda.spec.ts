import { agendaItem } from '../../testing/unit-team.ts';
import { agendaWeeks } from './agenda.ts';

const items = [
  agendaItem('TH1', '2026-12-09T07:30:00+00:00', '2026-12-09T17:30:00+00:00'),
  agendaItem('OC1', '2026-12-17T17:30:00+00:00', '2026-12-18T07:30:00+00:00'),
  agendaItem('EQ', '2026-12-17T08:00:00+00:00', '2026-12-17T16:00:00+00:00'),
];
const none = { leave: [], requests: [], today: '2026-12-09', shownAbove: [] };

it('puts duties of a day into one row, in order, under their week', () => {
  const weeks = agendaWeeks({ ...none, items });
  expect(weeks.map((week) => week.title)).toEqual(['This week', 'Next week, 14–20 Dec']);
  expect(weeks[1]!.rows[0]).toMatchObject({ title: 'Equipment, then first on call', note: '17:30–07:30 next day' });
});

it('leaves out what the cards show', () => {
  expect(agendaWeeks({ ...none, items, shownAbove: [items[0]!] }).map((week) => week.title)).toEqual([
    'Next week, 14–20 Dec',
  ]);
});

it('shows leave that binds, not leave only asked for', () => {
  const leave = (status: 'approved' | 'requested') => ({
    person: 'CF',
    from: '2026-12-11',
    to: '2026-12-13',
    type: 'AL',
    typeName: 'annual leave',
    status,
  });
  const titles = (status: 'approved' | 'requested') =>
    agendaWeeks({ ...none, items: [], leave: [leave(status)] }).flatMap((week) => week.rows.map((row) => row.title));
  expect(titles('approved')).toEqual(['Annual leave']);
  expect(titles('requested')).toEqual([]);
});
