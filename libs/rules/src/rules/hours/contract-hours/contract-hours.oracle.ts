import { duty, person } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const everyDay = { monFri: 1, sat: 1, sun: 1, holiday: 1 };
const dutyTypes = [duty('D', { need: everyDay }), duty('S', { paidHours: 7.5, need: everyDay })];

/** The week of the 7th of December alone, in hours. */
export const oracle: Oracle = {
  judge: ({ team, days, worked, planned, params }) => {
    const paid = [...worked, ...planned]
      .filter((a) => a.person === 'Amy' && a.date >= '2026-12-07' && a.date <= '2026-12-13')
      .reduce((sum, a) => sum + (a.duty === 'D' ? 8 : 7.5), 0);
    const leave = team.leave.length * params.leaveHoursPerDay;
    const { contractHoursPerWeek, startDate = '2026-12-07' } = team.people[0]!;
    const there = startDate > '2026-12-07' ? 14 - Number(startDate.slice(8)) : 7;
    const target = (contractHoursPerWeek * there) / 7 - leave;
    const known = days[0] === '2026-12-07' || worked.some((a) => a.date <= '2026-12-07');
    const whole = known && days.at(-1) === '2026-12-13';
    const short = params.side !== 'at most' && whole && paid < target - params.under;
    return !short && (params.side === 'at least' || paid <= target + params.over);
  },
  tiny: [
    {
      name: 'a week with two duties, from both sides',
      team: { dutyTypes, people: [person('Amy', { contractHoursPerWeek: 30 })] },
      from: '2026-12-07',
      days: 7,
      duties: ['D', 'S'],
      params: { period: 'weeks', side: 'both', over: 1, under: 8 },
    },
    {
      name: 'the end of a week that was begun, with a day of leave',
      team: {
        dutyTypes,
        people: [person('Amy', { contractHoursPerWeek: 32 })],
        leave: [{ person: 'Amy', from: '2026-12-11', to: '2026-12-12', type: 'SICK', status: 'recorded' }],
      },
      from: '2026-12-09',
      days: 5,
      duties: ['D', 'S'],
      worked: [{ person: 'Amy', date: '2026-12-07', duty: 'D' }],
      params: { period: 'weeks', side: 'both' },
    },
    {
      name: 'somebody who begins in the middle of the week',
      team: { dutyTypes, people: [person('Amy', { contractHoursPerWeek: 28, startDate: '2026-12-10' })] },
      from: '2026-12-07',
      days: 7,
      duties: ['D', 'S'],
      params: { period: 'weeks', side: 'both', over: 1, under: 8 },
    },
  ],
};
