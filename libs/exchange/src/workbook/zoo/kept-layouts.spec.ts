import { addDays, type LocalDay, type Team } from '@evenflow/domain';
import { importWorkbook } from '../import-workbook.ts';
import type { WorkbookImport } from '../import-types.ts';
import { cuthbertsMonth, type KnownMonth } from './cuthberts-month.ts';
import { dateOf, dayOfMonth, matrix, weeksOf, xlsxOf, type Row } from './layouts.ts';

let known: KnownMonth;
beforeAll(async () => {
  known = await cuthbertsMonth();
});

const header = (say: (day: LocalDay) => Row[number], before: Row = ['Name', 'Code']): Row => [
  ...before,
  ...known.month.days.map(say),
];
const read = async (rows: readonly Row[], previous: Team = known.team, answers: Record<string, string> = {}) =>
  importWorkbook(await xlsxOf(rows), { fileName: 'book.xlsx', previous, answers });

/** Duties told of these days, and those the file means. */
function compare(imported: WorkbookImport, days: readonly LocalDay[] = known.month.days) {
  const say = (all: Team['history']) =>
    all
      .filter(({ date }) => days.includes(date))
      .map(({ person, date, duty, supernumerary }) => `${person} ${date} ${duty} ${supernumerary ? 'extra' : ''}`)
      .sort();
  return [say(imported.team!.history), say(known.told.history)] as const;
}

/** Weeks that lie whole in the month. */
const wholeWeeks = () =>
  weeksOf(known.month.days)
    .map((week) => week.filter((day) => day !== null))
    .filter((week) => week.length === 7);
const weekRows = (week: readonly LocalDay[]): Row[] =>
  known.month.people.map(({ code, name }) => [name, ...week.map((day) => known.month.cell(code, day) || null)]);
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

describe('weeks that say only when they begin', () => {
  it.each<[string, (week: readonly LocalDay[]) => Row[]]>([
    [
      'a date cell above',
      (week) => [
        ['Week commencing', dateOf(week[0]!)],
        ['Name', ...WEEKDAYS],
      ],
    ],
    ['words beside the weekdays', (week) => [[`W/C ${dayOfMonth(week[0]!)} Nov 2026`, ...WEEKDAYS]]],
    [
      'German',
      (week) => [
        [`Woche ab ${week[0]!.split('-').reverse().join('.')}`],
        ['', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
      ],
    ],
  ])('%s', async (_what, heads) => {
    const weeks = wholeWeeks();
    const imported = await read(weeks.flatMap((week) => [...heads(week), ...weekRows(week), []]));
    expect(imported.problems).toEqual([]);
    const [found, meant] = compare(imported, weeks.flat());
    expect(found).toEqual(meant);
  });

  it('is not taken for days when the date is another weekday', async () => {
    const [week] = wholeWeeks();
    const imported = await read([
      ['Week commencing', dateOf(addDays(week![0]!, 1))],
      ['Name', ...WEEKDAYS],
      ...weekRows(week!),
    ]);
    expect(imported.counts.assignments).toBe(0);
  });
});

describe('days in other languages', () => {
  it.each([
    ['Dutch', 'Rooster nov. 2026', 'zo ma di wo do vr za'],
    ['French', 'Planning novembre 2026', 'dim lun mar mer jeu ven sam'],
    ['German', 'Dienstplan November 2026', 'So Mo Di Mi Do Fr Sa'],
  ])('%s weekdays with the number of the day', async (_language, title, weekdays) => {
    const say = (day: LocalDay) => `${weekdays.split(' ')[dateOf(day).getUTCDay()]} ${dayOfMonth(day)}`;
    const imported = await read(matrix(known.month, [[title], header(say)]));
    expect(imported.problems).toEqual([]);
    const [found, meant] = compare(imported);
    expect(found).toEqual(meant);
  });
});

describe('times in place of codes', () => {
  const timed = (code: string, said: string) =>
    matrix(
      {
        ...known.month,
        cell: (person, day) => {
          const text = known.month.cell(person, day);
          return text === code ? said : text;
        },
      },
      [header(dateOf)],
    );

  it('are understood to the minute where one duty runs at them, and say so', async () => {
    const late = known.team.dutyTypes.find(({ code }) => code === 'L')!.weekday;
    const imported = await read(timed('L', `${late.start}-${late.end}`));
    expect(imported.questions).toEqual([]);
    const [found, meant] = compare(imported);
    expect(found).toEqual(meant);
    expect(imported.sheets[0]!.cells.find(({ text }) => text.includes(late.start))).toMatchObject({
      status: 'by-evidence',
      why: 'only one duty of this team runs at these times',
    });
  });

  it.each([
    ['TH1', '07:30-17:30', ['TH1', 'TH2', 'TH3', 'TH4']],
    ['L', '10-20', ['L']],
    ['OC1', '24h', ['OC1', 'OC2']],
  ])('%s written as %s is asked, with the duties of these times first', async (code, said, likely) => {
    const imported = await read(timed(code, said));
    expect(imported.team).toBeNull();
    const [question] = imported.questions;
    expect(question!.answers.slice(0, likely.length).map(({ id }) => id)).toEqual(likely);
    expect(question!.evidence).toEqual([`At these times run ${likely.join(', ')}.`]);
  });
});

it('a code with a star is asked about, whatever a note below says of stars', async () => {
  const starred = (person: string, day: LocalDay) => known.month.cell(person, day).replace(/^OC1$/, 'OC1*');
  const rows = [...matrix({ ...known.month, cell: starred }, [header(dateOf)]), [], ['* swapped, not by the rota']];
  const asked = await read(rows);
  expect(asked.team).toBeNull();
  expect(asked.questions).toHaveLength(1);
  expect(asked.questions[0]!.answers[0]!.id).toBe('OC1');
  expect(asked.questions[0]!.evidence).toEqual(['A line of the sheet says: “* swapped, not by the rota”.']);
  const [found, meant] = compare(await read(rows, known.team, { [asked.questions[0]!.id]: 'OC1' }));
  expect(found).toEqual(meant);
});

it('first names are enough where one person has them, and never guessed where two do', async () => {
  const rows = matrix(known.month, [header(dateOf, ['Name'])], ({ name }) => [name.split(' ')[0]!]);
  const [found, meant] = compare(await read(rows));
  expect(found).toEqual(meant);
  const second = { ...known.team.people.find(({ code }) => code === 'CF')!, code: 'CM', name: 'Chloe Marsh' };
  const asked = await read(rows, { ...known.team, people: [...known.team.people, second] });
  expect(asked.team).toBeNull();
  expect(asked.questions.map(({ text, answers }) => [text, answers.slice(0, 2).map(({ id }) => id)])).toEqual([
    ['Who is “Chloe”?', ['CF', 'CM']],
  ]);
});

it('a second table beneath and a column of free notes are left out, and said to be', async () => {
  const noted = matrix(known.month, [header(dateOf)]).map((row, i) => [
    ...row,
    i === 0 ? 'Notes' : i % 3 === 0 ? 'prefers OC1 on Mondays, back from leave' : null,
  ]);
  const phones = known.month.people.map(({ name }, i): Row => [name, 4000 + i]);
  const imported = await read([...noted, [], ['Phone list'], ['Name', 'Extension'], ...phones]);
  expect(imported.problems).toEqual([]);
  const [found, meant] = compare(imported);
  expect(found).toEqual(meant);
  const status = new Map(imported.sheets[0]!.cells.map(({ cell, status: how }) => [cell, how]));
  expect(status.get('A19')).toBe('left-out');
  expect(status.get('AG4')).toBe('left-out');
});
