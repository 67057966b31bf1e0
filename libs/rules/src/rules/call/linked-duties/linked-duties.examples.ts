import { call, duty } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = { dutyTypes: [duty('F', { name: 'Float', mark: 'float' }), call('C1')] };

export const examples: readonly Example[] = [
  {
    name: 'holds when the float also has first call',
    team,
    rota: `
            Mon  Tue
      Amy   F+C1 .
      Ben   .    F+C1`,
    says: [],
  },
  {
    name: 'names both ways it can break',
    team,
    rota: `
            Mon
      Amy   F
      Ben   C1`,
    says: [
      'Amy holds Float on Mon 7 Dec without C1. The two go together that day.',
      'Ben holds C1 on Mon 7 Dec without Float. The two go together that day.',
    ],
  },
  {
    name: 'one way only, if so set',
    team,
    params: { bothWays: false },
    rota: `
            Mon
      Amy   F
      Ben   C1`,
    says: ['Amy holds Float on Mon 7 Dec without C1. The two go together that day.'],
  },
  {
    name: 'on its own weekdays, to the last planned day',
    team,
    params: { weekdays: ['Mon', 'Tue', 'Wed', 'Thu'] },
    from: '2026-12-09',
    rota: `
            Wed  Thu Fri
      Amy   F+C1 F   F
      Ben   .    .   C1`,
    says: ['Amy holds Float on Thu 10 Dec without C1. The two go together that day.'],
  },
  {
    name: 'not at weekends and on holidays, when there is no float',
    team: { ...team, holidays: [{ date: '2026-12-25', name: 'Christmas Day', identity: 'christmas-day', points: 3 }] },
    from: '2026-12-25',
    rota: `
            Fri Sat
      Amy   C1  C1`,
    says: [],
  },
  {
    name: 'says nothing of the past',
    team,
    rota: `
            Fri | Mon
      Amy   F   | F+C1`,
    from: '2026-12-07',
    says: [],
  },
];
