import type ExcelJS from 'exceljs';
import { addDays, dayNumber, weekdayOf, type LocalDay, type Team } from '@evenflow/domain';
import { call, duty, night, person, tinyTeam } from '@evenflow/testing';
import { importWorkbook } from '../import-workbook.ts';
import type { ImportQuestion, WorkbookImport } from '../import-types.ts';
import { csvOf, dateOf, dayOfMonth, turnedRows, ukDay, usDay, xlsxOf, type Finish, type Row } from './layouts.ts';

const NAMES: readonly (readonly [code: string, name: string])[] = [
  ['JS', 'Jo Smith'],
  ['JSM', 'John Smith'],
  ['SOB', 'Siobhán Ó Briain'],
  ['KM', 'Kwame Mensah'],
  ['LW', 'Łukasz Wójcik'],
  ['ZM', 'Zoë van der Meer'],
  ['AG', 'Ana García López'],
  ['TB', 'Tom Baker'],
];
/** Four weeks from a Monday, over the end of a month. */
const DAYS: readonly LocalDay[] = Array.from({ length: 28 }, (_, i) => addDays('2026-11-30', i));
const WEEKS = [0, 7, 14, 21].map((at) => DAYS.slice(at, at + 7));
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const took = (who: string, from: LocalDay, type: string, typeName: string) =>
  ({ person: who, from, to: from, type, typeName, status: 'approved' }) as const;
const from = (start: string, end: string, endDayOffset: 0 | 1 = 0) => ({ weekday: { start, end, endDayOffset } });

const TEAM: Team = tinyTeam({
  id: 'hill',
  name: 'Hill Infirmary',
  people: NAMES.map(([code, name]) => person(code, { name })),
  dutyTypes: [
    duty('D', { name: 'Day', ...from('07:30', '17:30') }),
    duty('LD', { name: 'Long day', ...from('07:30', '20:30') }),
    duty('L', { name: 'Late', ...from('12:00', '20:00') }),
    night('N', { name: 'Night' }),
    call('OC1', { name: 'First call', ...from('17:30', '07:30', 1) }),
    call('OC2', { name: 'Second call', ...from('17:30', '07:30', 1) }),
  ],
  leave: [
    took('JS', '2026-06-01', 'AL', 'Annual leave'),
    took('SOB', '2026-03-02', 'SL', 'Study leave'),
    took('ZM', '2026-02-02', 'SICK', 'Sickness'),
  ],
});
const DUTIES = TEAM.dutyTypes.map(({ code }) => code);
const LEAVE = ['AL', 'SL', 'SICK'];

function held(code: string, day: LocalDay): string {
  const at = DAYS.indexOf(day);
  if (at < 0) return '';
  if (code === 'KM' && at >= 7 && at <= 11) return 'AL';
  if (code === 'AG' && (at === 15 || at === 16)) return 'SL';
  if (code === 'TB' && at === 3) return 'SICK';
  const turn = (NAMES.findIndex(([each]) => each === code) * 3 + at) % NAMES.length;
  if (['Sat', 'Sun'].includes(weekdayOf(day))) return (['OC1', 'OC2', '', '', 'N', '', '', ''] as const)[turn]!;
  return (['D', 'LD', 'L', 'D/OC2', 'OC1', 'N', '', 'D'] as const)[turn]!;
}

type Say = (text: string, day: LocalDay, code: string) => Row[number];
const asIs: Say = (text) => text || null;
const without =
  (...words: string[]): Say =>
  (text) =>
    text
      .split('/')
      .filter((word) => !words.includes(word))
      .join('/') || null;
const people = (say: Say = asIs, days = DAYS, label = (_code: string, name: string) => name): Row[] =>
  NAMES.map(([code, name]): Row => [label(code, name), ...days.map((day) => say(held(code, day), day, code))]);
const holders = (what: string, day: LocalDay) => NAMES.filter(([code]) => held(code, day).split('/').includes(what));
const dates: Row = ['Name', ...DAYS.map(dateOf)];
const inWords = (code: string) => TEAM.dutyTypes.find((each) => each.code === code)!.name;

