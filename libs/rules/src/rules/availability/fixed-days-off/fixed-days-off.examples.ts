import { call, duty, person } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = {
  people: [person('Amy', { fixedDaysOff: ['Wed'] }), person('Ben', { fixedDuties: [{ weekday: 'Tue', duty: 'U' }] })],
  dutyTypes: [duty('D'), duty('U', { name: 'University', optional: true }), call('C1')],
};

export const examples: readonly Example[] = [
  {
    name: 'holds when the day and the night before it are free',
    team,
    rota: `
            Mon Tue Wed Thu
      Amy   C1  D   .   D
      Ben   C1  U   C1  .`,
    says: [],
  },
  {
    name: 'names a duty on the day off, and one that runs into it',
    team,
    rota: `
            Tue Wed
      Amy   C1  D`,
    from: '2026-12-08',
    says: [
      'Amy holds C1 on Tue 8 Dec; it runs into a fixed day off on Wed 9 Dec.',
      'Amy holds D on Wed 9 Dec, a fixed day off.',
    ],
  },
  {
    name: 'looks beyond the last planned day, and leaves what was worked before alone',
    team,
    from: '2026-12-08',
    rota: `
            Mon | Tue
      Amy   C1  | C1
      Ben   C1  | .`,
    says: ['Amy holds C1 on Tue 8 Dec; it runs into a fixed day off on Wed 9 Dec.'],
  },
  {
    name: 'lets the night before be worked where it is agreed',
    team,
    params: { nightBefore: false },
    from: '2026-12-08',
    rota: `
            Tue
      Amy   C1`,
    says: [],
  },
  {
    name: 'keeps the day of a fixed duty for it',
    team,
    from: '2026-12-08',
    rota: `
            Tue
      Ben   U+D`,
    says: ['Ben holds D on Tue 8 Dec, a day kept for a fixed duty.'],
  },
  {
    name: 'a holiday is a day off too',
    team: { ...team, holidays: [{ date: '2026-12-09', name: 'Feast', identity: 'feast', points: 1 }] },
    from: '2026-12-09',
    rota: `
            Wed
      Amy   C1`,
    says: ['Amy holds C1 on Wed 9 Dec, a fixed day off.'],
  },
];
