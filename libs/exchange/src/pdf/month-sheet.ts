import {
  monthSheet,
  type DutyMark,
  type MonthSheet,
  type PrintedCode,
  type RotaSnapshot,
  type SheetCell,
  type SheetDay,
  type SheetRow,
  type Team,
} from '@evenflow/domain';
import { printNote, sayMonth, type RotaPrint } from '../workbook/print-words.ts';
import { makePdf, pagesOf, type PdfPart } from './make-pdf.ts';

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
const SHADE = { weekday: {}, weekend: { fillColor: '#EAEAEA' }, holiday: { fillColor: '#D2D2D2' } } as const;

/** How large and how close a month stands. */
interface Look {
  /** Points of its text. */
  readonly size: number;
  /** Points above and below what stands in a cell. */
  readonly air: number;
  /** Code and number beside the name instead of below it. */
  readonly oneLine?: boolean;
}

/**
 * From roomy to close: the first that keeps a month on one page is taken. Larger text parts codes from their brackets;
 * nothing is under six points, which the oldest printer blurs. A team that is too many even for the last goes on overleaf.
 */
const LOOKS: readonly Look[] = [
  { size: 7, air: 2.6 },
  { size: 7, air: 1.5 },
  { size: 6.4, air: 1.5 },
  { size: 6, air: 1.2 },
  { size: 6, air: 1.5, oneLine: true },
  { size: 6, air: 0.5, oneLine: true },
];

interface Drawn extends Look {
  readonly sheet: MonthSheet;
  /** Points between the margins. */
  readonly room: number;
}

/** Points of the long side of each paper. */
const LONG_SIDE = { A4: 841.89, A3: 1190.55 } as const;
const LARGER = { A4: 1, A3: 1.4 } as const;
const MARGIN = 22;
/** At both sides of what stands in a cell, with the line behind it. */
const AROUND = 1.1;

/** The month on one landscape page: who is on call by night on top, then everybody's days, key and contacts below. */
export async function monthPdf(
  team: Team,
  rota: RotaSnapshot,
  { paper, ...print }: RotaPrint & { readonly paper: Paper },
): Promise<Buffer> {
  const room = LONG_SIDE[paper] - 2 * MARGIN;
  const sheet = monthSheet(team, rota);
  const note = printNote(team, print);
  const draw = ({ size, air, oneLine }: Look) => {
    const drawn: Drawn = { sheet, room, size: size * LARGER[paper], air: air * LARGER[paper], oneLine };
    return makePdf({
      paper,
      orientation: 'landscape',
      margins: [MARGIN, 20, MARGIN, 34],
      title: `${team.name}, ${sayMonth(rota.from, 'long')}`,
      parts: [heading([sayMonth(rota.from, 'long'), team.name, note], drawn.size), table(drawn), key(drawn)],
      foot: `${note}. If this sheet and the screen differ, the screen is right.`,
    });
  };
  let pdf = await draw(LOOKS[0]!);
  for (const look of LOOKS.slice(1)) if (pagesOf(pdf) > 1) pdf = await draw(look);
  return pdf;
}

/** A code as black and white tell it apart. */
export function inkOf({ text, mark, withMentor }: PrintedCode): Readonly<Record<string, unknown>> & { text: string } {
  return withMentor ? { text: `(${text})` } : { text, ...MARKS[mark] };
}

function heading([month, team, note]: readonly [string, string, string], size: number): PdfPart {
  return {
    columns: [
      { text: month, bold: true, fontSize: size * 2.6, width: 'auto' },
      { text: team, bold: true, fontSize: size * 1.3, margin: [12, size, 0, 0] },
      { text: note, bold: true, fontSize: size * 1.2, alignment: 'right', margin: [0, size, 0, 0] },
    ],
    margin: [0, 0, 0, 6],
  };
}

