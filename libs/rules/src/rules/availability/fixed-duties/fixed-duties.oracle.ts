import { duty, person } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const team = {
  people: [person('Amy', { fixedDuties: [{ weekday: 'Wed', duty: 'U' }] }), person('Ben')],
  dutyTypes: [duty('D'), duty('U', { optional: true })],
};

export const oracle: Oracle = {
  judge: ({ team, days, planned, params }) => {
    let missing = 0;
    for (const date of days) {
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
      const away = (code: string) => team.leave.some((l) => l.person === code && l.from <= date && date <= l.to);
      const holds = (code: string) => planned.some((a) => a.person === code && a.date === date && a.duty === 'U');
      if (weekday === 3 && !away('Amy') && !holds('Amy')) missing++;
      if (weekday === 1 && params.rows.length > 0 && !away('Ben') && !holds('Ben')) missing++;
    }
    return missing;
  },
  tiny: [
    { name: 'Tuesday to Thursday', team, from: '2026-12-08', days: 3, duties: ['D', 'U'] },
    {
      name: 'with one listed, and Amy away',
      team: {
        ...team,
        leave: [{ person: 'Amy', from: '2026-12-09', to: '2026-12-12', type: 'AL', status: 'approved' }],
      },
      from: '2026-12-07',
      days: 3,
      duties: ['D', 'U'],
      worked: [{ person: 'Ben', date: '2026-12-06', duty: 'U' }],
      params: { rows: [{ people: ['Ben'], weekday: 'Mon', duty: 'U' }] },
    },
  ],
};
