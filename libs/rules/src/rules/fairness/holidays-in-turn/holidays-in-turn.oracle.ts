import { call, duty } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

/** Amy worked Christmas 2025, Ben Christmas 2024. */
export const oracle: Oracle = {
  judge: ({ planned, params }) =>
    new Set(
      planned.filter((a) => a.date === '2026-12-25' && (a.person === 'Amy' || params.years >= 2)).map((a) => a.person),
    ).size,
  tiny: [1, 2].map((years) => ({
    name: `Christmas and the days around it, ${years} back`,
    team: {
      dutyTypes: [duty('D'), call('C1')],
      holidays: [{ date: '2026-12-25', name: 'Christmas Day', identity: 'christmas-day', points: 3 }],
      holidaysWorked: [
        { person: 'Amy', holiday: 'christmas-day', year: 2025, duty: 'C1' },
        { person: 'Ben', holiday: 'christmas-day', year: 2024, duty: 'C1' },
      ],
    },
    from: '2026-12-24',
    days: 3,
    duties: ['D', 'C1'],
    params: { holidays: ['christmas-day'], years },
  })),
};
