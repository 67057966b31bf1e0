import { addDays, weekdayOf, type LocalDay, type Team } from '@evenflow/domain';
import { call, duty, night, person, tinyTeam } from '@evenflow/testing';
import { importWorkbook } from '../import-workbook.ts';
import { obstacles, type WorkbookImport } from '../import-types.ts';
import { csvOf, dateOf, dayOfMonth, serialOf, turnedRows, xlsxOf, type Finish, type Row } from './layouts.ts';

/** Names that make trouble: accents, particles, hyphens, two first names, one surname twice. */
const NAMES: readonly (readonly [code: string, name: string])[] = [
  ['AKO', 'Agnieszka Kowalczyk-O’Brien'],
  ['JF', 'José María Fernández'],
  ['AF', 'Anne Fernández'],
  ['DW', 'D’Angelo Whyte'],
  ['LW', 'Li Wei'],
  ['JM', 'Jürgen Müller'],
  ['SB', 'Sanne van den Berg'],
  ['MR', 'Mohammed Al-Rashid'],
];
/** Four weeks from a Monday, over the end of a month and of summer time. */
const DAYS: readonly LocalDay[] = Array.from({ length: 28 }, (_, i) => addDays('2026-10-26', i));
const LEAVE = ['AL', 'SL', 'SICK'];

const took = (person: string, from: LocalDay, type: string, typeName: string) =>
  ({ person, from, to: from, type, typeName, status: 'approved' }) as const;

/** A small unit in a harbour town, with no rota yet. */
const TEAM: Team = tinyTeam({
  id: 'harbour',
  name: 'Harbour General',
  people: NAMES.map(([code, name]) => person(code, { name })),
  dutyTypes: [
    duty('D1', { name: 'Theatre one' }),
    duty('D2', { name: 'Theatre two' }),
    duty('LT', { name: 'Late', weekday: { start: '11:00', end: '19:00', endDayOffset: 0 } }),
    night('N', { name: 'Night' }),
    call('C1', { name: 'First call' }),
    call('C2', { name: 'Second call' }),
  ],
  leave: [
    took('LW', '2026-06-01', 'AL', 'Annual leave'),
    took('DW', '2026-02-02', 'SICK', 'Sickness'),
    took('MR', '2026-03-02', 'SL', 'Study leave'),
  ],
});

/** What each holds on each day: a turn of duties, leave for some. */
function held(code: string, day: LocalDay): string {
  const who = NAMES.findIndex(([each]) => each === code);
  const at = DAYS.indexOf(day);
  if (code === 'LW' && at >= 7 && at <= 11) return 'AL';
  if (code === 'MR' && (at === 15 || at === 16)) return 'SL';
  if (code === 'DW' && at === 2) return 'SICK';
  const turn = (who * 3 + at) % NAMES.length;
  if (['Sat', 'Sun'].includes(weekdayOf(day))) return (['C1', 'C2', '', '', 'N', '', '', ''] as const)[turn]!;
  return (['D1', 'D2', 'LT', 'D1/C2', 'C1', 'N', '', 'D2'] as const)[turn]!;
}

type Say = (text: string, day: LocalDay, code: string) => Row[number];
const asIs: Say = (text) => text || null;
const cells = (code: string, say: Say = asIs, days = DAYS) => days.map((day) => say(held(code, day), day, code));
/** A row for each person, called by whatever is theirs. */
const people = (label: (code: string, name: string, at: number) => Row, say?: Say, days?: readonly LocalDay[]): Row[] =>
  NAMES.map(([code, name], at): Row => [...label(code, name, at), ...cells(code, say, days)]);
const byName = (_code: string, name: string): Row => [name];
const holdersOf = (what: string, day: LocalDay, say: (name: string) => string) =>
  NAMES.filter(([code]) => held(code, day).split('/').includes(what)).map(([, name]) => say(name));
const isCall = (word: string) => /^C\d$/.test(word);
const half = (text: string, calls: boolean) =>
  text
    .split('/')
    .filter((word) => isCall(word) === calls)
    .join('/') || null;
/** Day and call of each day one beside the other. */
const inHalves = (code: string) =>
  DAYS.flatMap((day): Row => [false, true].map((calls) => half(held(code, day), calls)));

