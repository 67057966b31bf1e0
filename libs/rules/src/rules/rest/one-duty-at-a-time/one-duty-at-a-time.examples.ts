import { call, duty, night } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const early = duty('E', { weekday: { start: '07:00', end: '15:00', endDayOffset: 0 } });
const late = duty('L', { name: 'Late', weekday: { start: '13:00', end: '23:00', endDayOffset: 0 } });
const team = { dutyTypes: [duty('D'), early, late, call('C1'), night('N', { name: 'Night' })] };

export const examples: readonly Example[] = [
  {
    name: 'holds when one duty ends as the other starts',
    team,
    rota: `
            Mon
      Amy   D+C1
      Ben   L`,
    says: [],
  },
  {
    name: 'says by how much two duties of one date overlap',
    team,
    rota: `
            Mon
      Amy   L+C1`,
    says: [
      'Amy holds Late until 23:00 on Mon 7 Dec and C1 from 16:00 on Mon 7 Dec. They overlap by 420 minutes; one duty at a time is the rule.',
    ],
  },
  {
    name: 'looks back across the first planned day',
    team,
    rota: `
            Sun | Mon
      Amy   N   | E`,
    says: [
      'Amy holds Night until 08:00 on Mon 7 Dec and E from 07:00 on Mon 7 Dec. They overlap by 60 minutes; one duty at a time is the rule.',
    ],
  },
  {
    name: 'lets a handover overlap where that is allowed, on the last day too',
    team,
    params: { mayOverlap: [{ duties: ['E'], with: ['N'], minutes: 60 }] },
    rota: `
            Sun | Mon Tue
      Amy   .   | N   E`,
    says: [],
  },
  {
    name: 'and says so when it is longer',
    team,
    params: { mayOverlap: [{ duties: ['N'], with: ['E'], minutes: 30 }] },
    rota: `
            Mon Tue
      Amy   N   E`,
    says: [
      'Amy holds Night until 08:00 on Tue 8 Dec and E from 07:00 on Tue 8 Dec. They overlap by 60 minutes; 30 are allowed.',
    ],
  },
  {
    name: 'where pairs are listed, other duties of one date do not go together',
    team,
    params: { sameDate: 'listed', together: [{ duties: ['D'], with: ['C1'], weekdays: ['Tue'] }] },
    rota: `
            Mon  Tue
      Amy   D+C1 D+C1`,
    says: ['Amy holds D and C1 on Mon 7 Dec. The two do not go together on one date.'],
  },
  {
    name: 'counts the minutes that ran: one more the night the clocks go back',
    team,
    from: '2026-10-24',
    rota: `
            Sat
      Amy   C1+N`,
    says: [
      'Amy holds C1 until 08:00 on Sun 25 Oct and Night from 20:00 on Sat 24 Oct. They overlap by 780 minutes; one duty at a time is the rule.',
    ],
  },
  {
    name: 'and one fewer the night they go forward',
    team,
    from: '2027-03-27',
    params: { mayOverlap: [{ duties: ['C1'], with: ['N'], minutes: 660, on: 'the same date' }] },
    rota: `
            Sat
      Amy   C1+N`,
    says: [],
  },
];
