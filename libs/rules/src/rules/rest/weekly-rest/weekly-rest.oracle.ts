import { duty, night } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const HOUR = 3_600_000;

/** Tries every whole hour of every window; the tiny teams' duties start and end on the hour, in winter. */
export const oracle: Oracle = {
  judge: ({ days, worked, planned, params }) => {
    const busy = [...worked, ...planned]
      .filter((a) => a.person === 'Amy')
      .map((a) => ({ start: Date.parse(a.start), end: Date.parse(a.end) }));
    const first = Date.parse(days[0]!) - (params.days - 1) * 24 * HOUR;
    const anyMoment = params.counted === 'from any moment';
    // A minute past the hour is too late for a stretch that began on it.
    const shift = anyMoment ? HOUR / 60 : 0;
    const step = anyMoment ? HOUR : 24 * HOUR;
    for (let window = first + shift; window <= Date.parse(days.at(-1)!) + 24 * HOUR; window += step) {
      let free = false;
      for (let from = window; from + params.hours * HOUR <= window + params.days * 24 * HOUR; from += HOUR)
        free ||= [from, from - shift + HOUR]
          .filter((start) => start + params.hours * HOUR <= window + params.days * 24 * HOUR)
          .some((start) => busy.every((b) => b.end <= start || b.start >= start + params.hours * HOUR));
      if (!free) return false;
    }
    return true;
  },
  tiny: [
    {
      name: 'a free day in any three from any moment',
      team: { dutyTypes: [duty('D'), night('N')] },
      from: '2026-12-07',
      days: 5,
      duties: ['D', 'N'],
      people: ['Amy'],
      params: { days: 3 },
    },
    {
      name: 'a free day in any three, days and nights, after a night',
      team: { dutyTypes: [duty('D'), night('N')] },
      from: '2026-12-07',
      days: 5,
      duties: ['D', 'N'],
      people: ['Amy'],
      worked: [{ person: 'Amy', date: '2026-12-06', duty: 'N' }],
      params: { days: 3, counted: 'from midnight' },
    },
    {
      name: '30 hours in any four days',
      team: { dutyTypes: [duty('D'), night('N')] },
      from: '2026-12-07',
      days: 5,
      duties: ['D', 'N'],
      people: ['Amy'],
      worked: [
        { person: 'Amy', date: '2026-12-05', duty: 'D' },
        { person: 'Amy', date: '2026-12-06', duty: 'D' },
      ],
      params: { days: 4, hours: 30, counted: 'from midnight' },
    },
  ],
};
