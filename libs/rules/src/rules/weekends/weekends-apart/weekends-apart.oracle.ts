import { call } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const WEEK = 7 * 86_400_000;

/** Numbers the weekends; looks at each number's run of followers. */
export const oracle: Oracle = {
  judge: ({ worked, planned, params }) =>
    ['Amy', 'Ben'].every((person) => {
      const weekends = new Map<number, boolean>();
      for (const a of [...worked, ...planned]) {
        const weekday = new Date(a.date).getUTCDay();
        if (a.person !== person || (weekday !== 0 && weekday !== 6)) continue;
        const number = Math.round(
          (Date.parse(a.date) - (weekday === 0 ? WEEK / 7 : 0) - Date.parse('2026-01-03')) / WEEK,
        );
        weekends.set(number, weekends.get(number) || planned.includes(a));
      }
      return [...weekends.keys()].every((last) => {
        const run = [...weekends].filter(([number]) => number <= last && number > last - params.of);
        return run.length <= params.max || !run.some(([, isPlanned]) => isPlanned);
      });
    }),
  tiny: [
    {
      name: 'two people over eight days with two weekends, after one worked',
      team: { dutyTypes: [call('C1')] },
      from: '2026-12-12',
      days: 8,
      duties: ['C1'],
      worked: [{ person: 'Amy', date: '2026-12-06', duty: 'C1' }],
    },
    {
      name: 'two of three, after two worked',
      team: { dutyTypes: [call('C1')] },
      from: '2026-12-11',
      days: 10,
      duties: ['C1'],
      people: ['Amy'],
      worked: [
        { person: 'Amy', date: '2026-11-28', duty: 'C1' },
        { person: 'Amy', date: '2026-12-05', duty: 'C1' },
      ],
      params: { max: 2, of: 3 },
    },
  ],
};
