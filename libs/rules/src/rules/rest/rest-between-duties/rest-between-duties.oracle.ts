import { duty, night } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

export const oracle: Oracle = {
  judge: ({ worked, planned, params }) => {
    const all = [...worked, ...planned];
    return !planned.some((a) =>
      all.some((b) => {
        if (a === b || a.person !== b.person) return false;
        const [first, next] = Date.parse(a.start) <= Date.parse(b.start) ? [a, b] : [b, a];
        const rest = (Date.parse(next.start) - Date.parse(first.end)) / 3_600_000;
        return rest >= 0 && rest < params.hours;
      }),
    );
  },
  tiny: [
    {
      name: 'days, lates and nights of one person over four days, with a night before',
      team: {
        dutyTypes: [duty('D'), duty('L', { weekday: { start: '13:00', end: '23:00', endDayOffset: 0 } }), night('N')],
      },
      from: '2026-12-07',
      days: 4,
      duties: ['D', 'L', 'N'],
      people: ['Amy'],
      worked: [{ person: 'Amy', date: '2026-12-06', duty: 'N' }],
    },
    {
      name: 'with 24 hours, so that two days apart can clash',
      team: { dutyTypes: [duty('D'), night('N')] },
      from: '2026-12-07',
      days: 4,
      duties: ['D', 'N'],
      people: ['Amy'],
      params: { hours: 24 },
    },
  ],
};
