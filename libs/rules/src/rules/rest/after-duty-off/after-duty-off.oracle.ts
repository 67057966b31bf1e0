import { call, duty } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const DAY = 86_400_000;
const dutyTypes = [duty('D'), duty('F', { mark: 'float' }), call('C1')];

export const oracle: Oracle = {
  judge: ({ worked, planned, params }) => {
    for (const b of planned) {
      if (b.duty !== 'D' && !(b.duty === 'F' && !params.off.includes('!F'))) continue;
      for (const a of [...worked, ...planned]) {
        const gap = (Date.parse(b.date) - Date.parse(a.date)) / DAY;
        const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(a.date).getUTCDay()];
        if (
          a.person === b.person &&
          a.duty === 'C1' &&
          gap >= 1 &&
          gap <= params.days &&
          params.weekdays.includes(weekday)
        )
          return false;
      }
    }
    return true;
  },
  tiny: [
    {
      name: 'two people over three days, after a call',
      team: { dutyTypes: [duty('D'), call('C1')] },
      from: '2026-12-07',
      days: 3,
      duties: ['D', 'C1'],
      worked: [{ person: 'Amy', date: '2026-12-06', duty: 'C1' }],
    },
    {
      name: 'two days off after some weekdays, save the float',
      team: { dutyTypes },
      from: '2026-12-06',
      days: 4,
      duties: ['D', 'F', 'C1'],
      people: ['Amy'],
      worked: [{ person: 'Amy', date: '2026-12-05', duty: 'C1' }],
      params: { weekdays: ['Mon', 'Tue', 'Sat'], off: ['@duty', '!F'], days: 2 },
    },
  ],
};
