import { call } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = { dutyTypes: [call('C1'), call('C2')] };

export const examples: readonly Example[] = [
  {
    name: 'holds with a free night between',
    team,
    rota: `
            Mon Tue Wed
      Amy   C1  .   C1
      Ben   .   C1  .`,
    says: [],
  },
  {
    name: 'names two nights running',
    team,
    rota: `
            Mon Tue
      Amy   C1  C1`,
    says: ['Amy holds C1 on Mon 7 Dec and C1 on Tue 8 Dec. At least 1 free night between them is needed.'],
  },
  {
    name: 'speaks only of the duties it names',
    team,
    rota: `
            Mon Tue
      Amy   C1  C2`,
    says: [],
  },
  {
    name: 'takes several duties together and looks back across the first planned day',
    team,
    params: { duties: ['@call'] },
    rota: `
            Sun | Mon
      Amy   C2  | C1`,
    says: ['Amy holds C2 on Sun 6 Dec and C1 on Mon 7 Dec. At least 1 free night between them is needed.'],
  },
  {
    name: 'lets the weekend run on, but not into Monday',
    team,
    params: { runs: ['Sat'] },
    from: '2026-12-12',
    rota: `
            Sat Sun Mon
      Amy   C1  C1  C1`,
    says: ['Amy holds C1 on Sun 13 Dec and C1 on Mon 14 Dec. At least 1 free night between them is needed.'],
  },
  {
    name: 'may ask for more nights, and a run stays a run',
    team,
    params: { runs: ['Fri', 'Sat'], nights: 2 },
    from: '2026-12-11',
    rota: `
            Fri Sat Sun Mon Tue
      Amy   C1  C1  C1  .   C1`,
    says: ['Amy holds C1 on Sun 13 Dec and C1 on Tue 15 Dec. At least 2 free nights between them are needed.'],
  },
  {
    name: 'may speak of some first nights only',
    team,
    params: { weekdays: ['Tue'] },
    rota: `
            Mon Tue Wed
      Amy   C1  C1  C1`,
    says: ['Amy holds C1 on Tue 8 Dec and C1 on Wed 9 Dec. At least 1 free night between them is needed.'],
  },
];
