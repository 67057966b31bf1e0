import type { Assignment, Leave, LocalDay, Team } from '@evenflow/domain';
import { importWorkbook } from '../import-workbook.ts';
import { obstacles, type WorkbookImport } from '../import-types.ts';
import { cuthbertsMonth } from './cuthberts-month.ts';
import {
  csvOf,
  dateOf,
  dayOfMonth,
  matrix,
  serialOf,
  shortWeekday,
  turnedRows,
  ukDay,
  usDay,
  weeksOf,
  xlsxOf,
  type Row,
  type TrueMonth,
} from './layouts.ts';

const GREEN = 'C6E0B4';
const GREY = 'E7E6E6';

let told: Team;
/** The team without its rota: what the rota says must come from the layout. */
let team: Team;
let month: TrueMonth;

beforeAll(async () => {
  ({ told, team, month } = await cuthbertsMonth());
});

const read = (bytes: Uint8Array, fileName = 'book.xlsx', answers: Record<string, string> = {}) =>
  importWorkbook(bytes, { fileName, previous: team, answers });

const duties = (history: readonly Assignment[]) =>
  history.map(({ person, date, duty, start, supernumerary, with: mentor }) =>
    [person, date, duty, start, supernumerary ? 'extra' : '', mentor].join(' '),
  );

/** The same facts; what differs is shown by its first few, since a whole month would fill pages. */
function expectSame(found: readonly string[], wanted: readonly string[]): void {
  const [have, want] = [new Set(found), new Set(wanted)];
  const first = (list: Set<string>, known: Set<string>) => [...list].filter((each) => !known.has(each)).slice(0, 4);
  expect({ invented: first(have, want), lost: first(want, have) }).toEqual({ invented: [], lost: [] });
}

const daysAway = (leave: readonly Leave[]) =>
  leave
    .filter(({ status }) => status === 'approved' || status === 'recorded')
    .flatMap(({ person, from, to }) =>
      month.days.filter((day) => from <= day && day <= to).map((day) => `${person} ${day}`),
    );

/** The layout tells the true month without a question. */
function expectTrue(imported: WorkbookImport): void {
  expect(obstacles(imported)).toEqual([]);
  expectSame(duties(imported.team!.history), duties(told.history));
  expectSame(daysAway(imported.team!.leave), daysAway(told.leave));
}

const header = (say: (day: LocalDay) => Row[number], before: Row = ['Name', 'Code']): Row => [
  ...before,
  ...month.days.map(say),
];

