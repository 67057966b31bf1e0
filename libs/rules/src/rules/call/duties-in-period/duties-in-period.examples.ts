import { call, duty, person } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = { dutyTypes: [duty('D'), call('C1'), call('C2')] };

export const examples: readonly Example[] = [
  {
    name: 'holds with two calls in the week',
    team,
    params: { period: 'weeks', max: 2 },
    rota: `
            Mon Tue Wed Thu Fri Sat Sun
      Amy   C1  .   C2  D   .   .   .`,
    says: [],
  },
  {
    name: 'says how often, and in which days',
    team,
    params: { period: 'weeks', max: 2 },
    rota: `
            Mon Tue Wed Thu Fri Sat Sun
      Amy   C1  .   C2  .   C1  .   .`,
    says: ['Amy holds call 3 times from Mon 7 Dec to Sun 13 Dec; at most 2 are allowed.'],
  },
  {
    name: 'looks back across the first planned day in any days running',
    team,
    params: { duties: ['C1'], days: 3, max: 1 },
    rota: `
            Sat Sun | Mon Tue
      Amy   C1  .   | C1  .`,
    says: ['Amy holds C1 2 times from Sat 5 Dec to Mon 7 Dec; at most 1 is allowed.'],
  },
  {
    name: 'counts a block from its first day, before the plan and past its end',
    team,
    params: { duties: ['C1'], period: 'blocks', days: 4, anchor: '2026-11-04', max: 1 },
    rota: `
            Sun | Mon Tue Wed Thu
      Amy   C1  | C1  C1  .   .
      Ben   .   | .   .   .   C1`,
    says: ['Amy holds C1 3 times from Sun 6 Dec to Wed 9 Dec; at most 1 is allowed.'],
  },
  {
    name: 'says nothing when only the past was too much',
    team,
    params: { duties: ['C1'], days: 4, max: 1 },
    rota: `
            Sat Sun | Mon
      Amy   C1  C1  | .`,
    says: [],
  },
  {
    name: 'asks for a minimum in a whole period only',
    team: { ...team, people: [person('Amy')] },
    params: { duties: ['D'], min: 1, max: 2, period: 'weeks' },
    rota: `
            Mon Tue Wed Thu Fri Sat Sun Mon Tue
      Amy   .   .   .   .   .   .   .   .   .`,
    says: ['Amy holds D 0 times from Mon 7 Dec to Sun 13 Dec; at least 1 is needed.'],
  },
  {
    name: 'gives part-timers their part, rounded down',
    team: { ...team, people: [person('Amy', { clinicalFte: 0.6 }), person('Ben')] },
    params: { duties: ['D'], max: 4, period: 'month', perFte: true },
    rota: `
            Mon Tue Wed
      Amy   D   D   D
      Ben   D   D   D`,
    says: ['Amy holds D 3 times from Mon 7 Dec to Wed 9 Dec; at most 2 are allowed.'],
  },
  {
    name: 'and less to those on approved leave, not for leave that is only asked for',
    team: {
      ...team,
      leave: [
        { person: 'Amy', from: '2026-12-10', to: '2026-12-11', type: 'AL', status: 'approved' },
        { person: 'Ben', from: '2026-12-10', to: '2026-12-11', type: 'AL', status: 'requested' },
      ],
    },
    params: { duties: ['D'], max: 3, period: 'weeks', lessLeave: true },
    rota: `
            Mon Tue Wed
      Amy   D   D   .
      Ben   D   D   D`,
    says: ['Amy holds D 2 times from Mon 7 Dec to Sun 13 Dec; at most 1 is allowed.'],
  },
  {
    name: 'who comes or goes owes a part of a quota, rounded in their favour',
    team: { ...team, people: [person('Amy', { startDate: '2026-12-10' }), person('Ben', { endDate: '2026-12-08' })] },
    params: { period: 'weeks', min: 3, max: 3 },
    rota: `
            Mon Tue Wed Thu Fri Sat Sun
      Amy   .   .   .   .   .   .   .
      Ben   C1  C1  .   .   .   .   .`,
    says: [
      'Amy holds call 0 times from Mon 7 Dec to Sun 13 Dec; at least 1 is needed.',
      'Ben holds call 2 times from Mon 7 Dec to Sun 13 Dec; at most 1 is allowed.',
    ],
  },
  {
    name: 'a mere limit holds for them as it is',
    team: { ...team, people: [person('Ben', { endDate: '2026-12-08' })] },
    params: { period: 'weeks', max: 2 },
    rota: `
            Mon Tue Wed Thu Fri Sat Sun
      Ben   C1  C1  .   .   .   .   .`,
    says: [],
  },
];
