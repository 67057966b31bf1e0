import { call, duty, person, tinyTeam } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const night = call('C1', { weekday: { start: '16:00', end: '01:30', endDayOffset: 1 }, weekendAndHoliday: null });
const rest = duty('D', {
  weekday: { start: '01:30', end: '16:00', endDayOffset: 0 },
  need: { monFri: 1, sat: 1, sun: 1, holiday: 1 },
});

export const examples: readonly Example[] = [
  {
    name: 'holds when duty follows duty, the first morning from the call before',
    rota: `
            Sun | Mon  Tue
      Amy   C1  | D    C1
      Ben   .   | C1   D`,
    says: [],
  },
  {
    name: 'names the first morning when nobody was on call before it',
    rota: `
            Mon
      Amy   D+C1`,
    says: ['Nobody is on duty or on call from 00:00 on Mon 7 Dec to 08:00 on Mon 7 Dec; 1 is needed.'],
  },
  {
    name: 'names the last evening, to midnight',
    rota: `
            Sun | Mon
      Amy   C1  | D`,
    says: ['Nobody is on duty or on call from 16:00 on Mon 7 Dec to 00:00 on Tue 8 Dec; 1 is needed.'],
  },
  {
    name: 'counts only those able, and no trainee',
    team: {
      people: [person('Amy'), person('Ben', { competences: { CPB: 2 } }), person('Tia', { trainee: true })],
    },
    params: { competence: 'CPB' },
    rota: `
            Sun | Mon
      Amy   C1  | C1
      Ben   .   | D
      Tia   .   | (D)`,
    says: ['Nobody is on duty or on call from 08:00 on Mon 7 Dec to 16:00 on Mon 7 Dec; 1 is needed.'],
  },
  {
    name: 'asks for two at once where set',
    params: { atLeast: 2 },
    rota: `
            Sun   | Mon
      Amy   C1    | D+C1
      Ben   C1    | C1`,
    says: ['1 person is on duty or on call from 08:00 on Mon 7 Dec to 16:00 on Mon 7 Dec; 2 are needed.'],
  },
  {
    name: 'asks nothing of another site',
    team: {
      sites: [...tinyTeam().sites, { code: 'K', name: 'Other', timeZone: 'Europe/London' }],
      dutyTypes: [call('C1'), call('K1', { sites: ['K'] })],
    },
    params: { site: 'K' },
    from: '2026-12-12',
    rota: `
            Fri | Sat
      Amy   K1  | K1`,
    says: [],
  },
  {
    name: 'leaves no gap in the hour that happens twice when the clocks go back',
    team: { dutyTypes: [rest, night] },
    from: '2026-10-25',
    rota: `
            Sat | Sun
      Amy   C1  | C1
      Ben   .   | D`,
    says: [],
  },
  {
    name: 'and names the short night from a time that is skipped when they go forward',
    team: { dutyTypes: [rest, night] },
    from: '2027-03-28',
    rota: `
            Sat | Sun
      Amy   C1  | C1`,
    says: ['Nobody is on duty or on call from 02:30 on Sun 28 Mar to 16:00 on Sun 28 Mar; 1 is needed.'],
  },
];
