import { call, duty, night, person } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const joiner = { people: [person('Amy'), person('Ben', { startDate: '2026-12-09' })] };
const leaver = { people: [person('Amy'), person('Ben', { endDate: '2026-12-08' })] };

export const examples: readonly Example[] = [
  {
    name: 'holds on the first day and from then on',
    team: joiner,
    rota: `
            Mon Tue Wed Thu
      Amy   D   C1  .   D
      Ben   .   .   D   C1`,
    says: [],
  },
  {
    name: 'names duties before the first day',
    team: joiner,
    rota: `
            Mon Tue  Wed
      Ben   C1  D+C1 D`,
    says: [
      'Ben begins on Wed 9 Dec and holds C1 on Mon 7 Dec.',
      'Ben begins on Wed 9 Dec and holds C1 on Tue 8 Dec.',
      'Ben begins on Wed 9 Dec and holds D on Tue 8 Dec.',
    ],
  },
  {
    name: 'holds on the last day, and the night that begins on it runs to its end',
    team: { ...leaver, dutyTypes: [duty('D'), night('N')] },
    rota: `
            Mon Tue Wed
      Ben   D   N   .`,
    says: [],
  },
  {
    name: 'names duties after the last day',
    team: leaver,
    rota: `
            Mon Tue  Wed Thu
      Ben   D   D+C1 D   C1`,
    says: ['Ben left on Tue 8 Dec and holds D on Wed 9 Dec.', 'Ben left on Tue 8 Dec and holds C1 on Thu 10 Dec.'],
  },
  {
    name: 'knows who began and left between the first and the last planned day',
    team: { people: [person('Ben', { startDate: '2026-12-08', endDate: '2026-12-09' })] },
    rota: `
            Mon Tue Wed Thu
      Ben   D   D   C1  D`,
    says: ['Ben begins on Tue 8 Dec and holds D on Mon 7 Dec.', 'Ben left on Wed 9 Dec and holds D on Thu 10 Dec.'],
  },
  {
    name: 'leaves what was worked before alone, and names the year of somebody long gone',
    team: { people: [person('Ben', { endDate: '2025-12-06' })] },
    rota: `
            Sun | Mon
      Ben   C1  | D`,
    says: ['Ben left on Sat 6 Dec 2025 and holds D on Mon 7 Dec.'],
  },
  {
    name: 'goes by the day of the site, also on the night the clocks go back',
    team: {
      timeZone: 'America/Chicago',
      sites: [{ code: 'H', name: 'Hospital', timeZone: 'America/Chicago' }],
      people: [person('Amy', { endDate: '2026-10-31' }), person('Ben', { startDate: '2026-11-01' })],
      dutyTypes: [duty('D'), night('N'), call('C1')],
    },
    from: '2026-10-31',
    rota: `
            Sat Sun
      Amy   N   C1
      Ben   C1  N`,
    says: ['Amy left on Sat 31 Oct and holds C1 on Sun 1 Nov.', 'Ben begins on Sun 1 Nov and holds C1 on Sat 31 Oct.'],
  },
];
