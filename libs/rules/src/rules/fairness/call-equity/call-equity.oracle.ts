import { call, person } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

/**
 * The tiny teams' fair shares are worked out by hand (`weight` of the whole, less what each had); the cost is 1 + 2 + …
 * over the steps away from the whole numbers around them.
 */
function cost(held: number, fair: number, { tolerance, steps }: { tolerance: number; steps: number }): number {
  const most = Math.ceil(fair) + tolerance - 1;
  const least = Math.floor(fair) - tolerance + 1;
  const away = Math.max(held - most, least - held, 0);
  return Array.from({ length: steps }, (_, step) => Math.max(0, away - step)).reduce((a, b) => a + b, 0);
}

const tallies = [
  { person: 'Amy', kind: 'weeknight:C1', count: 7, from: '2026-01-01', to: '2026-12-06' },
  { person: 'Ben', kind: 'weeknight:C1', count: 5, from: '2026-01-01', to: '2026-12-06' },
];

export const oracle: Oracle = {
  judge: ({ team, planned, params }) => {
    const fair = team.tallies.length > 0 ? { Amy: 1.5, Ben: 3.5 } : { Amy: 10 / 3, Ben: 5 / 3 };
    return Object.entries(fair).reduce(
      (sum, [who, share]) => sum + cost(planned.filter((a) => a.person === who).length, share, params),
      0,
    );
  },
  tiny: [
    {
      name: 'five weeknights after 7 and 5: 17 in all, 8.5 each',
      team: { dutyTypes: [call('C1')], tallies },
      from: '2026-12-07',
      days: 5,
      duties: ['C1'],
      params: { days: 'weeknights' },
    },
    {
      name: 'five days by clinical time, two to one, in three steps',
      team: { dutyTypes: [call('C1')], people: [person('Amy'), person('Ben', { clinicalFte: 0.5 })] },
      from: '2026-12-07',
      days: 5,
      duties: ['C1'],
      params: { ledger: false, tolerance: 2, steps: 3 },
    },
  ],
};
