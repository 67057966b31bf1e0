import { call, person } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = {
  people: [person('Amy'), person('Ben'), person('Sue', { competences: { CPB: 3, SENIOR: 3 } })],
  dutyTypes: [call('C1'), call('C2')],
};
const row = { people: ['Amy'], duties: ['C1'], needs: ['skill:SENIOR'], on: ['C2'], never: [] };
const apart = { people: ['Amy', 'Ben'], duties: ['@call'], needs: [], on: ['@call'], never: ['Amy', 'Ben'] };

export const examples: readonly Example[] = [
  {
    name: 'holds with a senior as back-up, and where nobody new is on',
    team,
    params: { rows: [row] },
    rota: `
            Mon Tue
      Amy   C1  .
      Ben   .   C1
      Sue   C2  .`,
    says: [],
  },
  {
    name: 'says whom it needs, on the last day too',
    team,
    params: { rows: [row] },
    rota: `
            Mon Tue
      Amy   C1  C1
      Ben   C2  .
      Sue   .   C2`,
    says: ['Amy holds C1 on Mon 7 Dec. That needs somebody with SENIOR on C2 the same day.'],
  },
  {
    name: 'nobody is their own back-up',
    team,
    params: { rows: [{ ...row, people: ['*'] }] },
    rota: `
            Mon
      Sue   C1+C2`,
    says: ['Sue holds C1 on Mon 7 Dec. That needs somebody with SENIOR on C2 the same day.'],
  },
  {
    name: 'keeps two apart',
    team,
    params: { rows: [apart] },
    rota: `
            Mon Tue
      Amy   C1  C1
      Ben   C2  .
      Sue   .   C2`,
    says: ['Amy holds C1 and Ben holds C2 on Mon 7 Dec. The two are not to be on together.'],
  },
  {
    name: 'says nothing of the past',
    team,
    params: { rows: [row, apart] },
    rota: `
            Sun | Mon
      Amy   C1  | .
      Ben   C2  | C1`,
    says: [],
  },
];