describe('a month is the same month however it is laid out', () => {
  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string?]>([
    ['dates as text, day first', () => xlsxOf(matrix(month, [header(ukDay)]))],
    ['dates as text, month first', () => xlsxOf(matrix(month, [header(usDay)]))],
    ['dates as serial numbers', () => xlsxOf(matrix(month, [header(serialOf)]))],
    [
      'serial numbers of the 1904 system',
      () => xlsxOf(matrix(month, [header((day) => serialOf(day) - 1462)]), { date1904: true }),
    ],
    ['date cells of the 1904 system', () => xlsxOf(matrix(month, [header(dateOf)]), { date1904: true })],
    [
      'Sun 1 Nov',
      () => xlsxOf(matrix(month, [['Perfusion 2026'], header((day) => `${shortWeekday(day)} ${dayOfMonth(day)} Nov`)])),
    ],
    [
      'a merged title, weekdays, and numbers below them',
      () =>
        xlsxOf(matrix(month, [['NOVEMBER 2026'], header(shortWeekday, ['', '']), header(dayOfMonth)]), {
          change: (sheet) => sheet.mergeCells(1, 1, 1, 32),
        }),
    ],
    [
      'numbers, the month in the name of the sheet',
      () => xlsxOf(matrix(month, [header(dayOfMonth)]), { name: 'nov 26' }),
    ],
    [
      'numbers, the month in the name of the file',
      () => xlsxOf(matrix(month, [header((day) => String(dayOfMonth(day)))])),
      'rota_2026-11.xlsx',
    ],
    [
      'numbers and weekdays, the month without a year',
      () => xlsxOf(matrix(month, [['Rota for November'], header(shortWeekday), header(dayOfMonth)])),
    ],
    ['dates down, people across', () => xlsxOf(turnedRows(matrix(month, [header(dateOf)])))],
    [
      'dates down as text, weekdays beside, names in full',
      () =>
        xlsxOf(
          turnedRows(matrix(month, [header(ukDay, ['Date']), header(shortWeekday, ['Day'])], ({ name }) => [name])),
        ),
    ],
    ['weeks one below the other', () => xlsxOf(stackedWeeks(dateOf)), 'wk.xlsx'],
    [
      'weeks one below the other, numbers only',
      () => xlsxOf([['Rota November 2026'], [], ...stackedWeeks(dayOfMonth)]),
    ],
    [
      'initials only, in small letters',
      () => xlsxOf(matrix(month, [header(dateOf, ['Init'])], ({ code }) => [code.toLowerCase()])),
    ],
    [
      'codes in small letters',
      () =>
        xlsxOf(matrix({ ...month, cell: (person, day) => month.cell(person, day).toLowerCase() }, [header(dateOf)])),
    ],
    ['surnames first, grades, sections and totals', () => xlsxOf(withTotals())],
    ['a week’s hours between the days', () => xlsxOf(withWeekTotals())],
    ['CSV of a Windows in Europe', () => csvOf(matrix(month, [['Rota November 2026'], header(ukDay)])), 'Rota.csv'],
    ['a key at the right', () => xlsxOf(withKeyAtRight())],
    ['leave merged over its days', leaveMerged],
    [
      'leave as a colour that a key explains',
      () =>
        xlsxOf(
          coloured([['Key'], [{ value: null, fill: GREEN }, 'Annual leave'], [{ value: null, fill: GREY }, 'Weekend']]),
        ),
    ],
    [
      'German: Mo 2. Nov',
      () => xlsxOf(matrix(month, [['Dienstplan 2026'], header(said('So Mo Di Mi Do Fr Sa', '. Nov'))])),
    ],
    ['French: lundi 2 novembre', () => xlsxOf(matrix(month, [['2026'], header(said(FRENCH, ' novembre'))]))],
    [
      'Spanish: weekdays above numbers, the month in the title',
      () =>
        xlsxOf(
          matrix(month, [
            ['Turnos de noviembre de 2026'],
            header(said('dom lun mar mié jue vie sáb'), ['', '']),
            header(dayOfMonth),
          ]),
        ),
    ],
    [
      'Dutch and Danish months, in full',
      () => xlsxOf(matrix(month, [header((day) => `${dayOfMonth(day)} november 2026`)])),
    ],
    [
      'the month over two blocks on one sheet, the second half below',
      () => xlsxOf([...halfOf(0, 15), [], ...halfOf(15, 30)]),
    ],
    ['the month over two sheets', () => twoSheets()],
    ['a list, one duty in each row', () => xlsxOf(asList())],
    ['rows of people repeated under a second header', () => xlsxOf(repeatedHeader())],
  ])('%s', async (...[, build, fileName]) => expectTrue(await read(await build(), fileName)));

  it.each<[string, () => Promise<Uint8Array>]>([
    ['duties down, initials in the cells', () => xlsxOf(dutyRows())],
    ['dates down, duties across', () => xlsxOf(turnedRows(dutyRows()))],
    ['a wall calendar', () => xlsxOf(wallCalendar())],
  ])('%s (which tells calls only)', async (_what, build) => {
    const imported = await read(await build());
    expect(obstacles(imported)).toEqual([]);
    const calls = told.history.filter((each) => CALLS.includes(each.duty) && !each.supernumerary);
    expectSame(duties(imported.team!.history), duties(calls));
  });

  it('is read again without a change', async () => {
    const bytes = await xlsxOf(matrix(month, [header(ukDay)]));
    const first = (await read(bytes)).team!;
    const again = await importWorkbook(bytes, { fileName: 'book.xlsx', previous: first });
    expect(again.team).toEqual(first);
    for (const change of Object.values(again.changes)) expect(change).toMatchObject({ added: 0, changed: 0 });
  });
});

