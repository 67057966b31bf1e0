import { person } from '@evenflow/testing';
import type { Leave } from '@evenflow/domain';
import type { Oracle } from '../../../kit/conformance.ts';

const away = (code: string, from: string, to: string): Leave => ({
  person: code,
  from,
  to,
  type: 'AL',
  status: 'approved',
});
const people = [person('Amy'), person('Ben'), person('Cat')];

export const oracle: Oracle = {
  judge: ({ team, days, params }) => {
    const perDay = new Map<string, number>();
    for (const leave of team.leave)
      for (let at = Date.parse(leave.from); at <= Date.parse(leave.to); at += 86_400_000) {
        const day = new Date(at).toISOString().slice(0, 10);
        perDay.set(day, (perDay.get(day) ?? 0) + 1);
      }
    return days.reduce((over, day) => over + Math.max(0, (perDay.get(day) ?? 0) - params.max), 0);
  },
  tiny: [
    {
      name: 'three away on one day, two on the next',
      team: {
        people,
        leave: [
          away('Amy', '2026-12-01', '2026-12-08'),
          away('Ben', '2026-12-07', '2026-12-09'),
          away('Cat', '2026-12-07', '2026-12-07'),
        ],
      },
      from: '2026-12-07',
      days: 2,
      duties: ['D'],
      always: 'broken',
    },
    {
      name: 'away before and after the planned days only',
      team: {
        people,
        leave: [
          away('Amy', '2026-12-01', '2026-12-06'),
          away('Ben', '2026-12-06', '2026-12-06'),
          away('Cat', '2026-12-09', '2026-12-09'),
          away('Ben', '2026-12-09', '2026-12-09'),
        ],
      },
      from: '2026-12-07',
      days: 2,
      duties: ['D'],
      always: 'kept',
    },
  ],
};
