import { call, duty, person } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = { dutyTypes: [duty('D'), duty('F', { mark: 'float' }), call('C1')] };

export const examples: readonly Example[] = [
  {
    name: 'holds when the day after first call is free',
    team,
    rota: `
            Mon Tue Wed
      Amy   C1  .   D`,
    says: [],
  },
  {
    name: 'names the duty held the day after',
    team,
    rota: `
            Mon Tue
      Amy   C1  D`,
    says: ['Amy holds C1 on Mon 7 Dec and D on Tue 8 Dec. The day after C1 is free of D.'],
  },
  {
    name: 'does not bar the same call again',
    team,
    rota: `
            Mon Tue
      Amy   C1  C1`,
    says: [],
  },
  {
    name: 'looks back across the first planned day',
    team,
    rota: `
            Sat Sun | Mon Tue
      Amy   C1  C1  | D   D`,
    says: ['Amy holds C1 on Sun 6 Dec and D on Mon 7 Dec. The day after C1 is free of D.'],
  },
  {
    name: 'speaks only of the weekdays it names',
    team,
    params: { weekdays: ['Tue'] },
    rota: `
            Mon Tue Wed
      Amy   C1  D+C1 D`,
    says: ['Amy holds C1 on Tue 8 Dec and D on Wed 9 Dec. The day after C1 is free of D.'],
  },
  {
    name: 'bars only what it names, for as many days',
    team,
    params: { off: ['@duty', '!F'], days: 2 },
    rota: `
            Mon Tue Wed Thu
      Amy   C1  F   D   D`,
    says: ['Amy holds C1 on Mon 7 Dec and D on Wed 9 Dec. The 2 days after C1 are free of D.'],
  },
  {
    name: 'holds for trainees as well',
    team: { ...team, people: [person('Amy'), person('Tia', { trainee: true })] },
    rota: `
            Mon  Tue
      Tia   (C1) (D)`,
    says: ['Tia holds C1 on Mon 7 Dec and D on Tue 8 Dec. The day after C1 is free of D.'],
  },
];
