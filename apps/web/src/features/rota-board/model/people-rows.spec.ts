import { december, factsOf, held } from '../../../testing/december.ts';
import { peopleRows } from './people-rows.ts';

const cell = (person: string, day: number, over: Parameters<typeof factsOf>[0] = {}) =>
  peopleRows(factsOf(over)).find((row) => row.key === person)!.cells[day - 1]!;

describe('rows by person', () => {
  it('puts a day duty above and the night below when one person has both', () => {
    const assignments = [held('FM', 'EQ', '2026-12-01'), held('FM', 'OC2', '2026-12-01')];
    expect(cell('FM', 1, { assignments }).chips.map((chip) => [chip.duty, chip.place])).toEqual([
      ['EQ', 'day'],
      ['OC2', 'night'],
    ]);
  });

  it('gives a lone day duty the whole cell and joins weekend calls into one band', () => {
    const assignments = [
      held('HN', 'OC1', '2026-12-05'),
      held('HN', 'OC1', '2026-12-06'),
      held('HN', 'TH1', '2026-12-08'),
    ];
    expect(cell('HN', 8, { assignments }).chips[0]).toMatchObject({ place: 'whole' });
    expect(cell('HN', 5, { assignments }).chips[0]).toMatchObject({
      place: 'band',
      joinsBefore: false,
      joinsAfter: true,
    });
    expect(cell('HN', 6, { assignments }).chips[0]).toMatchObject({
      place: 'band',
      joinsBefore: true,
      joinsAfter: false,
    });
  });

  it('marks the morning after first call as off, and fixed days off', () => {
    const assignments = [held('HN', 'OC1', '2026-12-06')];
    expect(cell('HN', 7, { assignments }).offAfterCall).toBe(true);
    expect(cell('HN', 8, { assignments }).offAfterCall).toBe(false);
    expect(cell('HN', 11, { assignments }).fixedDayOff).toBe(true);
  });

  it('shows a leave as one bar over its days, asked ones apart', () => {
    const bars = peopleRows(factsOf()).find((row) => row.key === 'KAF')!.bars;
    expect(bars).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ first: 6, last: 10, label: 'Annual leave', asked: false }),
        expect.objectContaining({ first: 22, last: 23, label: 'AL asked', asked: true }),
      ]),
    );
  });

  it('shows the days before somebody begins and after they left as bars', () => {
    const facts = factsOf();
    const people = facts.team.people.map((one) =>
      one.code === 'PR' ? { ...one, startDate: '2026-12-03', endDate: '2026-12-30' } : one,
    );
    const { bars } = peopleRows({ ...facts, team: { ...facts.team, people } }).find((row) => row.key === 'PR')!;
    const [first, last] = [facts.days[0]!.index, facts.days.at(-1)!.index];
    expect(bars).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ first, last: first + 1, label: 'begins Thu 3 Dec' }),
        expect.objectContaining({ first: last, last, label: 'left Wed 30 Dec' }),
      ]),
    );
  });

  it('folds the corner of what the published version does not hold', () => {
    const published = new Set(['FM|2026-12-01|EQ']);
    const assignments = [held('FM', 'EQ', '2026-12-01'), held('FM', 'OC2', '2026-12-01')];
    expect(cell('FM', 1, { assignments, published }).chips.map((chip) => chip.changed)).toEqual([false, true]);
  });

  it('shows the wish that must be kept', () => {
    expect(cell('PR', 25).wish).toMatchObject({ wish: 'avoid', must: true });
    expect(december.length).toBeGreaterThan(200);
  });
});
