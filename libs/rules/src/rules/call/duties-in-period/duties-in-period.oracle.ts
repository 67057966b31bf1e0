import { call } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const DAY = 86_400_000;

/** Lists the first days of all periods by brute force, then counts duties between them. */
function periods(params: { period: string; days: number; anchor: string | null }, first: number, last: number) {
  const length = params.period === 'weeks' ? 7 : params.days;
  const anchor = Date.parse(params.period === 'weeks' ? '2026-01-05' : (params.anchor ?? '2026-01-05'));
  const found: { from: number; to: number }[] = [];
  for (let from = first - (length - 1) * DAY; from <= last; from += DAY)
    if (params.period === 'days' || Math.round((from - anchor) / DAY) % length === 0)
      found.push({ from, to: from + (length - 1) * DAY });
  return params.period === 'month' ? [{ from: first, to: last }] : found;
}

export const oracle: Oracle = {
  judge: ({ days, worked, planned, params }) => {
    const [first, last] = [Date.parse(days[0]!), Date.parse(days.at(-1)!)];
    const known = Math.min(first, ...worked.map((a) => Date.parse(a.date)));
    return periods(params, first, last).every(({ from, to }) =>
      ['Amy', 'Ben'].every((person) => {
        const inside = [...worked, ...planned].filter(
          (a) => a.person === person && Date.parse(a.date) >= from && Date.parse(a.date) <= to,
        );
        if (inside.length > params.max && inside.some((a) => a.date >= days[0]!)) return false;
        return inside.length >= params.min || from < known || to > last;
      }),
    );
  },
  tiny: [
    {
      name: 'at most two in any four days, after calls',
      team: { dutyTypes: [call('C1')] },
      from: '2026-12-07',
      days: 5,
      duties: ['C1'],
      params: { days: 4, max: 2 },
      worked: [
        { person: 'Amy', date: '2026-12-04', duty: 'C1' },
        { person: 'Ben', date: '2026-12-06', duty: 'C1' },
      ],
    },
    {
      name: 'one or two in each block of three days that is whole',
      team: { dutyTypes: [call('C1')] },
      from: '2026-12-07',
      days: 6,
      duties: ['C1'],
      params: { period: 'blocks', days: 3, anchor: '2026-12-06', min: 1, max: 2 },
      worked: [{ person: 'Amy', date: '2026-12-06', duty: 'C1' }],
    },
    {
      name: 'from one to three in the month',
      team: { dutyTypes: [call('C1')] },
      from: '2026-12-07',
      days: 5,
      duties: ['C1'],
      params: { period: 'month', min: 1, max: 3 },
    },
  ],
};
