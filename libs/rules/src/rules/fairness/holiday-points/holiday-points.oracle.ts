import { call } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const holidays = [
  { date: '2026-12-25', name: 'Christmas Day', identity: 'christmas-day', points: 3 },
  { date: '2026-12-26', name: 'Boxing Day', identity: 'boxing-day', points: 1 },
];

/** Amy has 2 points behind her and 4 are to be shared: 1 for her and 3 for Ben, worked out by hand. */
export const oracle: Oracle = {
  judge: ({ planned, params }) =>
    [
      { who: 'Amy', fair: 1 },
      { who: 'Ben', fair: 3 },
    ].reduce((sum, { who, fair }) => {
      const dates = new Set(planned.filter((a) => a.person === who).map((a) => a.date));
      const points = (dates.has('2026-12-25') ? 3 : 0) + (dates.has('2026-12-26') ? 1 : 0);
      const away = Math.max(0, Math.abs(points - fair) - (params.tolerance - 1));
      return sum + (Math.min(away, params.steps) * (2 * away - Math.min(away, params.steps) + 1)) / 2;
    }, 0),
  tiny: [
    {
      name: 'Christmas and the days around it',
      team: {
        dutyTypes: [call('C1')],
        holidays,
        holidaysWorked: [
          { person: 'Amy', holiday: 'good-friday', year: 2025, duty: 'C1' },
          { person: 'Amy', holiday: 'boxing-day', year: 2024, duty: 'C1' },
          { person: 'Ben', holiday: 'christmas-day', year: 2023, duty: 'C1' },
        ],
      },
      from: '2026-12-24',
      days: 4,
      duties: ['C1'],
      params: { steps: 2 },
    },
    {
      name: 'even to two',
      team: {
        dutyTypes: [call('C1')],
        holidays,
        holidaysWorked: [
          { person: 'Amy', holiday: 'good-friday', year: 2025, duty: 'C1' },
          { person: 'Amy', holiday: 'new-years-day', year: 2026, duty: 'C1' },
        ],
      },
      from: '2026-12-24',
      days: 4,
      duties: ['C1'],
      params: { tolerance: 2 },
    },
  ],
};
