import type { Leave } from '@evenflow/domain';
import type { Oracle } from '../../../kit/conformance.ts';

const DAY = 86_400_000;
const away = (from: string, to: string, status: Leave['status'] = 'approved'): Leave => ({
  person: 'Amy',
  from,
  to,
  type: 'AL',
  status,
});

export const oracle: Oracle = {
  judge: ({ team, planned, params }) =>
    planned.filter((a) =>
      team.leave.some((leave) => {
        if (leave.person !== a.person || leave.status === 'requested') return false;
        const inside = a.date >= leave.from && a.date <= leave.to;
        // In winter London's midnight is UTC's.
        const firstMidnight = Date.parse(`${leave.from}T00:00:00Z`);
        const before = a.date < leave.from && leave.status === 'approved';
        const runsIn = params.nightBefore && before && Date.parse(a.end) > firstMidnight;
        const daysAhead = (firstMidnight - Date.parse(`${a.date}T00:00:00Z`)) / DAY;
        const length = (Date.parse(leave.to) - Date.parse(leave.from)) / DAY + 1;
        const monday = new Date(firstMidnight).getUTCDay() === 1;
        const long = params.weekendBefore > 0 && monday && Math.min(length, 5) >= params.weekendBefore;
        return inside || runsIn || (before && long && a.duty === 'C1' && daysAhead >= 1 && daysAhead <= 3);
      }),
    ).length,
  tiny: [
    {
      name: 'leave in the middle, and leave only asked for',
      team: { leave: [away('2026-12-08', '2026-12-08'), away('2026-12-10', '2026-12-10', 'requested')] },
      from: '2026-12-07',
      days: 4,
      duties: ['D', 'C1'],
      people: ['Amy'],
      worked: [{ person: 'Amy', date: '2026-12-06', duty: 'C1' }],
    },
    {
      name: 'leave that began before and leave that begins after the planned days',
      team: { leave: [away('2026-12-01', '2026-12-07'), away('2026-12-10', '2026-12-12', 'recorded')] },
      from: '2026-12-07',
      days: 3,
      duties: ['D', 'C1'],
    },
    {
      name: 'the weekend before a week away',
      team: { leave: [away('2026-12-14', '2026-12-20')] },
      from: '2026-12-10',
      days: 4,
      duties: ['D', 'C1'],
      people: ['Amy'],
      params: { weekendBefore: 5, nightBefore: false },
    },
  ],
};
