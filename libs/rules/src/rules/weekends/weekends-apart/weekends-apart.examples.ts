import { call, duty } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = { dutyTypes: [duty('D'), call('C1'), call('C2')] };
const broken =
  'Amy holds C1 at the weekend of Sat 5 Dec and C2 at the weekend of Sun 13 Dec. At most 1 of 2 weekends running is allowed.';

export const examples: readonly Example[] = [
  {
    name: 'holds with a weekend between',
    team,
    from: '2026-12-05',
    rota: `
            Sat Sun Mon Tue Wed Thu Fri Sat Sun
      Amy   C1  C1  .   .   C1  .   .   .   .
      Ben   .   .   .   .   .   .   .   C1  C1`,
    says: [],
  },
  {
    name: 'names the duties of two weekends running',
    team,
    from: '2026-12-05',
    rota: `
            Sat Sun Mon Tue Wed Thu Fri Sat Sun
      Amy   C1  C1  .   .   .   .   .   .   C2`,
    says: [broken],
  },
  {
    name: 'looks back across the first planned day',
    team,
    rota: `
            Sat Sun | Mon Tue Wed Thu Fri Sat Sun
      Amy   C1  .   | .   .   .   .   .   .   C2`,
    says: [broken],
  },
  {
    name: 'a weekend may begin on Friday, and the last planned day be one',
    team,
    params: { days: ['Fri', 'Sat', 'Sun'] },
    rota: `
            Sun | Mon Tue Wed Thu Fri
      Amy   C1  | .   .   .   .   C1`,
    says: [
      'Amy holds C1 at the weekend of Sun 6 Dec and C1 at the weekend of Fri 11 Dec. At most 1 of 2 weekends running is allowed.',
    ],
  },
  {
    name: 'may allow two in three',
    team,
    params: { max: 2, of: 3, duties: ['C1'] },
    from: '2026-12-05',
    rota: `
            Sat Sun Mon Tue Wed Thu Fri Sat Sun Mon Tue Wed Thu Fri Sat
      Amy   C1  C1  .   .   .   .   .   C1  .   .   .   .   .   .   .
      Ben   C1  .   .   .   .   .   .   C1  .   .   .   .   .   .   C1`,
    says: [
      'Ben holds C1 at the weekend of Sat 5 Dec, C1 at the weekend of Sat 12 Dec and C1 at the weekend of Sat 19 Dec. At most 2 of 3 weekends running is allowed.',
    ],
  },
];
