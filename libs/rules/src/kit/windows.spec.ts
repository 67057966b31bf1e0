import { addDays, weekdayOf } from '@evenflow/domain';
import { call, drawRota, tinyTeam } from '@evenflow/testing';
import { RotaView } from './view.ts';
import {
  everyBlock,
  everyFullWindow,
  everyTurn,
  everyWeek,
  everyWeekBlock,
  everyWeekBlockRun,
  everyWeekend,
  everyWindow,
  knownFrom,
  mostWith,
} from './windows.ts';

const team = tinyTeam({ dutyTypes: [call('C1')] });

function viewOf(from: string, to: string, worked: { person: string; date: string }[] = []) {
  const assignments = worked.flatMap(({ person, date }) => drawRota(team, date, `Day\n${person} C1`).planned);
  const view = new RotaView(team, { from, to }, assignments);
  return { view, date: (day: number) => addDays(view.days[0]!, day) };
}

describe('windows over a month', () => {
  const { view, date } = viewOf('2026-12-01', '2026-12-31');

  it('every window touches the plan, from the one that ends on its first day to the one that starts on its last', () => {
    const windows = [...everyWindow(view, 7)];
    expect(windows).toHaveLength(37);
    expect(date(windows[0]!.last)).toBe('2026-12-01');
    expect(date(windows.at(-1)!.first)).toBe('2026-12-31');
  });

  it('full windows end with the last known day: later ones hold fewer of the same days', () => {
    const windows = [...everyFullWindow(view, 7)];
    expect(date(windows[0]!.last)).toBe('2026-12-01');
    expect(date(windows.at(-1)!.last)).toBe('2026-12-31');
  });

  it('blocks are counted from their anchor, whether before or after the plan', () => {
    const firsts = (anchor: string) => [...everyBlock(view, anchor, 28)].map(({ first }) => date(first));
    expect(firsts('2026-11-01')).toEqual(['2026-11-29', '2026-12-27']);
    expect(firsts('2027-01-24')).toEqual(['2026-11-29', '2026-12-27']);
    expect([...everyWeek(view)].map(({ first }) => weekdayOf(date(first)))).toEqual(Array(5).fill('Mon'));
  });

  it('turns and weekends begin the day before the plan', () => {
    expect(date([...everyTurn(view)][0]!.day)).toBe('2026-11-30');
    const sunday = viewOf('2026-12-06', '2026-12-12');
    expect([...everyWeekend(sunday.view)].map(({ saturday }) => sunday.date(saturday))).toEqual([
      '2026-12-05',
      '2026-12-12',
    ]);
  });
});

describe('weekends as a team sees them', () => {
  it('may span from Friday, or over Sunday into Monday', () => {
    const { view, date } = viewOf('2026-12-06', '2026-12-14');
    const blocks = (...days: ('Fri' | 'Sat' | 'Sun' | 'Mon')[]) =>
      everyWeekBlock(view, days).map(({ first, last }) => [date(first), date(last)]);
    expect(blocks('Fri', 'Sat', 'Sun')).toEqual([
      ['2026-12-04', '2026-12-06'],
      ['2026-12-11', '2026-12-13'],
    ]);
    expect(blocks('Sun', 'Mon')).toEqual([
      ['2026-12-06', '2026-12-07'],
      ['2026-12-13', '2026-12-14'],
    ]);
    expect(blocks()).toEqual([]);
  });

  it('come in runs that reach back before the plan, and ahead when what follows is known', () => {
    const runs = (worked: { person: string; date: string }[]) => {
      const { view, date } = viewOf('2026-12-05', '2026-12-06', worked);
      return [...everyWeekBlockRun(view, ['Sat', 'Sun'], 2)].map((run) => run.map(({ first }) => date(first)));
    };
    expect(runs([])).toEqual([['2026-11-28', '2026-12-05']]);
    expect(runs([{ person: 'Amy', date: '2026-12-12' }])).toEqual([
      ['2026-11-28', '2026-12-05'],
      ['2026-12-05', '2026-12-12'],
    ]);
  });
});

describe('what is known and worked', () => {
  const { view, date } = viewOf('2026-12-01', '2026-12-02', [
    { person: 'Amy', date: '2026-11-20' },
    { person: 'Amy', date: '2026-11-21' },
  ]);

  it('is known from the first worked duty', () => {
    expect(date(knownFrom(view))).toBe('2026-11-20');
    const empty = viewOf('2026-12-01', '2026-12-02');
    expect(empty.date(knownFrom(empty.view))).toBe('2026-12-01');
  });

  it('never asks for less than what was worked already', () => {
    const past = view.slots.filter((slot) => slot.past).map((slot) => slot.index);
    const planned = view.slots.find((slot) => !slot.past)!.index;
    expect(mostWith(view, [...past, planned], 1)).toBe(2);
    expect(mostWith(view, [...past, planned], 3)).toBe(3);
  });
});
