import type { Oracle } from '../../../kit/conformance.ts';

export const oracle: Oracle = {
  judge: ({ planned, published, params }) => {
    const texts = (list: typeof planned) =>
      new Set(
        list.filter((a) => params.duties[0] === '*' || a.duty === 'C1').map((a) => `${a.person} ${a.date} ${a.duty}`),
      );
    // What is in one of the two and not in the other.
    const [now, then] = [texts(planned), texts(published)];
    return [...now].filter((t) => !then.has(t)).length + [...then].filter((t) => !now.has(t)).length;
  },
  tiny: [
    {
      name: 'two people, two days',
      from: '2026-12-07',
      days: 2,
      duties: ['D', 'C1'],
      published: [
        { person: 'Amy', date: '2026-12-07', duty: 'D' },
        { person: 'Ben', date: '2026-12-08', duty: 'C1' },
      ],
    },
    {
      name: 'calls only',
      from: '2026-12-07',
      days: 2,
      duties: ['D', 'C1'],
      worked: [{ person: 'Amy', date: '2026-12-06', duty: 'C1' }],
      published: [
        { person: 'Amy', date: '2026-12-07', duty: 'D' },
        { person: 'Amy', date: '2026-12-08', duty: 'C1' },
      ],
      params: { duties: ['C1'] },
    },
  ],
};
