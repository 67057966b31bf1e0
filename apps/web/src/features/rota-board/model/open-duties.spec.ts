import { december, factsOf } from '../../../testing/december.ts';
import { coverage } from './coverage.ts';
import { dutyRows } from './duty-rows.ts';
import { openDuties, openGroups } from './open-duties.ts';

const without = (duty: string, ...dates: string[]) =>
  december.filter((a) => !(a.duty === duty && dates.includes(a.date)));

describe('open duties', () => {
  it('finds none in a whole month', () => {
    expect(openDuties(factsOf())).toEqual([]);
  });

  it('makes one card of a weekend and names its days and hours', () => {
    const facts = factsOf({ assignments: without('OC1', '2026-12-12', '2026-12-13') });
    expect(openGroups(facts, openDuties(facts))).toEqual([
      {
        key: 'OC1|2026-12-12',
        duty: 'OC1',
        dates: ['2026-12-12', '2026-12-13'],
        missing: 2,
        title: 'Sat 12 + Sun 13, 24 h each',
      },
    ]);
  });

  it('keeps two day duties apart', () => {
    const facts = factsOf({ assignments: without('TH3', '2026-12-10', '2026-12-11') });
    expect(openGroups(facts, openDuties(facts)).map((group) => group.title)).toEqual([
      'Thu 10, 07:30–17:30',
      'Fri 11, 07:30–17:30',
    ]);
  });

  it('says so at the foot of the board and in the row of the duty', () => {
    const facts = factsOf({ assignments: without('TH3', '2026-12-11') });
    expect(coverage(facts).day[10]).toEqual({ filled: 5, needed: 6 });
    const row = dutyRows(facts).find((one) => one.key === 'TH3')!;
    expect(row.cells[10]).toMatchObject({ holders: [], missing: 1, notNeeded: false });
    expect(row.cells[20]).toMatchObject({ notNeeded: false });
    expect(row.cells[23]).toMatchObject({ notNeeded: true });
    expect([row.filled, row.needed]).toEqual([16, 17]);
  });

  it('does not count a trainee beside a mentor', () => {
    const facts = factsOf({ assignments: december.filter((a) => a.supernumerary) });
    expect(coverage(facts).day.every((count) => count.filled === 0)).toBe(true);
  });
});
