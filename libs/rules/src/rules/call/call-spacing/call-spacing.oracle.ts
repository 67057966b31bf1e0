import { call } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const DAY = 86_400_000;
const NAMES = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const nameOf = (time: number) => NAMES[new Date(time).getUTCDay()];

export const oracle: Oracle = {
  judge: ({ worked, planned, params }) =>
    planned.every((b) =>
      [...worked, ...planned].every((a) => {
        const [first, next] = [Date.parse(a.date), Date.parse(b.date)];
        if (a.person !== b.person || next <= first || next - first > params.nights * DAY) return true;
        if (!params.weekdays.includes(nameOf(first))) return true;
        for (let night = first; night < next; night += DAY) if (!params.runs.includes(nameOf(night))) return false;
        return true;
      }),
    ),
  tiny: [
    {
      name: 'two people over a weekend that may run on, after a call',
      team: { dutyTypes: [call('C1')] },
      from: '2026-12-11',
      days: 5,
      duties: ['C1'],
      params: { runs: ['Sat'] },
      worked: [{ person: 'Amy', date: '2026-12-10', duty: 'C1' }],
    },
    {
      name: 'two free nights, two duties, some first nights',
      team: { dutyTypes: [call('C1'), call('C2')] },
      from: '2026-12-11',
      days: 5,
      duties: ['C1', 'C2'],
      people: ['Amy'],
      params: { duties: ['@call'], nights: 2, runs: ['Fri', 'Sat'], weekdays: ['Wed', 'Fri', 'Sat', 'Sun'] },
      worked: [{ person: 'Amy', date: '2026-12-09', duty: 'C2' }],
    },
  ],
};
