import { call, duty, person } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = {
  people: [person('Amy', { competences: { SENIOR: 3 } }), person('Ann', { competences: { SENIOR: 3 } }), person('Ben')],
  dutyTypes: [
    duty('D', { name: 'Theatre' }),
    duty('E', { name: 'Theatre 2', need: { monFri: 1, sat: 0, sun: 0, holiday: 0 } }),
    call('C1'),
  ],
};

export const examples: readonly Example[] = [
  {
    name: 'holds when a senior is among them',
    team,
    rota: `
            Mon Tue
      Amy   D   .
      Ann   .   E
      Ben   E   D`,
    says: [],
  },
  {
    name: 'names first and last days without a senior; one on call is not among them',
    team,
    rota: `
            Sun | Mon Tue
      Amy   C1  | C1  .
      Ben   .   | D   .`,
    says: [
      'No senior holds Theatre or Theatre 2 on Mon 7 Dec; 1 is needed.',
      'No senior holds Theatre or Theatre 2 on Tue 8 Dec; 1 is needed.',
    ],
  },
  {
    name: 'asks nothing on a day the duty is not needed',
    team,
    from: '2026-12-12',
    rota: `
            Sat
      Ben   C1`,
    says: [],
  },
  {
    name: 'asks for two people, and one who holds two duties is one person',
    team,
    params: { duties: ['D', 'C1'], atLeast: 2 },
    rota: `
            Mon  Tue
      Amy   D+C1 D
      Ann   .    C1`,
    says: ['1 senior holds Theatre or C1 on Mon 7 Dec; 2 are needed.'],
  },
  {
    name: 'keeps to the weekdays that are set',
    team,
    params: { weekdays: ['Tue'] },
    rota: `
            Mon Tue
      Ben   D   D`,
    says: ['No senior holds Theatre or Theatre 2 on Tue 8 Dec; 1 is needed.'],
  },
];
