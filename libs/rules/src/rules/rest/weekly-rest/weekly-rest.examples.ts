import { duty, night } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const everyDay = { monFri: 1, sat: 1, sun: 1, holiday: 1 };
const team = { dutyTypes: [duty('D', { need: everyDay }), night('N')] };
const midnight = { counted: 'from midnight' };
const sentence = (from: string, to: string) =>
  `Amy has no 24 hours free from ${from} to ${to}. One such stretch in any 7 days is needed.`;

export const examples: readonly Example[] = [
  {
    name: 'holds with one free day in the week',
    team,
    params: midnight,
    rota: `
            Mon Tue Wed Thu Fri Sat Sun
      Amy   D   D   D   .   D   D   D`,
    says: [],
  },
  {
    name: 'says when a week has no free stretch',
    team,
    params: midnight,
    rota: `
            Mon Tue Wed Thu Fri Sat Sun
      Amy   D   D   D   D   D   D   D`,
    says: [sentence('Mon 7 Dec', 'Sun 13 Dec')],
  },
  {
    name: 'looks back across the first planned day',
    team,
    params: midnight,
    rota: `
            Thu Fri Sat Sun | Mon Tue Wed
      Amy   D   D   D   D   | D   D   D`,
    says: [sentence('Thu 3 Dec', 'Wed 9 Dec')],
  },
  {
    name: 'looks back for a night that runs into the week',
    team,
    params: midnight,
    rota: `
            Sun | Mon Tue Wed Thu Fri Sat Sun
      Amy   N   | .   D   D   D   D   D   D`,
    says: [],
  },
  {
    name: 'counts from the end of a night: Saturday is free from 08:00, 24 hours until the next duty',
    team,
    params: midnight,
    rota: `
            Mon Tue Wed Thu Fri Sat Sun
      Amy   D   D   D   D   D+N .   D`,
    says: [],
  },
  {
    name: 'which is 23 hours when the clocks go forward',
    team,
    from: '2027-03-22',
    params: midnight,
    rota: `
            Mon Tue Wed Thu Fri Sat Sun
      Amy   D   D   D   D   D+N .   D`,
    says: [sentence('Mon 22 Mar', 'Sun 28 Mar')],
  },
  {
    name: 'and 25 when they go back',
    team,
    from: '2026-10-19',
    params: { ...midnight, hours: 25 },
    rota: `
            Mon Tue Wed Thu Fri Sat Sun
      Amy   D   D   D   D   D+N .   D`,
    says: [],
  },
  {
    name: 'from any moment, a day off on the same weekday comes too late: it is more than a week from its morning to the next',
    team,
    from: '2026-12-10',
    rota: `
            Thu Fri Sat Sun Mon Tue Wed Thu
      Amy   .   D   D   D   D   D   D   .`,
    says: [
      'Amy has no 24 hours free from 08:01 on Thu 10 Dec to 08:01 on Thu 17 Dec. One such stretch in any 7 days is needed.',
    ],
  },
  {
    name: 'and the day before is soon enough',
    team,
    from: '2026-12-10',
    rota: `
            Thu Fri Sat Sun Mon Tue Wed Thu
      Amy   .   D   D   D   D   D   .   D`,
    says: [],
  },
  {
    name: 'may ask for 48 hours in 14 days',
    team,
    params: { ...midnight, hours: 48, days: 14 },
    rota: `
            Mon Tue Wed Thu Fri Sat Sun Mon Tue Wed Thu Fri Sat Sun
      Amy   D   D   D   .   D   D   D   D   D   D   .   D   D   D`,
    says: ['Sun 6 Dec to Sat 19 Dec', 'Mon 7 Dec to Sun 20 Dec', 'Tue 8 Dec to Mon 21 Dec'].map(
      (days) => `Amy has no 48 hours free from ${days}. One such stretch in any 14 days is needed.`,
    ),
  },
];
