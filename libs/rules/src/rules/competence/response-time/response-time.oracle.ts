import { call, person } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const team = {
  people: [person('Amy', { travelMinutes: { H: 30 } }), person('Ben', { travelMinutes: { H: 61 } })],
  dutyTypes: [call('C1'), call('C2')],
};

export const oracle: Oracle = {
  judge: ({ planned, params }) =>
    planned.filter((a) => {
      const stays = params.exceptions.length > 0 && a.duty === 'C1' && a.date >= '2026-12-08';
      return a.person === 'Ben' && !stays;
    }).length,
  tiny: [
    { name: 'first and second call', team, from: '2026-12-11', days: 3, duties: ['C1', 'C2'] },
    {
      name: 'with somebody who stays nearer from a day on',
      team,
      from: '2026-12-07',
      days: 3,
      duties: ['C1', 'C2'],
      worked: [{ person: 'Ben', date: '2026-12-06', duty: 'C1' }],
      params: { exceptions: [{ people: ['Ben'], duties: ['C1'], minutes: 5, from: '2026-12-08', to: null }] },
    },
  ],
};