function truth({ days = DAYS, only }: { days?: readonly LocalDay[]; only?: readonly string[] } = {}): string[] {
  const all = NAMES.flatMap(([code]) =>
    days.flatMap((day) =>
      held(code, day)
        .split('/')
        .map((word) => ({ word, line: `${code} ${day} ${word}` })),
    ),
  );
  return all.flatMap(({ word, line }) => (word && (!only || only.includes(word)) ? [line] : [])).sort();
}

function told({ team }: WorkbookImport): string[] {
  const away = team!.leave.flatMap(({ person: code, from: first, to, type }) =>
    DAYS.filter((day) => first <= day && day <= to).map((day) => `${code} ${day} ${type}`),
  );
  return [...team!.history.map(({ person: code, date, duty: what }) => `${code} ${date} ${what}`), ...away].sort();
}

/** One line of a list for each duty held. */
const listed = (line: (code: string, day: LocalDay, what: string) => Row, days = DAYS): Row[] =>
  truth({ days, only: DUTIES }).map((each) => line(...(each.split(' ') as [string, LocalDay, string])));
const nameOf = (code: string) => NAMES.find(([each]) => each === code)![1];

interface Told {
  readonly finish?: Finish;
  readonly fileName?: string;
  readonly want?: readonly string[];
}

async function read(book: readonly Row[] | Uint8Array, { finish, fileName = 'rota.xlsx' }: Told, answers = {}) {
  const bytes = book instanceof Uint8Array ? book : await xlsxOf(book, finish);
  return importWorkbook(bytes, { fileName, previous: TEAM, answers });
}

/** A sheet for each week, called by it. */
const weekly = (name: (week: readonly LocalDay[]) => string): Finish => ({
  name: name(WEEKS[0]!),
  change: ({ workbook }) => {
    for (const week of WEEKS.slice(1)) {
      const sheet = workbook.addWorksheet(name(week));
      for (const row of [['', ...WEEKDAYS], ...people(asIs, week)]) sheet.addRow([...row]);
    }
  },
});
const firstWeek = (): Row[] => [['', ...WEEKDAYS], ...people(asIs, WEEKS[0])];
const isoWeek = (week: readonly LocalDay[]) => 49 + (dayNumber(week[0]!) - dayNumber(DAYS[0]!)) / 7;
const TIMES: Readonly<Record<string, string>> = {
  D: '0730-1730',
  LD: '7:30a-8:30p',
  L: '12p-8p',
  OC1: '1st',
  OC2: '2nd',
};
const working = DAYS.filter((day) => !['Sat', 'Sun'].includes(weekdayOf(day)));
const ofDecember = DAYS.filter((day) => day >= '2026-12-01');
const early = DAYS.filter((day) => day >= '2026-12-01' && day <= '2026-12-12');
const end = (day: LocalDay) => `${addDays(day, 1)} 07:30`;
const nights = ['N', 'OC1', 'OC2'];

