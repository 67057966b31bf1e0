import { person } from '@evenflow/testing';
import type { Leave } from '@evenflow/domain';
import type { Example } from '../../../kit/conformance.ts';

const away = (person: string, over: Partial<Leave> = {}): Leave => ({
  person,
  from: '2026-12-07',
  to: '2026-12-08',
  type: 'AL',
  status: 'approved',
  ...over,
});
const rota = `
            Mon Tue Wed
      Amy   .   .   .`;

export const examples: readonly Example[] = [
  {
    name: 'holds when they are away one after the other',
    team: { leave: [away('Amy'), away('Ben', { from: '2026-12-09', to: '2026-12-20' })] },
    rota,
    says: [],
  },
  {
    name: 'names who is away at once, each day, leave that began before and ends after included',
    team: { leave: [away('Amy', { from: '2026-12-01' }), away('Ben', { from: '2026-12-08', to: '2026-12-31' })] },
    rota,
    says: ['Amy and Ben are on leave on Tue 8 Dec; 1 at once is the most.'],
  },
  {
    name: 'does not count leave only asked for',
    team: { leave: [away('Amy'), away('Ben', { status: 'requested' })] },
    rota,
    says: [],
  },
  {
    name: 'allows as many as are set',
    team: { leave: [away('Amy'), away('Ben')] },
    params: { max: 2 },
    rota,
    says: [],
  },
  {
    name: 'does not count sickness, which nobody gave',
    team: { leave: [away('Amy'), away('Ben', { type: 'SICK', status: 'recorded' })] },
    rota,
    says: [],
  },
  {
    name: 'counts the types listed',
    team: { leave: [away('Amy'), away('Ben', { type: 'STUDY' })] },
    params: { leaveTypes: 'AL' },
    rota,
    says: [],
  },
  {
    name: 'does not count who has left',
    team: { people: [person('Amy', { endDate: '2026-12-06' }), person('Ben')], leave: [away('Amy'), away('Ben')] },
    rota,
    says: [],
  },
];
