import { addDays } from '@evenflow/domain';
import { call } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

/** Writes down who holds the call on each day of a weekend and compares the lists. */
export const oracle: Oracle = {
  judge: ({ days, worked, planned, params }) => {
    const holders = (date: string) =>
      [...worked, ...planned]
        .filter((a) => a.date === date)
        .map((a) => a.person)
        .sort()
        .join();
    const known = (date: string) => days.includes(date) || holders(date) !== '';
    return [addDays(days[0]!, -1), ...days].every((date) => {
      const next = addDays(date, 1);
      const name = (day: string) => ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(day).getUTCDay()];
      // The week's block ends on Sunday in these teams.
      if (name(date) === 'Sun' || !params.days.includes(name(date)) || !params.days.includes(name(next))) return true;
      return !known(date) || !known(next) || holders(date) === holders(next);
    });
  },
  tiny: [
    { name: 'Saturday and Sunday', team: { dutyTypes: [call('C1')] }, from: '2026-12-11', days: 4, duties: ['C1'] },
    {
      name: 'from a Friday that was worked, and into the next weekend',
      team: { dutyTypes: [call('C1')] },
      from: '2026-12-12',
      days: 8,
      duties: ['C1'],
      people: ['Amy', 'Ben'],
      params: { days: ['Fri', 'Sat', 'Sun'] },
      worked: [{ person: 'Amy', date: '2026-12-11', duty: 'C1' }],
    },
  ],
};