describe('more ways in which units keep a rota are read without a question', () => {
  it.each<[string, () => readonly Row[] | Uint8Array, Told?]>([
    [
      'a sheet for each week, “WC 30.11.26”',
      firstWeek,
      { finish: weekly(([day]) => `WC ${day!.slice(8)}.${day!.slice(5, 7)}.26`) },
    ],
    [
      'a sheet for each week, “wc 30 Nov”, the year in the file’s name',
      firstWeek,
      {
        fileName: 'rota 2026.xlsx',
        finish: weekly(([day]) => `wc ${dayOfMonth(day!)} ${day! < '2026-12' ? 'Nov' : 'Dec'}`),
      },
    ],
    ['a sheet for each week, “2026-W49”', firstWeek, { finish: weekly((week) => `2026-W${isoWeek(week)}`) }],
    [
      'working days only',
      () => [['Name', ...working.map(dateOf)], ...people(asIs, working)],
      { want: truth({ days: working }) },
    ],
    [
      'calls in rows below, by initials and by first name, which people’s rows do not tell',
      () => [
        ...[dates, ...people(without('OC1', 'OC2')), []],
        [
          '1st call',
          ...DAYS.map(
            (day) =>
              holders('OC1', day)
                .map(([code]) => code)
                .join('/') || null,
          ),
        ],
        [
          '2nd call',
          ...DAYS.map(
            (day) =>
              holders('OC2', day)
                .map(([, name]) => name.split(' ')[0]!)
                .join('/') || null,
          ),
        ],
      ],
    ],
    [
      'calls in a row without a name, “1st call: Jo Smith”',
      () => [
        ...[dates, ...people(without('OC1'))],
        ['', ...DAYS.map((day) => holders('OC1', day).map(([, name]) => `1st call: ${name}`)[0] ?? null)],
      ],
    ],
    [
      'times with and without am and pm, and 1st and 2nd for the calls',
      () => [
        ...[
          dates,
          ...people(
            (text) =>
              text
                .split('/')
                .map((word) => TIMES[word] ?? word)
                .join(' + ') || null,
          ),
        ],
      ],
    ],
    [
      'days off in words beside a duty called “Day”',
      () => [dates, ...people((text) => (text === '' ? 'Day off' : text === 'D' ? 'day' : text))],
    ],
    [
      'a list in American dates of which each could be another',
      () => [
        ...[
          ['Date', 'Name', 'Shift'],
          ...listed((code, day, what) => [usDay(day), nameOf(code), inWords(what)], early),
        ],
      ],
      { want: truth({ days: early, only: DUTIES }) },
    ],
    [
      'a list with beginning, end and role',
      () => [
        ['Start', 'End', 'Person', 'Role'],
        ...listed((code, day, what) => [`${day} 17:30`, end(day), nameOf(code), inWords(what)]).filter(([, , , role]) =>
          nights.some((code) => inWords(code) === role),
        ),
      ],
      { want: truth({ only: nights }) },
    ],
    [
      'a list whose date stands once for each day, several names in a cell',
      () => [
        ['Date', 'Shift', 'Staff'],
        ...DAYS.flatMap((day) =>
          DUTIES.filter((what) => holders(what, day).length > 0).map((what, i): Row => [
            i === 0 ? ukDay(day) : null,
            inWords(what),
            holders(what, day)
              .map(([, name]) => name)
              .join(', '),
          ]),
        ),
      ],
      { want: truth({ only: DUTIES }) },
    ],
    [
      'a calendar for each person on a sheet of their own',
      () => [['Jo Smith'], ...calendar('JS')],
      {
        want: truth({ days: ofDecember }),
        finish: {
          name: 'Jo Smith',
          change: ({ workbook }) => {
            for (const [code, name] of NAMES.slice(1)) {
              const sheet = workbook.addWorksheet(name);
              for (const row of [[name], ...calendar(code)]) sheet.addRow([...row]);
            }
          },
        },
      },
    ],
    [
      'colours that the key gives to the calls, over codes and empty cells',
      () => [
        dates,
        ...people((text) => {
          const fill = { OC1: 'FFC000', OC2: 'FFFF00' }[text.split('/').find((word) => /OC/.test(word)) ?? ''];
          return fill ? { value: without('OC1', 'OC2')(text, '', '') as string | null, fill } : text || null;
        }),
        ...[
          [],
          ['Key'],
          [{ value: null, fill: 'FFC000' }, 'First call'],
          [{ value: null, fill: 'FFFF00' }, 'Second call'],
        ],
      ],
    ],
    [
      'names with telephone, band and bleep behind them, and letters no accent is taken from',
      () => [
        dates,
        ...people(
          asIs,
          DAYS,
          (code, name) =>
            ({
              JS: `${name} 07700 900123`,
              KM: `${name} Band 7`,
              TB: `${name}\nBleep 2231`,
              LW: 'Lukasz Wojcik',
              AG: 'Ana Garcia',
            })[code] ?? name,
        ),
      ],
    ],
    [
      'the letter of the weekday in Spanish before each day, leave as it is called there',
      () => [
        ['Turnos, 30 de noviembre 2026'],
        ['Nombre', ...DAYS.map((day) => `${'DLMXJVS'[dateOf(day).getUTCDay()]!} ${dayOfMonth(day)}`)],
        ...people((text) => ({ AL: 'V', SL: 'F', SICK: 'B', '': 'Libre' })[text] ?? text),
        ...[[], ['Leyenda'], ['V', 'Vacaciones'], ['F', 'Formación'], ['B', 'Baja']],
      ],
    ],
    [
      'duties across and leave beside them, days down',
      () =>
        turnedRows([
          ['Date', ...DAYS.map(dateOf)],
          ...DUTIES.map((what): Row => [
            inWords(what),
            ...DAYS.map(
              (day) =>
                holders(what, day)
                  .map(([code]) => code)
                  .join(', ') || null,
            ),
          ]),
          ...[
            ['Annual leave', 'AL'],
            ['Study', 'SL'],
            ['Sick', 'SICK'],
          ].map(([words, type]): Row => [
            words!,
            ...DAYS.map(
              (day) =>
                holders(type!, day)
                  .map(([code]) => code)
                  .join(', ') || null,
            ),
          ]),
        ]),
    ],
    [
      'leave merged over its days, in a file of commas',
      () => csvOf([['Name', ...DAYS.map(ukDay)], ...people(asIs, DAYS, (code) => code)]),
      { fileName: 'rota.csv' },
    ],
  ])('%s', async (...[, build, how = {}]) => {
    const imported = await read(build(), how);
    expect(
      [...imported.problems, ...imported.questions].map((each) => ('text' in each ? each.text : each.sentence)),
    ).toEqual([]);
    expect(told(imported)).toEqual(how.want ?? truth());
  });
});