const read = async (book: readonly Row[] | Uint8Array, fileName: string, { finish, answers }: Told = {}) =>
  importWorkbook(book instanceof Uint8Array ? book : await xlsxOf(book, finish), {
    ...{ fileName, previous: TEAM, answers },
  });

interface Told {
  readonly finish?: Finish;
  readonly answers?: Record<string, string>;
}

/** Duties held and days away, as the unit knows them; of some days or duties only where a layout tells no more. */
function truth({ days = DAYS, only }: { days?: readonly LocalDay[]; only?: readonly string[] } = {}): string[] {
  return NAMES.flatMap(([code]) =>
    days.flatMap((day) =>
      held(code, day)
        .split('/')
        .filter((word) => word && (!only || only.includes(word)))
        .map((word) => `${code} ${day} ${word}`),
    ),
  ).sort();
}

function told({ team }: WorkbookImport): string[] {
  const away = team!.leave.flatMap(({ person: code, from, to, type }) =>
    DAYS.filter((day) => from <= day && day <= to).map((day) => `${code} ${day} ${type}`),
  );
  return [...team!.history.map(({ person: code, date, duty: what }) => `${code} ${date} ${what}`), ...away].sort();
}

const week = (at: number) => DAYS.slice(at * 7, at * 7 + 7);
const month = (day: LocalDay) => ['Oct', 'Nov'][Number(day.slice(5, 7)) - 10]!;
const short = (day: LocalDay) => `${dayOfMonth(day)} ${month(day)}`;
const dates = (before: Row = ['Name']): Row => [...before, ...DAYS.map(dateOf)];

const OWN: Readonly<Record<string, string>> = {
  ...{ D1: 'T1', D2: 'T2', LT: 'E', N: 'Nt', C1: '1st', C2: '2nd', AL: 'H', SL: 'ST', SICK: 'S' },
};
const inOwnCodes: Say = (text) =>
  text
    .split('/')
    .map((word) => OWN[word] ?? word)
    .join('/') || 'O';
const IN_WORDS: Readonly<Record<string, string>> = {
  ...{ D1: 'Theatre One', D2: 'Theatre Two', LT: 'late', N: 'NIGHT', C1: '1st on-call', C2: '2nd call' },
  ...{ 'D1/C2': 'Theatre one & Second call', AL: 'A/L', SL: 'Study', SICK: 'Sick' },
};
const BY_SURNAME: Readonly<Record<string, string>> = {
  ...{ AKO: 'Kowalczyk-OBrien A', JF: 'Fernandez J', AF: 'Fernandez A', DW: 'Whyte D', LW: 'Li Wei' },
  ...{ JM: 'Mueller J', SB: 'van den Berg S', MR: 'Al Rashid M' },
};
const DECORATED = (code: string, name: string, at: number): Row => [
  [`Dr ${name}`, `${name} (0.8)`, `${name} - 0.6 WTE`, `Mr. ${name}`, `${name}*`, `${name} [lead]`, `${code} ${name}`][
    at
  ] ?? `${name}, CCP`,
];

