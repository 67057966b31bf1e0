import { person } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = { people: [person('Amy'), person('Pia', { provisional: true, startDate: '2026-09-08' })] };

export const examples: readonly Example[] = [
  {
    name: 'holds when only the duties allowed are held, and others are free',
    team,
    params: { only: ['D'] },
    rota: `
            Mon Tue
      Amy   C1  .
      Pia   D   D`,
    says: [],
  },
  {
    name: 'names what is outside the limit, not what was worked before',
    team,
    params: { only: ['D'] },
    rota: `
            Sun | Mon
      Pia   C1  | C1`,
    says: ['Pia holds C1 on Mon 7 Dec and may hold only D.'],
  },
  {
    name: 'bars single duties',
    team,
    params: { not: ['@call'] },
    rota: `
            Mon
      Pia   D+C1`,
    says: ['Pia holds C1 on Mon 7 Dec and may not hold it.'],
  },
  {
    name: 'ends with the months: the last day barred and the first free',
    team,
    params: { not: ['@call'], firstMonths: 3 },
    rota: `
            Mon Tue
      Pia   C1  C1`,
    says: ['Pia holds C1 on Mon 7 Dec and may not hold it in the first 3 months.'],
  },
  {
    name: 'bars a duty on some weekdays only',
    team,
    params: { not: ['D'], weekdays: ['Mon', 'Wed'] },
    rota: `
            Mon Tue
      Pia   D   D`,
    says: ['Pia holds D on Mon 7 Dec and may not hold it on Mon and Wed.'],
  },
  {
    name: 'asks nothing without a limit',
    team,
    rota: `
            Mon
      Pia   D+C1`,
    says: [],
  },
];
