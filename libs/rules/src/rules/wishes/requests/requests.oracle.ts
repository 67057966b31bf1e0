import type { Request } from '@evenflow/domain';
import type { Oracle } from '../../../kit/conformance.ts';

const ask = (person: string, wish: Request['wish'], duty: string, over: Partial<Request> = {}): Request => ({
  person,
  from: '2026-12-01',
  to: '2026-12-12',
  wish,
  duty,
  priority: 'prefer',
  ...over,
});

export const oracle: Oracle = {
  judge: ({ team, days, planned, params }) => {
    const cost = { must: params.mustWeight, prefer: params.preferWeight, nice: params.niceWeight };
    let total = 0;
    for (const date of days)
      for (const request of team.requests) {
        if (date < request.from || date > request.to) continue;
        const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
        const fitting = planned.some(
          (a) =>
            a.person === request.person &&
            a.date === date &&
            (request.duty === 'any' || a.duty === (request.duty === 'any call' ? 'C1' : request.duty)),
        );
        const granted = request.wish === 'avoid' ? !fitting : fitting || (weekend && request.duty === 'D');
        if (!granted) total += cost[request.priority];
      }
    return total;
  },
  tiny: [
    {
      name: 'avoids and wants of each kind over a weekend',
      team: {
        requests: [
          ask('Amy', 'avoid', 'any call', { priority: 'nice', to: '2026-12-11' }),
          ask('Amy', 'want', 'D'),
          ask('Ben', 'avoid', 'any', { priority: 'must', from: '2026-12-12' }),
          ask('Ben', 'want', 'any call', { to: '2026-12-11' }),
        ],
      },
      from: '2026-12-11',
      days: 3,
      duties: ['D', 'C1'],
      worked: [{ person: 'Amy', date: '2026-12-10', duty: 'C1' }],
    },
    {
      name: 'with other weights',
      team: { requests: [ask('Amy', 'avoid', 'C1'), ask('Ben', 'want', 'C1', { priority: 'nice' })] },
      from: '2026-12-09',
      days: 3,
      duties: ['C1'],
      params: { preferWeight: 7, niceWeight: 2 },
    },
  ],
};
