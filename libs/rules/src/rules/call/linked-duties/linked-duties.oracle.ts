import { call, duty } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const dutyTypes = [duty('F', { mark: 'float' }), call('C1')];

/** Compares the lists of holders day by day. */
export const oracle: Oracle = {
  judge: ({ days, planned, params }) =>
    days.every((day) => {
      if ([0, 6].includes(new Date(day).getUTCDay())) return true;
      const holders = (code: string) => planned.filter((a) => a.date === day && a.duty === code).map((a) => a.person);
      const [floats, calls] = [holders('F'), holders('C1')];
      return floats.every((p) => calls.includes(p)) && (!params.bothWays || calls.every((p) => floats.includes(p)));
    }),
  tiny: [
    { name: 'both ways', team: { dutyTypes }, from: '2026-12-10', days: 3, duties: ['F', 'C1'] },
    {
      name: 'one way',
      team: { dutyTypes },
      from: '2026-12-10',
      days: 3,
      duties: ['F', 'C1'],
      params: { bothWays: false },
    },
  ],
};
