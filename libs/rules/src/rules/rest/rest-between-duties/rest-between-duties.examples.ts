import { duty, night } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = {
  dutyTypes: [
    duty('D'),
    duty('L', { name: 'Late', weekday: { start: '13:00', end: '23:00', endDayOffset: 0 } }),
    night('N', { name: 'Night' }),
  ],
};

export const examples: readonly Example[] = [
  {
    name: 'holds when a late is followed by a free day',
    team,
    rota: `
            Mon Tue Wed
      Amy   L   .   D`,
    says: [],
  },
  {
    name: 'says how much rest is left between a late and the next morning',
    team,
    rota: `
            Mon Tue
      Amy   L   D`,
    says: [
      'Amy holds Late until 23:00 on Mon 7 Dec and would start D at 08:00 on Tue 8 Dec. That leaves 9 hours of rest; 11 are needed.',
    ],
  },
  {
    name: 'looks back across the first planned day',
    team,
    rota: `
            Sun | Mon
      Amy   N   | D`,
    says: [
      'Amy holds Night until 08:00 on Mon 7 Dec and would start D at 08:00 on Mon 7 Dec. That leaves 0 hours of rest; 11 are needed.',
    ],
  },
  {
    name: 'says nothing of what was worked before',
    team,
    rota: `
            Sat Sun | Mon Tue
      Amy   L   D   | .   D`,
    says: [],
  },
  {
    name: 'measures on the timeline: 22:00 to 08:00 is 11 hours the night the clocks go back',
    team: { dutyTypes: [duty('L', { weekday: { start: '13:00', end: '22:00', endDayOffset: 0 } }), duty('D')] },
    from: '2026-10-24',
    rota: `
            Sat Sun
      Amy   L   D`,
    says: [],
  },
  {
    name: 'and the night they go forward an hour of rest is lost',
    team: { dutyTypes: [duty('L', { weekday: { start: '13:00', end: '21:00', endDayOffset: 0 } }), duty('D')] },
    from: '2027-03-27',
    rota: `
            Sat Sun
      Amy   L   D`,
    says: [
      'Amy holds L until 21:00 on Sat 27 Mar and would start D at 08:00 on Sun 28 Mar. That leaves 10 hours of rest; 11 are needed.',
    ],
  },
];
