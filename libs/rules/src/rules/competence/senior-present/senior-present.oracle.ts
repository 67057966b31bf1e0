import { person } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const team = {
  people: [person('Amy', { competences: { SENIOR: 3 } }), person('Ann', { competences: { SENIOR: 4 } }), person('Ben')],
};

export const oracle: Oracle = {
  judge: ({ days, planned, params }) => {
    let short = 0;
    for (const day of days) {
      const weekend = [0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay());
      const asked = params.duties.includes('C1') ? (weekend ? ['C1'] : ['D', 'C1']) : weekend ? [] : ['D'];
      if (asked.length === 0) continue;
      const there = new Set(planned.filter((a) => a.date === day && asked.includes(a.duty)).map((a) => a.person));
      there.delete('Ben');
      short += Math.max(0, params.atLeast - there.size);
    }
    return short;
  },
  tiny: [
    { name: 'theatre, Friday and Saturday', team, from: '2026-12-11', days: 2, duties: ['D', 'C1'] },
    {
      name: 'two seniors in theatre and on call',
      team,
      from: '2026-12-11',
      days: 2,
      duties: ['D', 'C1'],
      params: { duties: ['D', 'C1'], atLeast: 2 },
    },
  ],
};
