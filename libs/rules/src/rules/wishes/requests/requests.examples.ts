import { person } from '@evenflow/testing';
import type { Request } from '@evenflow/domain';
import type { Example } from '../../../kit/conformance.ts';

const asks = (over: Partial<Request>): { requests: Request[] } => ({
  requests: [
    {
      person: 'Amy',
      from: '2026-12-07',
      to: '2026-12-08',
      wish: 'avoid',
      duty: 'any call',
      priority: 'prefer',
      ...over,
    },
  ],
});

export const examples: readonly Example[] = [
  {
    name: 'holds when what is asked is given',
    team: { requests: [...asks({}).requests, ...asks({ person: 'Ben', wish: 'want', duty: 'C1' }).requests] },
    rota: `
            Mon Tue
      Amy   D   D
      Ben   C1  C1`,
    says: [],
  },
  {
    name: 'names each day not granted, the first and the last',
    team: asks({ from: '2026-12-01', to: '2026-12-31' }),
    rota: `
            Sun | Mon Tue
      Amy   C1  | C1  C1`,
    says: [
      'Amy would rather not hold any call on Mon 7 Dec and holds C1.',
      'Amy would rather not hold any call on Tue 8 Dec and holds C1.',
    ],
  },
  {
    name: 'names a wish not granted with its reason',
    team: asks({ wish: 'want', duty: 'D', priority: 'nice', comment: 'list with the visiting team' }),
    rota: `
            Mon Tue
      Amy   D   C1`,
    says: ['Amy would like to hold D on Tue 8 Dec (list with the visiting team) and does not hold it.'],
  },
  {
    name: 'a wish for a duty nobody needs that day asks nothing',
    team: asks({ wish: 'want', duty: 'D', from: '2026-12-12', to: '2026-12-13' }),
    from: '2026-12-12',
    rota: `
            Sat Sun
      Amy   .   .`,
    says: [],
  },
  {
    name: 'any duty means every duty of the day, said once',
    team: asks({ duty: 'any', priority: 'must', to: '2026-12-07' }),
    rota: `
            Mon
      Amy   D+C1`,
    says: ['Amy must not hold any duty on Mon 7 Dec and holds D and C1.'],
  },
  {
    name: 'is silent while somebody is on leave',
    team: {
      ...asks({ wish: 'want', duty: 'C1' }),
      leave: [{ person: 'Amy', from: '2026-12-07', to: '2026-12-08', type: 'AL', status: 'approved' }],
    },
    rota: `
            Mon Tue
      Amy   .   .`,
    says: [],
  },
  {
    name: 'looks at the priorities that are set',
    team: asks({}),
    params: { priorities: 'must' },
    rota: `
            Mon
      Amy   C1`,
    says: [],
  },
  {
    name: 'a wish for a day somebody is no longer, or not yet, employed asks nothing',
    team: {
      ...asks({ wish: 'want', duty: 'C1', from: '2026-12-01', to: '2026-12-31' }),
      people: [person('Amy', { startDate: '2026-12-08', endDate: '2026-12-08' })],
    },
    rota: `
            Mon Tue Wed
      Amy   .   C1  .`,
    says: [],
  },
];
