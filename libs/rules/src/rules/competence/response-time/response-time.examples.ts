import { call, duty, person } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = {
  people: [person('Amy'), person('Ben', { travelMinutes: { H: 45 } }), person('Cat', { travelMinutes: {} })],
  dutyTypes: [duty('D'), call('C1'), call('C2')],
};
const stay = { people: ['Ben'], duties: ['C1'], minutes: 10, from: '2026-12-08', to: '2026-12-08' };

export const examples: readonly Example[] = [
  {
    name: 'holds when everybody on call is near enough; day duties and unknown journeys ask nothing',
    team,
    rota: `
            Mon Tue
      Amy   C1  .
      Ben   C2  D
      Cat   .   C1`,
    says: [],
  },
  {
    name: 'says how far away somebody is, on the first and the last day, not before',
    team,
    rota: `
            Sun | Mon Tue Wed
      Ben   C1  | C1  .   C1`,
    says: [
      'Ben is 45 minutes away; C1 on Mon 7 Dec must be answered within 30.',
      'Ben is 45 minutes away; C1 on Wed 9 Dec must be answered within 30.',
    ],
  },
  {
    name: 'knows who stays nearer, on the days listed',
    team,
    params: { exceptions: [stay] },
    rota: `
            Mon Tue Wed
      Ben   .   C1  C1`,
    says: ['Ben is 45 minutes away; C1 on Wed 9 Dec must be answered within 30.'],
  },
];