/** Weeks one below the other: the days of the month, and below each what the person holds. */
function calendar(code: string): Row[] {
  const inMonth = (day: LocalDay) => day.startsWith('2026-12');
  return [
    ['December 2026'],
    WEEKDAYS,
    ...[...WEEKS, Array.from({ length: 7 }, (_, i) => addDays('2026-12-28', i))].flatMap((week): Row[] => [
      week.map((day) => (day.startsWith('2026-12') ? dayOfMonth(day) : null)),
      week.map((day) => (inMonth(day) ? held(code, day) || null : null)),
    ]),
  ];
}

describe('what only its people can know is asked, and once', () => {
  /** Every open question is answered as they would; what was asked, and what came of it. */
  async function answered(
    rows: readonly Row[] | Uint8Array,
    answer: (question: ImportQuestion) => string,
    how: Told = {},
  ) {
    const answers: Record<string, string> = {};
    for (;;) {
      const imported = await read(rows, how, answers);
      const open = imported.questions.filter((question) => question.answer === null);
      expect(imported.problems).toEqual([]);
      if (open.length === 0) return { imported, asked: imported.questions.map(({ text }) => text) };
      for (const question of open) answers[question.id] = answer(question);
    }
  }

  it('which duties the names on a wall calendar hold: once for each line of a week', async () => {
    const rows: Row[] = [['December 2026'], WEEKDAYS];
    for (const week of [...WEEKS, Array.from({ length: 7 }, (_, i) => addDays('2026-12-28', i))]) {
      const inDecember = (say: (day: LocalDay) => Row[number]) =>
        week.map((day) => (day.startsWith('2026-12') ? say(day) : null));
      rows.push(inDecember(dayOfMonth));
      for (const what of ['OC1', 'OC2'])
        rows.push(
          inDecember(
            (day) =>
              holders(what, day)
                .map(([code]) => code)
                .join('/') || null,
          ),
        );
    }
    const { imported, asked } = await answered(rows, ({ cell }) => (cell.endsWith('4') ? 'OC1' : 'OC2'));
    expect(asked).toHaveLength(2);
    expect(told(imported)).toEqual(truth({ days: ofDecember, only: ['OC1', 'OC2'] }));
  });

  it('whether a surname of two is always the same of them, and only where it is not, cell by cell', async () => {
    const rows = [
      ...[dates, ...people(without('OC1'))],
      [
        '1st',
        ...DAYS.map((day) => holders('OC1', day).map(([, name]) => name.split(' ').slice(1).join(' '))[0] ?? null),
      ],
    ];
    const { imported, asked } = await answered(rows, ({ answers, cell }) => {
      if (answers.some(({ id }) => id === 'each')) return 'each';
      const column = [...cell.replace(/\d+/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
      return holders('OC1', DAYS[column - 2]!)[0]![0];
    });
    expect(asked.length).toBe(1 + truth({ only: ['OC1'] }).filter((line) => /^JSM? /.test(line)).length);
    expect(told(imported)).toEqual(truth());
  });

  it('the same surname in weeks below one another: once for each of the two', async () => {
    const rows = WEEKS.flatMap((week): Row[] => [
      ['', ...week.map(dateOf)],
      ...people(asIs, week, (code, name) => (code.startsWith('JS') ? 'Smith' : name)),
      [],
    ]);
    const places: string[] = [];
    const { imported, asked } = await answered(rows, ({ id }) => {
      places.push(id);
      return id.includes('1 of 2') ? 'JS' : 'JSM';
    });
    expect(asked).toEqual(['Who is “Smith”?', 'Who is “Smith”?']);
    expect(told(imported)).toEqual(truth());
  });

  it('which of two sheets counts that tell different things of the same days', async () => {
    const finish: Finish = {
      name: 'Dec 26',
      change: ({ workbook }) => {
        const old = workbook.addWorksheet('Dec 26 old');
        const other: Say = (_text, day, code) =>
          held(NAMES[(NAMES.findIndex(([each]) => each === code) + 1) % NAMES.length]![0], day) || null;
        for (const row of [dates, ...people(other)]) old.addRow([...row]);
      },
    };
    const { imported, asked } = await answered([dates, ...people()], () => 'first', { finish });
    expect(asked).toHaveLength(1);
    expect(told(imported)).toEqual(truth());
  });

  it('whether a second row of a name is theirs too, what half a leave is, and what a code is that the key calls otherwise', async () => {
    const two = NAMES.flatMap(([code, name]): Row[] => [
      [name, ...DAYS.map((day) => without('OC1', 'OC2')(held(code, day), day, code))],
      [name, ...DAYS.map((day) => without(...DUTIES.slice(0, 4), ...LEAVE)(held(code, day), day, code))],
    ]);
    expect(told((await answered([dates, ...two], () => 'both')).imported)).toEqual(truth());
    const halves = await answered(
      [dates, ...people((text) => (text === 'SL' ? '½ SL' : text || null))],
      () => 'leave:SL',
    );
    expect(halves.asked).toEqual(['“½ SL” is no code of this team (Ana García López, Tue 15 Dec). What is meant?']);
    const free = await answered(
      [dates, ...people((text) => (text === '' ? 'L' : text === 'L' ? 'Late' : text)), [], ['Key'], ['L', 'Libre']],
      () => 'free',
    );
    expect(free.asked).toEqual([expect.stringContaining('“L” is Late in this team and “Libre” in the key')]);
    expect(told(free.imported)).toEqual(truth());
  });

  it('whose an unsure or struck name is, what a cell struck in part says, and whether formulas without results are empty', async () => {
    const rows = [
      ...[dates, ...people(without('OC1'))],
      ['First call', ...DAYS.map((day) => holders('OC1', day).map(([code]) => code)[0] ?? null)],
    ];
    const column = DAYS.findIndex((day) => holders('OC1', day).length > 0) + 2;
    const change = (sheet: ExcelJS.Worksheet) => {
      sheet.getCell(10, column).font = { strike: true };
      sheet.getCell(10, column + 1).value = `${sheet.getCell(10, column + 1).text}?`;
      sheet.getCell(2, 2).value = { richText: [{ font: { strike: true }, text: 'L' }, { text: ' D' }] };
      sheet.getCell(40, 1).value = { formula: 'A1' };
    };
    const { imported, asked } = await answered(
      rows,
      ({ answers }) => answers.find(({ id }) => id === 'D')?.id ?? answers[0]!.id,
      {
        finish: { change },
      },
    );
    expect(asked).toEqual([
      'None of the 1 formulas of this workbook has a stored result. Are their cells empty?',
      '“L D” is struck through (Jo Smith, Mon 30 Nov). Does it still count?',
      expect.stringMatching(/^“\w+” is struck through. Who is meant\?$/),
      expect.stringMatching(/^Who is “\w+\?”\?$/),
    ]);
    expect(told(imported)).toEqual(truth());
  });
});
