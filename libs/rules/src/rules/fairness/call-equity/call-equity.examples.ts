import { call, person } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = { dutyTypes: [call('C1'), call('C2')] };
const tally = (who: string, kind: string, count: number, to = '2026-12-06') => ({
  person: who,
  kind,
  count,
  from: '2026-01-01',
  to,
});

export const examples: readonly Example[] = [
  {
    name: 'holds when two people share four nights',
    team,
    params: { ledger: false },
    rota: `
            Mon Tue Wed Thu
      Amy   C1  .   C1  .
      Ben   .   C1  .   C1`,
    says: [],
  },
  {
    name: 'says who has more than a fair share, and who less',
    team,
    params: { ledger: false },
    rota: `
            Mon Tue Wed Thu
      Amy   C1  C1  C1  .
      Ben   .   .   .   C1`,
    says: ['Amy has 3 days of C1 in this rota; 2 would be fair.', 'Ben has 1 day of C1 in this rota; 2 would be fair.'],
  },
  {
    name: 'is even to two where so set',
    team,
    params: { ledger: false, tolerance: 2 },
    rota: `
            Mon Tue Wed Thu
      Amy   C1  C1  C1  .
      Ben   .   .   .   C1`,
    says: [],
  },
  {
    name: 'counts the year so far',
    team: { ...team, tallies: [tally('Amy', 'weeknight:C1', 6), tally('Ben', 'weeknight:C1', 4)] },
    params: { days: 'weeknights' },
    rota: `
            Mon Tue Wed Thu
      Amy   C1  .   C1  .
      Ben   .   C1  .   C1`,
    says: [
      'Amy has 2 weeknights of C1 in this rota after 6 this year; 1 would be fair.',
      'Ben has 2 weeknights of C1 in this rota after 4 this year; 3 would be fair.',
    ],
  },
  {
    name: 'adds what was worked after the tallies end, across the first planned day',
    team: {
      ...team,
      tallies: [tally('Amy', 'weeknight:C1', 4, '2026-12-02'), tally('Ben', 'weeknight:C1', 4, '2026-12-02')],
    },
    params: { days: 'weeknights' },
    rota: `
            Wed Thu Fri Sat | Mon Tue
      Amy   C1  C1  C1  C1  | .   C1
      Ben   .   .   .   .   | C1  .`,
    says: [
      'Amy has 1 weeknight of C1 in this rota after 6 this year; 0 would be fair.',
      'Ben has 1 weeknight of C1 in this rota after 4 this year; 2 would be fair.',
    ],
  },
  {
    name: 'a weekend is one, counted on its Sunday',
    team: { ...team, tallies: [tally('Amy', 'weekend:C1', 5), tally('Ben', 'weekend:C2', 4)] },
    params: { duties: ['C1', 'C2'], days: 'weekends' },
    from: '2026-12-12',
    rota: `
            Sat Sun
      Amy   C2  C2
      Ben   C1  C1`,
    says: [
      'Amy has 1 weekend of C1 or C2 in this rota after 5 this year; 0.5 would be fair.',
      'Ben has 1 weekend of C1 or C2 in this rota after 4 this year; 1.5 would be fair.',
    ].slice(2),
  },
  {
    name: 'goes by clinical time, and leaves out trainees and who cannot hold it',
    team: {
      ...team,
      people: [
        person('Amy'),
        person('Ben', { clinicalFte: 0.5 }),
        person('Cat', { competences: {} }),
        person('Tia', { trainee: true }),
        person('Zoe', { clinicalFte: 0 }),
      ],
    },
    params: { ledger: false },
    rota: `
            Mon Tue Wed
      Amy   C1  .   .
      Ben   .   C1  C1
      Tia   .   .   (C1)`,
    says: ['Amy has 1 day of C1 in this rota; 2 would be fair.', 'Ben has 2 days of C1 in this rota; 1 would be fair.'],
  },
  {
    name: 'who has been here all year and never held it does not share it',
    team: { ...team, tallies: [tally('Amy', 'weeknight:C1', 6), tally('Ben', 'weeknight:C1', 0)] },
    params: { days: 'weeknights' },
    rota: `
            Mon Tue
      Amy   C1  C1`,
    says: [],
  },
  {
    name: 'who comes or goes has a part of the days they are there for',
    team: {
      ...team,
      people: [
        ...[person('Amy'), person('Ben', { startDate: '2026-12-10' }), person('Cat', { endDate: '2026-12-08' })],
        ...[person('Dan', { endDate: '2026-12-06' }), person('Eve', { startDate: '2026-12-13' })],
      ],
    },
    params: { ledger: false },
    rota: `
            Mon Tue Wed Thu Fri Sat
      Amy   C1  C1  C1  C1  C1  C1`,
    says: [
      'Amy has 6 days of C1 in this rota; 3.3 would be fair.',
      'Ben has 0 days of C1 in this rota; 1.6 would be fair.',
      'Cat has 0 days of C1 in this rota; 1.1 would be fair.',
    ],
  },
  {
    name: 'who joined late in the year may be asked for a whole share, and for twice that at most',
    team: {
      ...team,
      people: [person('Amy'), person('Ben', { startDate: '2026-12-07' })],
      tallies: [tally('Amy', 'weeknight:C1', 240)],
    },
    params: { days: 'weeknights' },
    rota: `
            Mon Tue Wed Thu
      Amy   C1  .   C1  .
      Ben   .   C1  .   C1`,
    says: [],
  },
];
