import { call, duty } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

export const oracle: Oracle = {
  judge: ({ days, planned, params }) => {
    let missing = 0;
    for (const day of days) {
      const weekday = new Date(`${day}T00:00Z`).getUTCDay();
      if (weekday === 0 || weekday === 6) continue;
      const inHouse = planned.filter((a) => a.date === day && a.duty !== 'C1').length;
      missing += Math.max(0, 1 + params.extra - inHouse);
    }
    return missing;
  },
  tiny: [
    {
      name: 'Friday and Saturday, a room, a float and a call',
      team: { dutyTypes: [duty('D'), duty('F', { mark: 'float' }), call('C1')] },
      from: '2026-12-11',
      days: 2,
      duties: ['D', 'F', 'C1'],
    },
    {
      name: 'two more than rooms',
      team: { dutyTypes: [duty('D'), duty('F', { mark: 'float' })] },
      from: '2026-12-10',
      days: 3,
      duties: ['D', 'F'],
      params: { extra: 2 },
    },
  ],
};
