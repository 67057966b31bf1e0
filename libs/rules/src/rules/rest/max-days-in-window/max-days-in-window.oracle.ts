import { duty, night } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const DAY = 86_400_000;

/** Every window ends on some date; those that end on or after the first planned day and start by the last one count. */
export const oracle: Oracle = {
  judge: ({ days, worked, planned, params }) =>
    ['Amy', 'Ben'].every((person) => {
      const dates = new Set([...worked, ...planned].filter((a) => a.person === person).map((a) => Date.parse(a.date)));
      const last = Date.parse(days.at(-1)!) + (params.window - 1) * DAY;
      for (let end = Date.parse(days[0]!); end <= last; end += DAY)
        if ([...dates].filter((date) => date <= end && date > end - params.window * DAY).length > params.max)
          return false;
      return true;
    }),
  tiny: [
    {
      name: 'two days in any three, two people, after a day at work',
      team: { dutyTypes: [duty('D')] },
      from: '2026-12-07',
      days: 6,
      duties: ['D'],
      params: { max: 2, window: 3 },
      worked: [{ person: 'Ben', date: '2026-12-06', duty: 'D' }],
    },
    {
      name: 'days and nights of one person',
      team: { dutyTypes: [duty('D'), night('N')] },
      from: '2026-12-07',
      days: 6,
      duties: ['D', 'N'],
      people: ['Amy'],
      params: { max: 3, window: 5 },
      worked: [
        { person: 'Amy', date: '2026-12-03', duty: 'D' },
        { person: 'Amy', date: '2026-12-05', duty: 'N' },
      ],
    },
  ],
};
