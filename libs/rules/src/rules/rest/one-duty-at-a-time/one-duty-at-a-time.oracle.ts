import { duty, night } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

interface Row {
  readonly duties: readonly string[];
  readonly with: readonly string[];
}

const names = (row: Row, a: string, b: string) =>
  (row.duties.includes(a) && row.with.includes(b)) || (row.duties.includes(b) && row.with.includes(a));

const dutyTypes = [
  duty('D'),
  duty('L', { weekday: { start: '13:00', end: '23:00', endDayOffset: 0 } }),
  duty('E', { weekday: { start: '07:00', end: '15:00', endDayOffset: 0 } }),
  night('N'),
];

export const oracle: Oracle = {
  judge: ({ worked, planned, params }) => {
    const all = [...worked, ...planned];
    return planned.every((a) =>
      all.every((b) => {
        if (a === b || a.person !== b.person) return true;
        const minutes =
          (Math.min(Date.parse(a.end), Date.parse(b.end)) - Math.max(Date.parse(a.start), Date.parse(b.start))) /
          60_000;
        const allowed = params.mayOverlap
          .filter((row: Row & { on: string }) => names(row, a.duty, b.duty))
          .filter(
            (row: { on: string }) => row.on === 'any date' || (row.on === 'the same date') === (a.date === b.date),
          )
          .reduce((most: number, row: { minutes: number }) => Math.max(most, row.minutes), 0);
        if (minutes > allowed) return false;
        if (a.date !== b.date || params.sameDate === 'any') return true;
        const weekday = new Date(`${a.date}T00:00Z`).toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' });
        return params.together.some(
          (row: Row & { weekdays: string[] }) => names(row, a.duty, b.duty) && row.weekdays.includes(weekday),
        );
      }),
    );
  },
  tiny: [
    {
      name: 'four duties of one person over three days, with a night before',
      team: { dutyTypes },
      from: '2026-12-07',
      days: 3,
      duties: ['D', 'L', 'E', 'N'],
      people: ['Amy'],
      worked: [{ person: 'Amy', date: '2026-12-06', duty: 'N' }],
    },
    {
      name: 'with listed pairs and overlaps that are allowed',
      team: { dutyTypes },
      from: '2026-12-07',
      days: 3,
      duties: ['D', 'L', 'E', 'N'],
      people: ['Amy'],
      params: {
        sameDate: 'listed',
        together: [{ duties: ['D', 'E'], with: ['N', 'L'], weekdays: ['Mon', 'Tue'] }],
        mayOverlap: [
          { duties: ['D'], with: ['L'], minutes: 180, on: 'the same date' },
          { duties: ['E'], with: ['N'], minutes: 60, on: 'the next date' },
        ],
      },
    },
  ],
};
