import { call, person } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const team = { people: [person('Amy'), person('Ben'), person('Sue')], dutyTypes: [call('C1'), call('C2')] };

interface Row {
  readonly people: readonly string[];
  readonly duties: readonly string[];
  readonly needs: readonly string[];
  readonly on: readonly string[];
  readonly never: readonly string[];
}

/** Goes from each held duty to all others of its day. */
export const oracle: Oracle = {
  judge: ({ planned, params }) =>
    params.rows.every((row: Row) =>
      planned
        .filter((a) => row.people.includes(a.person) && row.duties.includes(a.duty))
        .every((a) => {
          const others = planned
            .filter((b) => b.date === a.date && b.person !== a.person && row.on.includes(b.duty))
            .map((b) => b.person);
          const supported = row.needs.length === 0 || others.some((other) => row.needs.includes(other));
          return supported && !others.some((other) => row.never.includes(other));
        }),
    ),
  tiny: [
    {
      name: 'Amy and Ben need Sue or Ben',
      team,
      from: '2026-12-07',
      days: 2,
      duties: ['C1', 'C2'],
      params: { rows: [{ people: ['Amy', 'Ben'], duties: ['C1'], needs: ['Sue', 'Ben'], on: ['C2'], never: [] }] },
    },
    {
      name: 'Amy and Ben are kept apart',
      team,
      from: '2026-12-07',
      days: 2,
      duties: ['C1', 'C2'],
      params: {
        rows: [{ people: ['Amy', 'Ben'], duties: ['C1', 'C2'], needs: [], on: ['C1', 'C2'], never: ['Amy', 'Ben'] }],
      },
    },
  ],
};
