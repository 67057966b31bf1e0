import { call, duty, person } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const DAY = 86_400_000;
const dutyTypes = [duty('D'), call('C1')];

export const oracle: Oracle = {
  judge: ({ team, planned }) =>
    planned.filter((a) => {
      const { startDate = '0001-01-01', endDate = '9999-12-31' } = team.people.find((p) => p.code === a.person)!;
      // Winter in London: a local day is a day of UTC, and what counts is when the duty begins.
      const begins = Date.parse(a.start);
      return begins < Date.parse(startDate) || begins >= Date.parse(endDate) + DAY;
    }).length,
  tiny: [
    {
      name: 'one comes and one goes',
      team: {
        dutyTypes,
        people: [person('Amy', { endDate: '2026-12-08' }), person('Ben', { startDate: '2026-12-09' })],
      },
      from: '2026-12-07',
      days: 3,
      duties: ['D', 'C1'],
    },
    {
      name: 'the first and the last planned day',
      team: {
        dutyTypes,
        people: [person('Amy', { startDate: '2026-12-08' }), person('Ben', { endDate: '2026-12-09' })],
      },
      from: '2026-12-07',
      days: 3,
      duties: ['D', 'C1'],
      worked: [{ person: 'Amy', date: '2026-12-06', duty: 'C1' }],
    },
    {
      name: 'somebody here before, and gone since',
      team: { dutyTypes, people: [person('Amy', { endDate: '2026-12-06' }), person('Ben')] },
      from: '2026-12-07',
      days: 3,
      duties: ['D', 'C1'],
    },
  ],
};
