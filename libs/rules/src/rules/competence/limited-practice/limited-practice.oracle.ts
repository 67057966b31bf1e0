import { person } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const team = { people: [person('Amy'), person('Pia', { provisional: true, startDate: '2026-09-08' })] };

export const oracle: Oracle = {
  judge: ({ planned, params }) =>
    planned.filter((a) => {
      // Three months from 8 September end with 7 December.
      const over = params.firstMonths === 3 && a.date > '2026-12-07';
      const barred = params.only.length > 0 ? !params.only.includes(a.duty) : params.not.includes(a.duty);
      // 2026-12-13 is a Sunday.
      const asked = params.weekdays?.length !== 1 || a.date === '2026-12-13';
      return a.person === 'Pia' && barred && asked && !over;
    }).length,
  tiny: [
    { name: 'only days', team, from: '2026-12-11', days: 3, duties: ['D', 'C1'], params: { only: ['D'] } },
    {
      name: 'only days on Sundays',
      team,
      from: '2026-12-11',
      days: 3,
      duties: ['D', 'C1'],
      params: { only: ['D'], weekdays: ['Sun'] },
    },
    {
      name: 'no call in the first three months',
      team,
      from: '2026-12-06',
      days: 4,
      duties: ['D', 'C1'],
      people: ['Pia'],
      worked: [{ person: 'Pia', date: '2026-12-05', duty: 'C1' }],
      params: { not: ['C1'], firstMonths: 3 },
    },
  ],
};
