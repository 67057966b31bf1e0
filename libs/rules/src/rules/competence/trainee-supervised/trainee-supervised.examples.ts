import { call, duty, person } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = {
  people: [
    person('Amy', { competences: { CPB: 4, PRECEPTOR: 3 } }),
    person('Ben'),
    person('Tia', { trainee: true }),
    person('Tom', { trainee: true }),
  ],
  dutyTypes: [duty('D'), duty('L', { mark: 'late' }), duty('A', { optional: true }), call('C1')],
};

export const examples: readonly Example[] = [
  {
    name: 'holds when a mentor holds the same duty; office days are free',
    team,
    rota: `
            Mon Tue
      Amy   D   C1
      Ben   .   D
      Tia   (D) (C1)
      Tom   A   A`,
    says: [],
  },
  {
    name: 'names a trainee alone, and one with somebody who is no mentor, on the first and the last day',
    team,
    rota: `
            Sun  | Mon Tue
      Ben   .    | D   .
      Tia   (C1) | (D) .
      Tom   .    | .   (C1)`,
    says: ['Tia joins D on Mon 7 Dec and no mentor holds it.', 'Tom joins C1 on Tue 8 Dec and no mentor holds it.'],
  },
  {
    name: 'bars duties they may not join',
    team,
    rota: `
            Mon
      Amy   L
      Tia   (L)`,
    says: ['Tia is a trainee and may not join L on Mon 7 Dec.'],
  },
  {
    name: 'gives one mentor one trainee',
    team,
    rota: `
            Mon
      Amy   D
      Tia   (D)
      Tom   (D)`,
    says: ['Tia and Tom join D on Mon 7 Dec with 1 mentor; 1 to one mentor is the most.'],
  },
  {
    name: 'counts the mentors, not the people',
    team,
    rota: `
            Mon
      Amy   D
      Ben   D
      Tia   (D)
      Tom   (D)`,
    says: ['Tia and Tom join D on Mon 7 Dec with 1 mentor; 1 to one mentor is the most.'],
  },
  {
    name: 'or two, where that is agreed',
    team,
    params: { perMentor: 2 },
    rota: `
            Mon
      Amy   D
      Tia   (D)
      Tom   (D)`,
    says: [],
  },
  {
    name: 'a mentor with two duties has the same trainee in both',
    team,
    rota: `
            Mon
      Amy   D+C1
      Tia   (D)
      Tom   (C1)`,
    says: ['Amy would have two trainees on Mon 7 Dec, in D and C1; one to a mentor is the most.'],
  },
];