const CALLS = ['OC1', 'OC2'];
const FRENCH = 'dimanche lundi mardi mercredi jeudi vendredi samedi';

/** The weekday in other words, Sunday first, then the number of the day when something follows it. */
const said = (weekdays: string, after?: string) => (day: LocalDay) => {
  const weekday = weekdays.split(' ')[dateOf(day).getUTCDay()]!;
  return after === undefined ? weekday : `${weekday} ${dayOfMonth(day)}${after}`;
};

function halfOf(from: number, to: number): Row[] {
  const half = { ...month, days: month.days.slice(from, to) };
  return matrix(half, [['Name', 'Code', ...half.days.map(dateOf)]]);
}

async function twoSheets(): Promise<Uint8Array> {
  return xlsxOf(halfOf(0, 15), {
    name: '1-15 Nov',
    change: (sheet) => {
      const second = sheet.workbook.addWorksheet('16-30 Nov');
      halfOf(15, 30).forEach((row) => second.addRow([...row]));
    },
  });
}

function stackedWeeks(say: (day: LocalDay) => Row[number]): Row[] {
  return weeksOf(month.days).flatMap((week): Row[] => [
    ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    ['Name', ...week.map((day) => day && say(day))],
    ...month.people.map(({ code, name }) => [name, ...week.map((day) => (day && month.cell(code, day)) || null)]),
    [],
  ]);
}

function withTotals(): Row[] {
  const surnameFirst = ({ name }: { name: string }) => `${name.split(' ').slice(1).join(' ')}, ${name.split(' ')[0]}`;
  const rows = matrix(month, [['St Cuthbert’s – rota November 2026'], header(dateOf, ['Band', 'Name'])], (person) => [
    '7',
    surnameFirst(person),
  ]);
  return [
    ...rows.slice(0, 2),
    ['', 'Perfusionists'],
    ...rows.slice(2, 14),
    ['', 'Trainees'],
    ...rows.slice(14),
    [],
    ['', 'On duty', ...month.days.map(() => 7)],
    ['', 'Total calls', ...month.days.map(() => 2)],
    ['', 'Checked by the lead'],
  ];
}

function withWeekTotals(): Row[] {
  const widen = (cells: Row, total: Row[number]) =>
    cells.flatMap((cell, i) => (i > 0 && i % 7 === 0 ? [total, cell] : [cell]));
  return [
    ['Name', ...widen(month.days.map(dateOf), 'Hrs')],
    ...month.people.map(({ code, name }) => [
      name,
      ...widen(
        month.days.map((day) => month.cell(code, day) || null),
        37.5,
      ),
    ]),
  ];
}

function withKeyAtRight(): Row[] {
  const key = [
    ['Legend'],
    ['OC1', 'First on call'],
    ['OC2', 'Second on call'],
    ['AL', 'Annual leave'],
    ['STL', 'Study leave'],
  ];
  return matrix(month, [header(dateOf)]).map((row, i) => [...row, null, ...(key[i] ?? [])]);
}

async function leaveMerged(): Promise<Uint8Array> {
  const rows = matrix(month, [header(dateOf)]);
  return xlsxOf(rows, {
    change: (sheet) => {
      rows.forEach((row, i) => {
        for (let from = 2; i > 0 && from < row.length; from += 1) {
          let to = from;
          while (row[from] === 'AL' && row[to + 1] === 'AL') to += 1;
          if (to > from) sheet.mergeCells(i + 1, from + 1, i + 1, to + 1);
          from = to;
        }
      });
    },
  });
}

