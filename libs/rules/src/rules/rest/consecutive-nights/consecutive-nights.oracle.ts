import { duty, night } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const DAY = 86_400_000;
const dutyTypes = [duty('D'), night('N')];

export const oracle: Oracle = {
  judge: ({ worked, planned, params }) => {
    const all = [...worked, ...planned];
    const nights = new Set(all.filter((a) => a.duty === 'N').map((a) => Date.parse(a.date)));
    const runUpTo = (date: number): number => (nights.has(date) ? 1 + runUpTo(date - DAY) : 0);
    for (const date of nights) if (runUpTo(date) > params.max) return false;
    for (const a of all.filter((held) => held.duty === 'N')) {
      if (runUpTo(Date.parse(a.date)) < params.restFrom) continue;
      for (const b of planned) {
        const rest = (Date.parse(b.start) - Date.parse(a.end)) / 3_600_000;
        if (rest < 0 || rest >= params.restHours) continue;
        const apart = (Date.parse(b.date) - Date.parse(a.date)) / DAY;
        if (b.duty !== 'N' || runUpTo(Date.parse(b.date)) <= apart) return false;
      }
    }
    return true;
  },
  tiny: [
    {
      name: 'at most two nights, then 48 hours, after a night',
      team: { dutyTypes },
      from: '2026-12-07',
      days: 6,
      duties: ['D', 'N'],
      people: ['Amy'],
      params: { max: 2, restFrom: 2 },
      worked: [{ person: 'Amy', date: '2026-12-06', duty: 'N' }],
    },
    {
      name: '60 hours after any run',
      team: { dutyTypes },
      from: '2026-12-07',
      days: 6,
      duties: ['D', 'N'],
      people: ['Amy'],
      params: { max: 3, restFrom: 1, restHours: 60 },
      worked: [
        { person: 'Amy', date: '2026-12-04', duty: 'N' },
        { person: 'Amy', date: '2026-12-05', duty: 'N' },
      ],
    },
  ],
};
