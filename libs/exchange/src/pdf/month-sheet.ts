import {
  addDays,
  dayTypeOf,
  eachDay,
  isCall,
  weekdayOf,
  type Assignment,
  type DutyMark,
  type DutyType,
  type LocalDay,
  type Person,
  type RotaSnapshot,
  type Team,
} from '@evenflow/domain';
import { printNote, sayMonth, type RotaPrint } from '../workbook/print-words.ts';
import { makePdf, type PdfPart } from './make-pdf.ts';

type PdfText = PdfPart | string;

export type Paper = 'A4' | 'A3';

/** Ink only, so that the oldest printer tells them apart: black, grey with a rim, plain. */
const MARKS: Readonly<Record<DutyMark, Readonly<Record<string, unknown>>>> = {
  theatre: {},
  float: { bold: true },
  late: { italics: true, bold: true },
  'first-call': { bold: true, color: 'white', background: 'black' },
  'second-call': { bold: true, background: '#C8C8C8' },
  resident: { bold: true, color: 'white', background: 'black', decoration: 'underline' },
  office: { color: '#303030' },
};
const SHADE = { weekend: '#EAEAEA', holiday: '#D2D2D2' } as const;

interface Sheet {
  readonly team: Team;
  readonly rota: RotaSnapshot;
  readonly days: readonly LocalDay[];
  readonly duties: ReadonlyMap<string, DutyType>;
  readonly size: number;
}

/** The month on one landscape page: who is on call by night on top, then everybody's days, key and contacts below. */
export async function monthPdf(
  team: Team,
  rota: RotaSnapshot,
  { paper, ...print }: RotaPrint & { readonly paper: Paper },
): Promise<Buffer> {
  const days = eachDay(rota.from, rota.to);
  const duties = new Map(team.dutyTypes.map((duty) => [duty.code, duty]));
  const sheet: Sheet = { team, rota, days, duties, size: textSize(paper, team.people.length) };
  const note = printNote(team, print);
  return makePdf({
    paper,
    orientation: 'landscape',
    margins: [22, 20, 22, 34],
    title: `${team.name}, ${sayMonth(rota.from, 'long')}`,
    parts: [heading(sheet, note), table(sheet), key(sheet)],
    foot: `${note}. If this sheet and the screen differ, the screen is right.`,
  });
}

/** As large as a page of these many rows allows; nothing under six points, which the oldest printer blurs. */
function textSize(paper: Paper, people: number): number {
  const onA4 = people <= 16 ? 7 : people <= 22 ? 6.4 : 6;
  return paper === 'A3' ? onA4 * 1.4 : onA4;
}

function heading({ team, rota, size }: Sheet, note: string): PdfPart {
  return {
    columns: [
      { text: sayMonth(rota.from, 'long'), bold: true, fontSize: size * 2.6, width: 'auto' },
      { text: team.name, bold: true, fontSize: size * 1.3, margin: [12, size, 0, 0] },
      { text: note, bold: true, fontSize: size * 1.2, alignment: 'right', margin: [0, size, 0, 0] },
    ],
    margin: [0, 0, 0, 6],
  };
}

function table(sheet: Sheet): PdfPart {
  const { team, days, size } = sheet;
  const calls = team.dutyTypes.filter(
    (duty) => isCall(duty) && sheet.rota.assignments.some((a) => a.duty === duty.code),
  );
  const people = team.people.filter((person) => !person.endDate || person.endDate >= days[0]!);
  return {
    fontSize: size,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [size * 15, ...days.map(() => '*'), ...TALLIES.map(() => size * 3.2)],
      body: [
        headerRow(sheet),
        ...calls.map((duty) => callRow(sheet, duty)),
        ...people.map((person) => personRow(sheet, person)),
      ],
    },
    layout: {
      hLineWidth: (line: number) => (line === 1 || line === 1 + calls.length ? 1.2 : 0.4),
      vLineWidth: (line: number) => (line > 0 && weekdayOf(days[line - 1] ?? days[0]!) === 'Mon' ? 0.8 : 0.25),
      hLineColor: () => '#555555',
      vLineColor: () => '#777777',
      paddingLeft: () => 1,
      paddingRight: () => 1,
      paddingTop: () => 1.5,
      paddingBottom: () => 1.5,
    },
  };
}

function headerRow({ team, days, size }: Sheet): PdfText[] {
  return [
    { text: '', border: [false, false, false, false] },
    ...days.map((day) => ({
      text: [
        `${weekdayOf(day).slice(0, 2)}\n`,
        { text: String(Number(day.slice(8))), bold: true, fontSize: size * 1.25 },
      ],
      alignment: 'center',
      ...(dayTypeOf(team, day) === 'holiday' ? { fillColor: 'black', color: 'white' } : shade(team, day)),
    })),
    ...TALLIES.map(([title]) => ({ text: title, alignment: 'right', bold: true })),
  ];
}