/** Annual leave is a green cell without a word; weekends are grey. */
function coloured(key: readonly Row[]): Row[] {
  const weekend = (day: LocalDay) => ['Sa', 'Su'].includes(shortWeekday(day));
  return [
    header(dateOf),
    ...month.people.map(({ code, name }): Row => [
      name,
      code,
      ...month.days.map((day) => {
        const text = month.cell(code, day);
        return text === 'AL'
          ? { value: null, fill: GREEN }
          : weekend(day)
            ? { value: text || null, fill: GREY }
            : text || null;
      }),
    ]),
    [],
    ...key,
  ];
}

function asList(): Row[] {
  const leave = month.people.flatMap(({ code, name }) =>
    month.days
      .filter((day) => ['AL', 'STL', 'SICK', 'PL'].includes(month.cell(code, day)))
      .map((day): Row => [dateOf(day), name, month.cell(code, day)]),
  );
  const held = told.history.map((each): Row => [
    dateOf(each.date),
    told.people.find((person) => person.code === each.person)!.name,
    each.supernumerary ? `(${each.duty})` : each.duty,
  ]);
  return [['Date', 'Name', 'Duty'], ...held, ...leave];
}

function repeatedHeader(): Row[] {
  const rows = matrix(month, [header(dateOf)]);
  return [...rows.slice(0, 8), [], rows[0]!, ...rows.slice(8)];
}

function dutyRows(): Row[] {
  const holder = (duty: string, day: LocalDay) =>
    told.history
      .filter((each) => each.duty === duty && each.date === day && !each.supernumerary)
      .map((each) => each.person)
      .join('/');
  return [
    ['Duty', ...month.days.map(dateOf)],
    ...CALLS.map((duty): Row => [duty, ...month.days.map((day) => holder(duty, day) || null)]),
  ];
}

function wallCalendar(): Row[] {
  const line = (duty: string, day: LocalDay) => {
    const held = told.history.find((each) => each.duty === duty && each.date === day && !each.supernumerary);
    return held ? `${duty} ${held.person}` : '';
  };
  return [
    ['On call, November 2026'],
    ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    ...weeksOf(month.days).flatMap((week): Row[] => [
      week.map((day) => day && dayOfMonth(day)),
      week.map(
        (day) =>
          day &&
          CALLS.map((duty) => line(duty, day))
            .filter(Boolean)
            .join('\n'),
      ),
    ]),
  ];
}

