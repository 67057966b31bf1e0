import { call } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = { dutyTypes: [call('C1'), call('C2')] };

export const examples: readonly Example[] = [
  {
    name: 'holds when each call stays with one person',
    team,
    from: '2026-12-11',
    rota: `
            Fri Sat Sun Mon
      Amy   C2  C1  C1  .
      Ben   C1  C2  C2  C1`,
    says: [],
  },
  {
    name: 'names both when a weekend is shared',
    team,
    from: '2026-12-12',
    rota: `
            Sat Sun
      Amy   C1  .
      Ben   .   C1`,
    says: [
      'Amy holds C1 on Sat 12 Dec but not on Sun 13 Dec. It stays with one person over both days.',
      'Ben holds C1 on Sun 13 Dec but not on Sat 12 Dec. It stays with one person over both days.',
    ],
  },
  {
    name: 'who held it before the first planned day keeps it',
    team,
    from: '2026-12-13',
    rota: `
            Sat | Sun
      Amy   C1  | .
      Ben   .   | C1`,
    says: [
      'Amy holds C1 on Sat 12 Dec but not on Sun 13 Dec. It stays with one person over both days.',
      'Ben holds C1 on Sun 13 Dec but not on Sat 12 Dec. It stays with one person over both days.',
    ],
  },
  {
    name: 'when nobody is known to have held it, anybody may',
    team,
    from: '2026-12-13',
    rota: `
            Sat | Sun
      Amy   C2  | C2
      Ben   .   | C1`,
    says: [],
  },
  {
    name: 'may run from Friday, a holiday in it included',
    team: {
      ...team,
      holidays: [{ date: '2026-12-25', name: 'Christmas Day', identity: 'christmas-day', points: 3 }],
    },
    params: { duties: ['C1'], days: ['Fri', 'Sat', 'Sun'] },
    from: '2026-12-25',
    rota: `
            Fri Sat Sun Mon
      Amy   C1  C1  .   .
      Ben   .   .   .   C1`,
    says: ['Amy holds C1 on Sat 26 Dec but not on Sun 27 Dec. It stays with one person over both days.'],
  },
  {
    name: 'a weekend cut by the end of the plan holds so far',
    team,
    from: '2026-12-11',
    rota: `
            Fri Sat
      Amy   C1  .
      Ben   .   C1`,
    says: [],
  },
];