function callRow(sheet: Sheet, duty: DutyType): PdfText[] {
  const { team, rota, days } = sheet;
  const minutes = duty.responseMinutes ? `, ${duty.responseMinutes} min` : '';
  return [
    { text: `${duty.code} ${duty.name}${minutes}`, bold: true },
    ...days.map((day) => ({
      text: rota.assignments
        .filter((a) => a.duty === duty.code && a.date === day && !a.supernumerary)
        .map((a) => ({ text: `${a.person} `, ...MARKS[duty.mark] })),
      alignment: 'center',
      ...shade(team, day),
    })),
    ...TALLIES.map(() => ''),
  ];
}

function personRow(sheet: Sheet, person: Person): PdfText[] {
  const { team, rota, days, size, duties } = sheet;
  const own = rota.assignments.filter((a) => a.person === person.code);
  const phone = person.contacts.find(({ kind, visibility }) => kind === 'phone' && visibility !== 'private')?.value;
  return [
    {
      text: [
        { text: `${person.name}\n`, bold: true },
        { text: [person.code, phone].filter(Boolean).join(', '), fontSize: size * 0.92 },
      ],
    },
    ...days.map((day) => dayCell(sheet, person, { day, held: own.filter((a) => a.date === day) })),
    ...TALLIES.map(([, count]) => ({ text: numberText(count(own, duties, team)), alignment: 'right' })),
  ];
}

function dayCell(
  { team, duties }: Sheet,
  person: Person,
  { day, held }: { day: LocalDay; held: Assignment[] },
): PdfPart {
  const leave = team.leave.find(
    ({ person: who, from, to, status }) =>
      who === person.code && from <= day && day <= to && (status === 'approved' || status === 'recorded'),
  );
  const inOrder = [...held].sort((a, b) => a.start.localeCompare(b.start));
  const lines = inOrder.map((a, i) => ({
    text: `${a.supernumerary ? `(${a.duty})` : a.duty}${i < inOrder.length - 1 ? '\n' : ''}`,
    ...(a.supernumerary ? {} : MARKS[duties.get(a.duty)?.mark ?? 'theatre']),
  }));
  const away = leave && held.length === 0 ? [{ text: leave.type, italics: true }] : [];
  return {
    text: [...lines, ...away],
    alignment: 'center',
    ...(away.length > 0
      ? { fillColor: '#F4F4F4', decoration: 'underline', decorationStyle: 'dotted' }
      : shade(team, day)),
  };
}

function shade(team: Team, day: LocalDay): Readonly<Record<string, string>> {
  const type = dayTypeOf(team, day);
  return type === 'monFri' ? {} : { fillColor: type === 'holiday' ? SHADE.holiday : SHADE.weekend };
}

type Count = (own: readonly Assignment[], duties: ReadonlyMap<string, DutyType>, team: Team) => number;

const counted = (own: readonly Assignment[]) => own.filter((a) => !a.supernumerary);
const TALLIES: readonly (readonly [string, Count])[] = [
  ['Calls', (own, duties) => counted(own).filter((a) => isCall(duties.get(a.duty)!)).length],
  [
    'W/end',
    (own, duties) =>
      new Set(
        counted(own)
          .filter((a) => duties.get(a.duty)!.countsAsWeekend && ['Sat', 'Sun'].includes(weekdayOf(a.date)))
          .map((a) => (weekdayOf(a.date) === 'Sat' ? addDays(a.date, 1) : a.date)),
      ).size,
  ],
  ['Hours', (own, duties) => counted(own).reduce((sum, a) => sum + duties.get(a.duty)!.paidHours, 0)],
];

function numberText(number: number): string {
  return number === 0 ? '–' : String(Math.round(number * 10) / 10);
}

/** Key at the left, holidays and changed demand in the middle, whom to ring at the right. */
function key({ team, days, size }: Sheet): PdfPart {
  const said = (title: string, lines: readonly PdfText[]) => ({
    stack: [{ text: title, bold: true, fontSize: size * 1.2 }, ...lines],
    fontSize: size,
  });
  const duties = team.dutyTypes.map((duty) => ({
    text: [{ text: ` ${duty.code} `, ...MARKS[duty.mark] }, `  ${duty.name}`],
  }));
  const half = Math.ceil(duties.length / 2);
  const holidays = team.holidays
    .filter(({ date }) => days.includes(date))
    .map(({ date, name }) => `${weekdayOf(date)} ${Number(date.slice(8))}: ${name}`);
  const changes = team.demandChanges
    .filter(({ date, reason }) => days.includes(date) && reason)
    .map(({ date, duty, need, reason }) => `${weekdayOf(date)} ${Number(date.slice(8))}: ${need} × ${duty}, ${reason}`);
  const manager = team.people.find(({ grade }) => /manager|chief/i.test(grade));
  const phone = manager?.contacts.find(({ kind, visibility }) => kind === 'phone' && visibility !== 'private')?.value;
  return {
    columns: [
      said('Key', duties.slice(0, half)),
      said(' ', [
        ...duties.slice(half),
        '( )  with a mentor, not counted',
        'Grey: weekend. Black head: holiday. Dotted: leave',
      ]),
      said('Holidays and changes', [...holidays, ...changes].slice(0, 9)),
      said('Who to ring', [
        'First on call: the top row, number under the name',
        ...(manager ? [`Manager: ${manager.name}${phone ? `, ${phone}` : ''}`] : []),
      ]),
    ],
    columnGap: 14,
    margin: [0, 8, 0, 0],
  };
}
