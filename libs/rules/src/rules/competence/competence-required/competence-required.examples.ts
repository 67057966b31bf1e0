import { call, duty, person } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = {
  people: [
    person('Amy'),
    person('Ben', { competences: { CPB: 2 } }),
    person('Tia', { trainee: true, competences: {} }),
  ],
  dutyTypes: [duty('D'), duty('A', { optional: true, requiredCompetences: {} }), call('C1')],
};

export const examples: readonly Example[] = [
  {
    name: 'holds when everybody is able; a duty that asks for nothing is anybody’s',
    team,
    rota: `
            Mon Tue
      Amy   D   C1
      Ben   A   A`,
    says: [],
  },
  {
    name: 'says the level somebody has and the level needed, on the first and the last day',
    team,
    rota: `
            Mon Tue Wed
      Ben   D   .   C1`,
    says: [
      'Ben has Bypass at level 2; C1 on Wed 9 Dec needs level 3.',
      'Ben has Bypass at level 2; D on Mon 7 Dec needs level 3.',
    ],
  },
  {
    name: 'does not judge a trainee who is extra, nor what was worked before',
    team,
    rota: `
            Sun | Mon
      Ben   C1  | .
      Tia   .   | (D)`,
    says: [],
  },
  {
    name: 'lets an exception pass, for its duty only',
    team,
    params: { exempt: [{ duty: 'D', people: ['Ben'], competence: 'CPB' }] },
    rota: `
            Mon
      Ben   D+C1`,
    says: ['Ben has Bypass at level 2; C1 on Mon 7 Dec needs level 3.'],
  },
];
