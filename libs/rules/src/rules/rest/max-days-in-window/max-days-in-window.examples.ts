import { call, duty, night, person } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = { dutyTypes: [duty('D'), night('N'), call('C1')] };

export const examples: readonly Example[] = [
  {
    name: 'holds with five days in the week; a call from home is not a day at work',
    team,
    rota: `
            Mon Tue Wed Thu Fri Sat Sun
      Amy   D   D   D   D   D   C1  .`,
    says: [],
  },
  {
    name: 'counts days, and a day and night of one date once',
    team,
    rota: `
            Mon Tue Wed Thu Fri Sat Sun
      Amy   D   D   D+N N   D   D   .`,
    says: ['Amy is at work on 6 days from Mon 7 Dec to Sun 13 Dec. At most 5 in any 7 days are allowed.'].concat(
      'Amy is at work on 6 days from Sun 6 Dec to Sat 12 Dec. At most 5 in any 7 days are allowed.',
    ),
  },
  {
    name: 'looks back across the first planned day',
    team,
    rota: `
            Fri Sat Sun | Mon Tue Wed
      Amy   D   D   D   | D   D   D`,
    says: ['Amy is at work on 6 days from Thu 3 Dec to Wed 9 Dec. At most 5 in any 7 days are allowed.'],
  },
  {
    name: 'says nothing of the past alone',
    team,
    rota: `
            Tue Wed Thu Fri Sat Sun | Mon
      Amy   D   D   D   D   D   D   | .`,
    says: [],
  },
  {
    name: 'takes other numbers and duties, trainees included',
    team: { ...team, people: [person('Tia', { trainee: true })] },
    params: { max: 1, window: 2, duties: ['@call'] },
    rota: `
            Mon  Tue
      Tia   (C1) (C1)`,
    says: ['Tia is at work on 2 days from Mon 7 Dec to Tue 8 Dec. At most 1 in any 2 days is allowed.'],
  },
];
