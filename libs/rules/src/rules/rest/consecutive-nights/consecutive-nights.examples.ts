import { duty, night } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const early = duty('E', { weekday: { start: '07:00', end: '15:00', endDayOffset: 0 } });
const team = { dutyTypes: [duty('D'), early, night('N', { name: 'Night' })] };
const needs = (until: string, next: string, free: number, hours: number) =>
  `Amy holds Night until 08:00 on ${until} and would start ${next}. That leaves ${free} hours after nights; ${hours} are needed.`;

export const examples: readonly Example[] = [
  {
    name: 'holds after three nights and 48 hours clear',
    team,
    rota: `
            Mon Tue Wed Thu Fri Sat
      Amy   N   N   N   .   .   D`,
    says: [],
  },
  {
    name: 'says when more nights run on',
    team,
    rota: `
            Mon Tue Wed Thu
      Amy   N   N   N   N`,
    says: ['Amy holds 4 nights running from Mon 7 Dec to Thu 10 Dec. At most 3 nights running are allowed.'],
  },
  {
    name: 'says when a duty starts too soon after them',
    team,
    rota: `
            Mon Tue Wed Thu Fri
      Amy   N   N   N   .   D`,
    says: [needs('Thu 10 Dec', 'D at 08:00 on Fri 11 Dec', 24, 48)],
  },
  {
    name: 'another night is too soon as well, unless it runs on',
    team,
    params: { restFrom: 1 },
    rota: `
            Mon Tue Wed Thu Fri
      Amy   N   N   .   N   .`,
    says: [needs('Wed 9 Dec', 'Night at 20:00 on Thu 10 Dec', 36, 48)],
  },
  {
    name: 'looks back across the first planned day',
    team,
    rota: `
            Fri Sat Sun | Mon Tue
      Amy   N   N   N   | .   D`,
    says: [needs('Mon 7 Dec', 'D at 08:00 on Tue 8 Dec', 24, 48)],
  },
  {
    name: 'counts the nights before the first planned day',
    team,
    rota: `
            Fri Sat Sun | Mon
      Amy   N   N   N   | N`,
    says: ['Amy holds 4 nights running from Fri 4 Dec to Mon 7 Dec. At most 3 nights running are allowed.'],
  },
  {
    name: 'measures rest on the timeline: an hour is lost when the clocks go forward',
    team,
    from: '2027-03-26',
    params: { restFrom: 1, restHours: 24 },
    rota: `
            Fri Sat Sun
      Amy   N   .   D`,
    says: [needs('Sat 27 Mar', 'D at 08:00 on Sun 28 Mar', 23, 24)],
  },
  {
    name: 'and one won when they go back',
    team,
    from: '2026-10-23',
    params: { restFrom: 1, restHours: 24 },
    rota: `
            Fri Sat Sun
      Amy   N   .   E`,
    says: [],
  },
];
