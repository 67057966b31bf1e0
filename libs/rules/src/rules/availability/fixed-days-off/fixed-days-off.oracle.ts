import { call, duty, person } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const team = {
  people: [person('Amy', { fixedDaysOff: ['Wed'] }), person('Ben', { fixedDuties: [{ weekday: 'Tue', duty: 'D' }] })],
  dutyTypes: [duty('D'), call('C1')],
};
const weekday = (date: string) => new Date(`${date}T12:00:00Z`).getUTCDay();

export const oracle: Oracle = {
  judge: ({ planned, params }) =>
    planned.filter((a) => {
      if (a.person === 'Ben') return weekday(a.date) === 2 && a.duty === 'C1';
      const runsInto = weekday(a.end.slice(0, 10)) === 3 && a.end.slice(11, 16) > '00:00';
      return weekday(a.date) === 3 || (params.nightBefore && runsInto);
    }).length,
  tiny: [
    { name: 'Monday to Wednesday', team, from: '2026-12-07', days: 3, duties: ['D', 'C1'] },
    {
      name: 'a plan that ends on the day before',
      team,
      from: '2026-12-06',
      days: 3,
      duties: ['D', 'C1'],
      worked: [{ person: 'Amy', date: '2026-12-05', duty: 'C1' }],
    },
    {
      name: 'nights before allowed',
      team,
      from: '2026-12-08',
      days: 3,
      duties: ['D', 'C1'],
      params: { nightBefore: false },
    },
  ],
};
