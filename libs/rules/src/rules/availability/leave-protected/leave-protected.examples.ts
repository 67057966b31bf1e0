import { call, duty } from '@evenflow/testing';
import type { Leave } from '@evenflow/domain';
import type { Example } from '../../../kit/conformance.ts';

const off = (over: Partial<Leave> = {}): { leave: Leave[] } => ({
  leave: [{ person: 'Amy', from: '2026-12-08', to: '2026-12-09', type: 'AL', status: 'approved', ...over }],
});
const week = off({ from: '2026-12-14', to: '2026-12-18' });

export const examples: readonly Example[] = [
  {
    name: 'holds when leave and the night before it are free; the evening after it is not leave',
    team: off(),
    rota: `
            Mon Tue Wed Thu
      Amy   D   .   .   D+C1
      Ben   C1  D   C1  .`,
    says: [],
  },
  {
    name: 'names duties on leave and the call of the night before',
    team: off(),
    rota: `
            Mon Tue Wed
      Amy   C1  D   C1`,
    says: [
      'Amy holds C1 on Mon 7 Dec, the night before leave that begins on Tue 8 Dec.',
      'Amy is on leave on Tue 8 Dec and holds D.',
      'Amy is on leave on Wed 9 Dec and holds C1.',
    ],
  },
  {
    name: 'knows leave that begins just after the last planned day, and leave it is in the middle of',
    team: off({ from: '2026-12-01', to: '2026-12-07' }),
    rota: `
            Sun | Mon
      Amy   C1  | D`,
    says: ['Amy is on leave on Mon 7 Dec and holds D.'],
  },
  {
    name: 'the night before the first day after the plan',
    team: off(),
    rota: `
            Mon
      Amy   C1`,
    says: ['Amy holds C1 on Mon 7 Dec, the night before leave that begins on Tue 8 Dec.'],
  },
  {
    name: 'a duty that ends at midnight takes nothing of the leave',
    team: {
      ...off(),
      dutyTypes: [duty('L', { weekday: { start: '16:00', end: '00:00', endDayOffset: 1 } }), call('C1')],
    },
    rota: `
            Mon
      Amy   L`,
    says: [],
  },
  {
    name: 'leave only asked for does not bind; a fact does',
    team: {
      leave: [
        ...off({ status: 'requested' }).leave,
        { person: 'Ben', from: '2026-12-09', to: '2026-12-09', type: 'SICK', status: 'recorded' },
      ],
    },
    rota: `
            Mon Tue Wed
      Amy   .   D   .
      Ben   .   .   D`,
    says: ['Ben is on leave on Wed 9 Dec and holds D.'],
  },
  {
    name: 'sickness does not look back at the night before it',
    team: { leave: [{ person: 'Ben', from: '2026-12-09', to: '2026-12-09', type: 'SICK', status: 'recorded' }] },
    rota: `
            Mon Tue Wed
      Ben   .   C1  .`,
    says: [],
  },
  {
    name: 'leaves the night before alone where it is not kept',
    team: off(),
    params: { nightBefore: false },
    rota: `
            Mon
      Amy   C1`,
    says: [],
  },
  {
    name: 'keeps the weekend before a week of leave free of call, Friday to Sunday',
    team: week,
    params: { weekendBefore: 5 },
    from: '2026-12-10',
    rota: `
            Thu Fri  Sat Sun
      Amy   C1  D+C1 C1  C1`,
    says: [
      'Amy holds C1 on Fri 11 Dec, the weekend before leave that begins on Mon 14 Dec.',
      'Amy holds C1 on Sat 12 Dec, the weekend before leave that begins on Mon 14 Dec.',
      'Amy holds C1 on Sun 13 Dec, the night before leave that begins on Mon 14 Dec.',
    ],
  },
  {
    name: 'but not before shorter leave',
    team: off({ from: '2026-12-14', to: '2026-12-17' }),
    params: { weekendBefore: 5 },
    from: '2026-12-11',
    rota: `
            Fri Sat
      Amy   C1  C1`,
    says: [],
  },
  {
    name: 'only the types listed',
    team: off(),
    params: { leaveTypes: 'STUDY, SICK' },
    rota: `
            Mon Tue
      Amy   C1  D`,
    says: [],
  },
];
