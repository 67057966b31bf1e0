import {
  isCall,
  leaveName,
  monthSheet,
  phoneOf,
  sayDay,
  sayDays,
  type Assignment,
  type MonthSheet,
  type RotaSnapshot,
  type SheetRow,
  type Team,
} from '@evenflow/domain';
import { printNote, sayMonth, type RotaPrint } from '../workbook/print-words.ts';
import { makePdf, pdfTable, type PdfCell, type PdfPart } from './make-pdf.ts';
import { inkOf } from './month-sheet.ts';

/** One page for each of `people`, in the team's order: their month day by day, their calls, and whom to ring. */
export async function personalSheets(
  team: Team,
  rota: RotaSnapshot,
  { people, ...print }: RotaPrint & { readonly people: readonly string[] },
): Promise<Buffer> {
  const sheet = monthSheet(team, rota);
  const note = printNote(team, print);
  const rows = sheet.people.filter(({ key }) => people.includes(key));
  return makePdf({
    title: `${team.name}, ${sayMonth(rota.from, 'long')}: ${rows.map(({ name }) => name).join(', ')}`,
    parts: rows.flatMap((row, i) => onePage({ team, rota, sheet }, row, i > 0)),
    foot: `${note}. The screen is right.`,
  });
}

interface Known {
  readonly team: Team;
  readonly rota: RotaSnapshot;
  readonly sheet: MonthSheet;
}

function onePage(known: Known, row: SheetRow, breaks: boolean): PdfPart[] {
  const { team, rota } = known;
  const { duties = 0, calls = 0, weekends = 0, hours = 0 } = row.totals ?? {};
  const many = (number: number, one: string, more: string) => `${number} ${number === 1 ? one : more}`;
  const counts = [
    many(duties, 'duty', 'duties'),
    many(calls, 'call', 'calls'),
    many(weekends, 'weekend', 'weekends'),
    `${Math.round(hours * 10) / 10} paid hours`,
  ].join(', ');
  return [
    { text: row.name, style: 'title', ...(breaks ? { pageBreak: 'before' } : {}) },
    { text: `${sayMonth(rota.from, 'long')}, ${team.name}. ${counts}.`, style: 'note', margin: [0, 0, 0, 8] },
    { ...pdfTable([104, 40, '*', 84, 138], HEAD, daysOf(known, row)), fontSize: 8.5 },
    ...contacts(known, row),
  ];
}

const HEAD = ['Day', 'Duty', '', 'Time', 'With'];

/** Every day with a duty, a leave or a holiday; days off are left out, so that a month stays on its page. */
function daysOf({ team, rota, sheet }: Known, row: SheetRow): PdfCell[][] {
  const names = new Map(team.dutyTypes.map((duty) => [duty.code, duty.name]));
  return sheet.days.flatMap(({ date, kind }, i): PdfCell[][] => {
    const { codes, leave } = row.cells[i]!;
    const day = { text: sayDay(date), bold: kind !== 'weekday' };
    if (leave !== null) return row.cells[i - 1]?.leave === leave ? [] : [leaveLine(team, row, { sheet, from: i })];
    return codes.map((code, n) => {
      const held = rota.assignments.find((a) => a.person === row.key && a.date === date && a.duty === code.text)!;
      return [n === 0 ? day : '', inkOf(code), names.get(code.text) ?? '', timesOf(held), partnersOf(team, rota, held)];
    });
  });
}

/** One line for leave that goes on: `Mon 7 Dec to Fri 18 Dec`. */
function leaveLine(
  team: Team,
  row: SheetRow,
  { sheet, from }: { readonly sheet: MonthSheet; readonly from: number },
): PdfCell[] {
  const code = row.cells[from]!.leave!;
  const after = row.cells.findIndex(({ leave }, i) => i > from && leave !== code);
  const last = (after < 0 ? row.cells.length : after) - 1;
  const name = leaveName(team, row.key, code);
  const days = sayDays(sheet.days[from]!.date, sheet.days[last]!.date);
  return [days, { text: code, italics: true }, name === code ? 'Leave' : name, '', ''];
}

function timesOf({ date, start, end }: Assignment): string {
  const next = end.slice(0, 10) > date ? ` ${sayDay(end.slice(0, 10)).slice(0, 3)}` : '';
  return `${start.slice(11, 16)}–${end.slice(11, 16)}${next}`;
}

/** Who is on call the same night, or the mentor. */
function partnersOf(team: Team, rota: RotaSnapshot, held: Assignment): string {
  const calls = new Set(team.dutyTypes.filter(isCall).map((duty) => duty.code));
  const nameOf = (code: string) => team.people.find((person) => person.code === code)?.name ?? code;
  if (held.with) return `${nameOf(held.with)}, mentor`;
  if (!calls.has(held.duty)) return '';
  return rota.assignments
    .filter((a) => a.date === held.date && a.person !== held.person && calls.has(a.duty) && !a.supernumerary)
    .map((a) => `${a.duty} ${nameOf(a.person)}`)
    .join('\n');
}

/** The numbers of everybody who shares a call with this person, and the manager's. */
function contacts({ team, rota, sheet }: Known, row: SheetRow): PdfPart[] {
  const calls = new Set(team.dutyTypes.filter(isCall).map((duty) => duty.code));
  const nights = new Set(rota.assignments.filter((a) => a.person === row.key && calls.has(a.duty)).map((a) => a.date));
  const beside = new Set(
    rota.assignments
      .filter((a) => nights.has(a.date) && calls.has(a.duty) && a.person !== row.key && !a.supernumerary)
      .map((a) => a.person),
  );
  const lines = team.people.flatMap((person) => {
    const phone = beside.has(person.code) ? phoneOf(person) : null;
    return phone ? [`${person.name} ${phone}`] : [];
  });
  return [
    { text: 'Who to ring', style: 'section' },
    { text: [...sheet.ring.slice(1), ...lines].join('   ·   ') || 'Nobody has given a number.', fontSize: 8.5 },
  ];
}
