import { call, duty, person } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = {
  people: [person('Amy'), person('Ben'), person('Cat'), person('Tia', { trainee: true })],
  dutyTypes: [duty('D'), duty('F', { mark: 'float' }), call('C1')],
};

export const examples: readonly Example[] = [
  {
    name: 'holds when one more than the rooms is in house',
    team,
    rota: `
            Mon Tue
      Amy   D   F
      Ben   F   D`,
    says: [],
  },
  {
    name: 'names first and last day without the extra person; a call and a trainee do not count',
    team,
    rota: `
            Mon Tue Wed
      Amy   D   D   .
      Ben   C1  F   .
      Tia   (F) .   .`,
    says: [
      '1 room runs on Mon 7 Dec and 1 person is in house; 2 are needed.',
      '1 room runs on Wed 9 Dec and 0 people are in house; 2 are needed.',
    ],
  },
  {
    name: 'asks nothing on a day without rooms',
    team,
    from: '2026-12-12',
    rota: `
            Sat Sun
      Amy   .   C1`,
    says: [],
  },
  {
    name: 'follows a dated change of rooms',
    team: { ...team, demandChanges: [{ date: '2026-12-07', duty: 'D', need: 2, reason: 'An extra list' }] },
    rota: `
            Mon
      Amy   D
      Ben   F`,
    says: ['2 rooms run on Mon 7 Dec and 2 people are in house; 3 are needed.'],
  },
  {
    name: 'asks for more on the weekdays that are set',
    team,
    params: { extra: 2, weekdays: ['Tue'] },
    rota: `
            Mon Tue
      Amy   D   D
      Ben   .   F`,
    says: ['1 room runs on Tue 8 Dec and 2 people are in house; 3 are needed.'],
  },
];