describe('a unit nobody has seen before, in its own layout, is read without a question', () => {
  it.each<[string, () => readonly Row[] | Uint8Array, Told?]>([
    [
      'semicolons in Windows-1252, days as 26-Oct-26',
      () =>
        csvOf([
          ['Harbour General'],
          ['Name', ...DAYS.map((day) => `${day.slice(8)}-${month(day)}-26`)],
          ...people((_code, name) => [name.replaceAll('’', "'")]),
        ]),
    ],
    [
      'people across by initials with dots, days down as serials',
      () => turnedRows([['', ...DAYS.map(serialOf)], ...people((code) => [`${[...code].join('.')}.`])]),
    ],
    [
      'weeks stacked under “Week 44: 26 Oct – 1 Nov 2026”',
      () =>
        [0, 1, 2, 3].flatMap((at): Row[] => [
          [`Week ${44 + at}: ${short(week(at)[0]!)} – ${short(week(at)[6]!)} 2026`],
          ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
          ...people(byName, asIs, week(at)),
          [],
        ]),
    ],
    ['surname and initial, without accents', () => [dates(), ...people((code) => [BY_SURNAME[code]!])]],
    ['titles, grades and hours with the names', () => [dates(), ...people(DECORATED)]],
    [
      'surname and initial in two columns, hours beside',
      () => [
        dates(['Surname', 'Init', 'WTE']),
        ...people((_code, name) => [name.split(' ').slice(1).join(' '), name[0]!, 1]),
      ],
    ],
    [
      'codes of its own, with a legend below',
      () => [
        ...[dates(), ...people(byName, inOwnCodes), [], ['Legend']],
        ...[
          ['T1', 'Theatre one'],
          ['T2', 'Theatre two'],
          ['E', 'Late'],
          ['Nt', 'Night'],
          ['1st', 'First call'],
        ],
        ...[
          ['2nd', 'Second call'],
          ['H', 'Annual leave'],
          ['ST', 'Study leave'],
          ['S', 'Sickness'],
          ['O', 'Day off'],
        ],
      ],
    ],
    [
      'codes of its own, explained in one cell',
      () => [
        [
          'T1 = Theatre one; T2 = Theatre two; E = Late; Nt = Night; 1st = First call; 2nd = Second call, H = Annual leave; ST = Study leave; S = Sickness; O = off',
        ],
        ...[dates(), ...people(byName, inOwnCodes)],
      ],
    ],
    [
      'numbers as codes, with a key',
      () => [
        dates(),
        ...people(byName, (text) => (text === 'C1' ? 1 : text.replace('C2', '2') || null)),
        [],
        ['Key'],
        [1, 'First call'],
        [2, 'Second call'],
      ],
    ],
    ['words in place of codes', () => [dates(), ...people(byName, (text) => IN_WORDS[text] ?? null)]],
    [
      'dots within codes',
      () => [
        dates(),
        ...people(byName, (text) => (LEAVE.slice(0, 2).includes(text) ? `${[...text].join('.')}.` : text || null)),
      ],
    ],
    [
      'a line for the day and a line for the call below each name',
      () => [
        dates(['Name', '']),
        ...NAMES.flatMap(([code, name]): Row[] => [
          [name, 'Day', ...cells(code, (text) => half(text, false))],
          [null, 'On call', ...cells(code, (text) => half(text, true))],
        ]),
      ],
    ],
    [
      'two columns for each day, its date merged over both',
      () => [
        ['', ...DAYS.flatMap((day): Row => [dateOf(day), null])],
        ['Name', ...DAYS.flatMap(() => ['Day', 'Call'])],
        ...NAMES.map(([code, name]): Row => [name, ...inHalves(code)]),
      ],
      { finish: { change: (sheet) => DAYS.forEach((_, i) => sheet.mergeCells(1, 2 + i * 2, 1, 3 + i * 2)) } },
    ],
    [
      'names once more in the middle, in another order',
      () => [
        ['Name', ...DAYS.slice(0, 14).map(dateOf), 'Name', ...DAYS.slice(14).map(dateOf)],
        ...NAMES.map(([code, name], i): Row => {
          const [other, otherName] = NAMES[(i + 3) % NAMES.length]!;
          return [name, ...cells(code).slice(0, 14), otherName, ...cells(other).slice(14)];
        }),
      ],
    ],
    [
      'a sheet for each person',
      () => [['Li Wei'], ['Date', 'Duty'], ...DAYS.map((day): Row => [dateOf(day), held('LW', day) || null])],
      {
        finish: {
          name: 'Li Wei',
          change: ({ workbook }) => {
            for (const [code, name] of NAMES.filter((each) => each[0] !== 'LW')) {
              const sheet = workbook.addWorksheet(name);
              for (const row of [[name], ['Date', 'Duty']]) sheet.addRow(row);
              for (const day of DAYS) sheet.addRow([dateOf(day), held(code, day) || null]);
            }
          },
        },
      },
    ],
  ])('%s', async (...[, build, how]) => {
    const book = build();
    const imported = await read(book, book instanceof Uint8Array ? 'rota.csv' : 'rota.xlsx', how);
    expect(obstacles(imported)).toEqual([]);
    expect(told(imported)).toEqual(truth());
  });

  it('two weeks side by side, each with its own beginning', async () => {
    const [one, two] = [week(0), week(1)];
    const rows = NAMES.map(([code, name]): Row => [
      name,
      ...cells(code, asIs, one),
      null,
      name,
      ...cells(code, asIs, two),
    ]);
    const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    const imported = await read(
      [['W/c 26/10/2026', ...weekdays, null, 'W/c 02/11/2026', ...weekdays], ...rows],
      'rota.xlsx',
    );
    expect(obstacles(imported)).toEqual([]);
    expect(told(imported)).toEqual(truth({ days: [...one, ...two] }));
  });

  it.each<[string, (day: LocalDay) => Row, Row, readonly string[]]>([
    [
      'calls with the day they begin and the day they end',
      (day) => [dateOf(day), dateOf(addDays(day, 1))],
      ['From', 'To', 'First call', 'Second call'],
      ['C1', 'C2'],
    ],
    [
      'a day in each row, duties with their times above',
      (day) => [dateOf(day)],
      ['Date', 'Theatre one (08:00-16:00)', 'Theatre two', 'Late 11-19', 'Night', '1st on-call', '2nd on-call'],
      ['D1', 'D2', 'LT', 'N', 'C1', 'C2'],
    ],
  ])('%s', async (_what, before, header, duties) => {
    const rows = DAYS.map((day): Row => [
      ...before(day),
      ...duties.map((each) => holdersOf(each, day, (name) => name).join(' / ') || null),
    ]);
    const imported = await read([header, ...rows], 'rota.xlsx');
    expect(obstacles(imported)).toEqual([]);
    expect(told(imported)).toEqual(truth({ only: duties }));
  });
});