describe('what a layout leaves open is asked, and the answer gives the true month', () => {
  /** Reads, answers every question by `choose`, and reads again. */
  async function answered(bytes: Uint8Array, choose: (question: WorkbookImport['questions'][number]) => string) {
    const asked = await read(bytes);
    expect(asked.team).toBeNull();
    expect(asked.problems).toEqual([]);
    const answers = Object.fromEntries(asked.questions.map((question) => [question.id, choose(question)]));
    return { asked, after: await read(bytes, 'book.xlsx', answers) };
  }

  it('a misspelt name', async () => {
    const rows = matrix(
      {
        ...month,
        people: month.people.map((person) => (person.code === 'TW' ? { ...person, name: 'Tomas Wieczorak' } : person)),
      },
      [header(dateOf, ['Name'])],
      ({ name }) => [name],
    );
    const { asked, after } = await answered(await xlsxOf(rows), () => 'TW');
    expect(asked.questions.map((question) => question.text)).toEqual(['Who is “Tomas Wieczorak”?']);
    expect(asked.questions[0]!.answers[0]!.id).toBe('TW');
    expectTrue(after);
  });

  it('a surname that two people have', async () => {
    const rows = matrix(month, [header(dateOf, ['Name'])], ({ name, code }) => [code === 'CF' ? 'Featherstone' : name]);
    const bytes = await xlsxOf(rows);
    const two = { ...team, people: [...team.people, { ...team.people[9]!, code: 'GF', name: 'Grace Featherstone' }] };
    const asked = await importWorkbook(bytes, { fileName: 'book.xlsx', previous: two });
    expect(asked.team).toBeNull();
    expect(asked.questions.map((question) => question.answers.slice(0, 2).map(({ id }) => id))).toEqual([['CF', 'GF']]);
  });

  it('codes with notes', async () => {
    const noted = (person: string, day: LocalDay) => {
      const text = month.cell(person, day);
      if (person === 'HN' && day === '2026-11-16') return `${text} swap w/ AB`;
      return person === 'AB' && text === 'L' ? 'L?' : text;
    };
    const { asked, after } = await answered(
      await xlsxOf(matrix({ ...month, cell: noted }, [header(dateOf)])),
      ({ text }) => (text.includes('L?') ? 'L' : 'OC1'),
    );
    expect(asked.questions).toHaveLength(2);
    const swap = asked.questions.find(({ text }) => text.includes('swap'))!;
    expect(swap.answers[0]).toEqual({ id: 'OC1', label: 'OC1, First on call: the rest is only a note' });
    expect(swap.evidence.join()).toContain('Arturo Benavides');
    expectTrue(after);
  });

  it('a colour that no key explains, once for all its cells', async () => {
    const noSheet = {
      ...team,
      leave: team.leave.filter((leave) => leave.to < '2026-11-01' || leave.from > '2026-11-30'),
    };
    const bytes = await xlsxOf(coloured([]));
    const asked = await importWorkbook(bytes, { fileName: 'book.xlsx', previous: noSheet });
    expect(asked.team).toBeNull();
    expect(asked.questions).toHaveLength(1);
    expect(asked.questions[0]!.text).toContain('green and empty');
    const [question] = asked.questions;
    const after = await importWorkbook(bytes, {
      fileName: 'book.xlsx',
      previous: noSheet,
      answers: { [question!.id]: 'leave:AL' },
    });
    expectTrue(after);
  });

  it('a hidden row and hidden days', async () => {
    const bytes = await xlsxOf(matrix(month, [header(dateOf)]), {
      change: (sheet) => {
        sheet.getRow(5).hidden = true;
        for (const column of [3, 4, 5]) sheet.getColumn(column).hidden = true;
      },
    });
    const { asked, after } = await answered(bytes, () => 'counts');
    expect(asked.questions.map(({ text }) => text)).toEqual([
      'Days from 2026-11-01 to 2026-11-03 are hidden in the workbook. Do they count?',
      `The row of ${month.people[3]!.name} is hidden in the workbook. Does it count?`,
    ]);
    expectTrue(after);
  });

  it('a second line without a name', async () => {
    const rows = matrix(month, [header(dateOf)]);
    const person = rows[3]!;
    const split = (take: (parts: string[]) => string | null) =>
      person.map((cell, i) =>
        i < 2 ? cell : typeof cell === 'string' && cell.includes('/') ? take(cell.split('/')) : take([cell as string]),
      );
    const upper = split(([first]) => first ?? null);
    const lower = split((parts) => parts[1] ?? null).map((cell, i) => (i < 2 ? null : cell));
    const { after } = await answered(
      await xlsxOf([...rows.slice(0, 3), upper, lower, ...rows.slice(4)]),
      ({ answers }) => answers[0]!.id,
    );
    expectTrue(after);
  });

  it('days of an unknown month, and a code struck through', async () => {
    const rows = matrix(month, [header(dayOfMonth)]);
    const bytes = await xlsxOf(rows, { change: (sheet) => (sheet.getCell('D2').font = { strike: true }) });
    const unknown = await read(bytes);
    expect(unknown.questions[0]!.text).toBe('Which month do these days belong to?');
    const answers = { [unknown.questions[0]!.id]: '2026-11' };
    const struck = await read(bytes, 'book.xlsx', answers);
    expect(struck.team).toBeNull();
    expect(struck.questions.at(-1)!.text).toMatch(/is struck through/);
  });

  it('weekdays that do not fit the dates', async () => {
    const imported = await read(
      await xlsxOf(matrix(month, [['Rota November 2025'], header(shortWeekday), header(dayOfMonth)])),
    );
    expect(imported.team).toBeNull();
    expect(imported.problems.map(({ code }) => code)).toEqual(['weekdays-differ']);
  });
});
