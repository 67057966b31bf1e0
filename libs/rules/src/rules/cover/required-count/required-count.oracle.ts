import type { Oracle } from '../../../kit/conformance.ts';

export const oracle: Oracle = {
  judge: ({ team, days, planned }) => {
    let off = 0;
    for (const day of days)
      for (const duty of team.dutyTypes) {
        const weekday = new Date(`${day}T00:00Z`).getUTCDay();
        const need = weekday === 0 ? duty.need.sun : weekday === 6 ? duty.need.sat : duty.need.monFri;
        off += Math.abs(need - planned.filter((a) => a.date === day && a.duty === duty.code).length);
      }
    return off;
  },
  tiny: [
    { name: 'Friday to Sunday, two people, a day duty and a call', from: '2026-12-11', days: 3, duties: ['D', 'C1'] },
  ],
};