function table(drawn: Drawn): PdfPart {
  const { sheet, size, air } = drawn;
  const { days, calls, people } = sheet;
  return {
    fontSize: size,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columnWidths(days.length, drawn),
      body: [headerRow(days, size), ...[...calls, ...people].map((row) => bodyRow(row, drawn))],
    },
    layout: {
      hLineWidth: (line: number) => (line === 1 || line === 1 + calls.length ? 1.2 : 0.4),
      vLineWidth: (line: number) => (line > 0 && (days[line - 1] ?? days[0]!).weekday === 'Mon' ? 0.8 : 0.25),
      hLineColor: () => '#555555',
      vLineColor: () => '#777777',
      paddingLeft: () => 0.4,
      paddingRight: () => 0.4,
      paddingTop: () => air,
      paddingBottom: () => air,
    },
  };
}

/** Names, days and totals that end at the margin: a printer leaves the last millimetres of the paper white. */
function columnWidths(days: number, { size, room, oneLine }: Drawn): number[] {
  const [name, total] = [size * (oneLine ? 20 : 14.4), size * 3.3];
  const taken = name + TOTALS.length * total + (1 + days + TOTALS.length) * AROUND;
  return [name, ...Array.from({ length: days }, () => (room - taken) / days), ...TOTALS.map(() => total)];
}

const TOTALS = [
  ['Calls', 'calls'],
  ['W/end', 'weekends'],
  ['Hours', 'hours'],
] as const;

/** Off the line behind it. */
const TOTAL = { alignment: 'right', margin: [0, 0, 2, 0] } as const;

function headerRow(days: readonly SheetDay[], size: number): PdfText[] {
  return [
    { text: '', border: [false, false, false, false] },
    ...days.map(({ weekday, number, kind }) => ({
      text: [`${weekday.slice(0, 2)}\n`, { text: String(number), bold: true, fontSize: size * 1.25 }],
      alignment: 'center',
      ...(kind === 'holiday' ? { fillColor: 'black', color: 'white' } : SHADE[kind]),
    })),
    ...TOTALS.map(([title]) => ({ text: title, bold: true, ...TOTAL })),
  ];
}

function bodyRow({ name, note, cells, totals }: SheetRow, { sheet, size, oneLine }: Drawn): PdfText[] {
  const said = totals ? { text: note, fontSize: size * 0.92 } : { text: '' };
  const title = totals || !note ? name : `${name}, ${note}`;
  const after = totals ? (oneLine ? '  ' : '\n') : '';
  return [
    { text: [{ text: `${title}${after}`, bold: true }, said], margin: [2, 0, 0, 0] },
    ...cells.map((cell, i) => dayCell(cell, sheet.days[i]!)),
    ...TOTALS.map(([, count]) => ({ text: totals ? numberText(totals[count]) : '', ...TOTAL })),
  ];
}

function dayCell({ codes, leave }: SheetCell, { kind }: SheetDay): PdfPart {
  const lines = codes.map((code, i) => {
    const ink = inkOf(code);
    return { ...ink, text: `${ink.text}${i < codes.length - 1 ? '\n' : ''}` };
  });
  if (leave === null) return { text: lines, alignment: 'center', ...SHADE[kind] };
  const dotted = { fillColor: '#F4F4F4', decoration: 'underline', decorationStyle: 'dotted' };
  return { text: [{ text: leave, italics: true }], alignment: 'center', ...dotted };
}

function numberText(number: number): string {
  return number === 0 ? '–' : String(Math.round(number * 10) / 10);
}

const MOST_CHANGES = 9;

/** Key at the left, holidays and changed demand in the middle, whom to ring at the right. */
function key({ sheet, size }: Drawn): PdfPart {
  const said = (title: string, lines: readonly PdfText[]) => ({
    stack: [{ text: title, bold: true, fontSize: size * 1.2 }, ...lines],
    fontSize: size,
  });
  const duties = sheet.key.map(({ code, words }) => ({
    text: [{ ...inkOf(code), text: ` ${code.text} ` }, `  ${words}`],
  }));
  const half = Math.ceil(duties.length / 2);
  return {
    columns: [
      said('Key', duties.slice(0, half)),
      said(' ', [...duties.slice(half), ...sheet.reading]),
      said('Holidays and changes', sheet.changes.slice(0, MOST_CHANGES)),
      said('Who to ring', [...sheet.ring]),
    ],
    columnGap: 14,
    margin: [0, 8, 0, 0],
  };
}
