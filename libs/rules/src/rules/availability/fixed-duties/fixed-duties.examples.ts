import { call, duty, person } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = {
  people: [person('Amy', { fixedDuties: [{ weekday: 'Wed', duty: 'U' }] }), person('Ben')],
  dutyTypes: [duty('D'), duty('U', { name: 'University', optional: true }), call('C1')],
};

export const examples: readonly Example[] = [
  {
    name: 'holds when the fixed duty is held each week',
    team,
    rota: `
            Tue | Wed Thu Fri Sat Sun Mon Tue Wed
      Amy   .   | U   .   .   .   .   .   .   U`,
    from: '2026-12-09',
    says: [],
  },
  {
    name: 'names the first and the last day without it',
    team,
    from: '2026-12-09',
    rota: `
            Wed Thu Fri Sat Sun Mon Tue Wed
      Amy   .   .   .   .   .   .   .   D`,
    says: [
      'Amy usually holds University on Wed; not on Wed 16 Dec.',
      'Amy usually holds University on Wed; not on Wed 9 Dec.',
    ],
  },
  {
    name: 'asks nothing on a holiday or on leave',
    team: {
      ...team,
      holidays: [{ date: '2026-12-09', name: 'Feast', identity: 'feast', points: 1 }],
      leave: [{ person: 'Amy', from: '2026-12-16', to: '2026-12-16', type: 'AL', status: 'approved' }],
    },
    from: '2026-12-09',
    rota: `
            Wed Thu Fri Sat Sun Mon Tue Wed
      Amy   .   .   .   .   .   .   .   .`,
    says: [],
  },
  {
    name: 'knows those listed besides',
    team,
    params: { rows: [{ people: ['Ben'], weekday: 'Mon', duty: 'U' }] },
    rota: `
            Mon
      Amy   .`,
    says: ['Ben usually holds University on Mon; not on Mon 7 Dec.'],
  },
  {
    name: 'asks nothing of somebody who has left, or has not begun',
    team: {
      ...team,
      people: [
        person('Amy', { fixedDuties: [{ weekday: 'Wed', duty: 'U' }], startDate: '2026-12-10', endDate: '2026-12-15' }),
      ],
    },
    from: '2026-12-09',
    rota: `
            Wed Thu Fri Sat Sun Mon Tue Wed
      Amy   .   .   .   .   .   .   .   .`,
    says: [],
  },
];
