import { duty, person } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const everyDay = { monFri: 1, sat: 1, sun: 1, holiday: 1 };
const team = {
  people: [person('Amy'), person('Ben', { fte: 0.6, clinicalFte: 0.6, contractHoursPerWeek: 24 })],
  dutyTypes: [duty('D', { need: everyDay }), duty('S', { paidHours: 7.5 })],
};

export const examples: readonly Example[] = [
  {
    name: 'holds with a full week each',
    team,
    params: { period: 'weeks' },
    rota: `
            Mon Tue Wed Thu Fri Sat Sun
      Amy   D   D   D   D   D   .   .
      Ben   D   D   D   .   .   .   .`,
    says: [],
  },
  {
    name: 'says how many hours are paid, and how many may be',
    team,
    params: { period: 'weeks' },
    rota: `
            Mon Tue Wed Thu Fri Sat Sun
      Amy   D   D   D   D   D   S   .
      Ben   D   D   D   D   .   .   .`,
    says: [
      'Amy has 47.5 paid hours from Mon 7 Dec to Sun 13 Dec; at most 40 are allowed.',
      'Ben has 32 paid hours from Mon 7 Dec to Sun 13 Dec; at most 24 are allowed.',
    ],
  },
  {
    name: 'a weekday of leave counts as hours worked',
    team: { ...team, leave: [{ person: 'Amy', from: '2026-12-11', to: '2026-12-13', type: 'AL', status: 'approved' }] },
    params: { period: 'weeks', side: 'both' },
    setting: { scope: { people: ['Amy'] } },
    rota: `
            Mon Tue Wed Thu Fri Sat Sun
      Amy   D   D   D   .   .   .   .`,
    says: ['Amy has 24 paid hours from Mon 7 Dec to Sun 13 Dec; at least 32 are needed.'],
  },
  {
    name: 'counts what was worked in a pay period that began before the plan',
    team: { ...team, payPeriodStarts: ['2026-11-29', '2026-12-13'] },
    params: { hoursPerWeek: 16 },
    setting: { scope: { people: ['Amy'] } },
    rota: `
            Fri Sat Sun | Mon Tue
      Amy   D   D   D   | D   D`,
    says: ['Amy has 40 paid hours from Sun 29 Nov to Sat 12 Dec; at most 32 are allowed.'],
  },
  {
    name: 'asks for no minimum in a period that is not planned to its end',
    team,
    params: { period: 'weeks', side: 'at least' },
    rota: `
            Mon Tue Wed
      Amy   .   .   .`,
    says: [],
  },
  {
    name: 'knows the clinical part of a contract, and what it may be over by',
    team: { ...team, people: [person('Amy', { clinicalFte: 0.5 })] },
    params: { period: 'weeks', clinicalOnly: true, over: 4 },
    rota: `
            Mon Tue Wed Thu Fri Sat Sun
      Amy   D   D   D   D   .   .   .`,
    says: ['Amy has 32 paid hours from Mon 7 Dec to Sun 13 Dec; at most 24 are allowed.'],
  },
  {
    name: 'owes and allows the part of a week somebody is employed, leave within it counted',
    team: {
      ...team,
      people: [person('Amy', { startDate: '2026-12-10' }), person('Ben', { endDate: '2026-12-08' })],
      leave: [{ person: 'Amy', from: '2026-12-07', to: '2026-12-11', type: 'AL', status: 'approved' }],
    },
    params: { period: 'weeks', side: 'both', leaveHoursPerDay: 2 },
    rota: `
            Mon Tue Wed Thu Fri Sat Sun
      Amy   .   .   .   D   D   S   .
      Ben   D   .   .   .   .   .   .`,
    says: [
      'Amy has 23.5 paid hours from Mon 7 Dec to Sun 13 Dec; at most 18.5 are allowed.',
      'Ben has 8 paid hours from Mon 7 Dec to Sun 13 Dec; at least 11.5 are needed.',
    ],
  },
];