describe('what only its people can know is asked', () => {
  const asked = (imported: WorkbookImport) => {
    expect(imported.team).toBeNull();
    expect(imported.problems).toEqual([]);
    return imported.questions;
  };

  it('which of two a surname means, row by row, and it is not remembered for next month', async () => {
    const rows = [dates(), ...people((code, name) => [/F$/.test(code) ? 'Fernández' : name])];
    const questions = asked(await read(rows, 'rota.xlsx'));
    expect(questions.map(({ text }) => text)).toEqual(['Who is “Fernández”?', 'Who is “Fernández”?']);
    expect(questions.every(({ id }) => id.includes('?'))).toBe(true);
    const answers = Object.fromEntries(questions.map(({ id }, i) => [id, ['JF', 'AF'][i]!]));
    expect(told(await read(rows, 'rota.xlsx', { answers }))).toEqual(truth());
  });

  it('a code of the team that the key gives to something else', async () => {
    const [question] = asked(await read([dates(), ...people(byName), [], ['Key'], ['D1', 'Late']], 'rota.xlsx'));
    expect(question!.text).toBe(
      '“D1” is Theatre one in this team and “Late” in the key (Agnieszka Kowalczyk-O’Brien, Mon 26 Oct). What is meant?',
    );
  });

  it('a second column of a day that has no date above it', async () => {
    const rows: Row[] = [
      ['Name', ...DAYS.flatMap((day): Row => [dateOf(day), null])],
      ...NAMES.map(([code, name]): Row => [name, ...inHalves(code)]),
    ];
    const questions = asked(await read(rows, 'rota.xlsx'));
    expect(questions).toHaveLength(1);
    const answers = { [questions[0]!.id]: 'day-before' };
    expect(told(await read(rows, 'rota.xlsx', { answers }))).toEqual(truth());
  });

  it('hidden days, the leave that is a colour in them included', async () => {
    const rows = [
      dates(),
      ...people(byName, (text) => (text === 'AL' ? { value: null, fill: 'FFC000' } : text || null)),
    ];
    const finish: Finish = {
      change: (sheet) => {
        sheet.getColumn(10).hidden = true;
        const legend = sheet.workbook.addWorksheet('Legend');
        legend.getCell('A1').value = 'Colours';
        legend.getCell('A2').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC000' } };
        legend.getCell('B2').value = 'A/L';
      },
    };
    const questions = asked(await read(rows, 'rota.xlsx', { finish }));
    expect(questions.map(({ text }) => text)).toEqual(['The day 2026-11-03 is hidden in the workbook. Does it count?']);
    const answers = { [questions[0]!.id]: 'counts' };
    expect(told(await read(rows, 'rota.xlsx', { finish, answers }))).toEqual(truth());
  });

  it('whether a sheet of people and duties without any date is a rota', async () => {
    const rows = [['Name', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], ...people(byName, asIs, week(0))];
    expect(asked(await read(rows, 'rota.xlsx')).map(({ text }) => text)).toEqual([
      '40 cells of this sheet name duties, but no row of dates is found. Is it a rota?',
    ]);
  });
});
