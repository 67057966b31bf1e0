import type { Oracle } from '../../../kit/conformance.ts';

const HALF_HOUR = 1_800_000;
const known = new Map<string, readonly number[]>();

/** Every half hour whose London day is one of these, by asking the calendar for each. */
function halfHoursOf(days: readonly string[]): readonly number[] {
  const key = days.join();
  const found = known.get(key);
  if (found) return found;
  const local = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
  const all: number[] = [];
  const end = Date.parse(`${days.at(-1)}T00:00:00Z`) + 172_800_000;
  for (let at = Date.parse(`${days[0]}T00:00:00Z`) - 86_400_000; at < end; at += HALF_HOUR)
    if (days.includes(local.format(at))) all.push(at);
  known.set(key, all);
  return all;
}

export const oracle: Oracle = {
  judge: ({ team, days, worked, planned, params }) => {
    const able = (code: string) =>
      params.competence === '' || (team.people.find((p) => p.code === code)!.competences[params.competence] ?? 0) > 2;
    const spans = [...worked, ...planned]
      .filter((a) => !a.supernumerary && able(a.person))
      .map((a) => [Date.parse(a.start), Date.parse(a.end)] as const);
    return halfHoursOf(days).every(
      (at) => spans.filter(([start, end]) => start <= at && at < end).length >= params.atLeast,
    );
  },
  tiny: [
    {
      name: 'two people over two weekdays, a call before',
      from: '2026-12-07',
      days: 2,
      duties: ['D', 'C1'],
      worked: [{ person: 'Amy', date: '2026-12-06', duty: 'C1' }],
    },
    {
      name: 'the weekend the clocks go back',
      from: '2026-10-24',
      days: 3,
      duties: ['D', 'C1'],
      worked: [{ person: 'Ben', date: '2026-10-23', duty: 'C1' }],
    },
    {
      name: 'the weekend they go forward, and only people able',
      from: '2027-03-27',
      days: 3,
      duties: ['D', 'C1'],
      worked: [{ person: 'Ben', date: '2027-03-26', duty: 'C1' }],
      params: { competence: 'CPB' },
    },
    {
      name: 'two at once',
      from: '2026-12-12',
      days: 2,
      duties: ['D', 'C1'],
      worked: [
        { person: 'Amy', date: '2026-12-11', duty: 'C1' },
        { person: 'Ben', date: '2026-12-11', duty: 'C1' },
      ],
      params: { atLeast: 2 },
    },
  ],
};
