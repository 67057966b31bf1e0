import ExcelJS from 'exceljs';
import { addDays, weekdayOf, type LocalDay } from '@evenflow/domain';

/** One true month as its owner knows it: what stands in each person's cell on each day. */
export interface TrueMonth {
  readonly days: readonly LocalDay[];
  readonly people: readonly { readonly code: string; readonly name: string }[];
  readonly cell: (person: string, day: LocalDay) => string;
}

export type Value = string | number | Date | null;

/** A cell with a colour behind it. */
export interface Coloured {
  readonly value: Value;
  readonly fill: string;
}

export type Row = readonly (Value | Coloured)[];

export const dateOf = (day: LocalDay) => new Date(`${day}T00:00:00Z`);
export const serialOf = (day: LocalDay) => Math.round(dateOf(day).getTime() / 86_400_000) + 25_569;
export const ukDay = (day: LocalDay) => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
export const usDay = (day: LocalDay) => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}/${day.slice(0, 4)}`;
export const dayOfMonth = (day: LocalDay) => Number(day.slice(8));
export const shortWeekday = (day: LocalDay) => weekdayOf(day).slice(0, 2);

/** People down, days across, under whatever headers. */
export function matrix(
  month: TrueMonth,
  headers: readonly Row[],
  label: (person: TrueMonth['people'][number]) => Row = ({ code, name }) => [name, code],
): Row[] {
  return [
    ...headers,
    ...month.people.map((person) => [
      ...label(person),
      ...month.days.map((day) => month.cell(person.code, day) || null),
    ]),
  ];
}

/** Weeks of the month, Monday first; the first and last may be short. */
export function weeksOf(days: readonly LocalDay[]): (LocalDay | null)[][] {
  const monday = addDays(days[0]!, -['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekdayOf(days[0]!)));
  const weeks: (LocalDay | null)[][] = [];
  for (let start = monday; start <= days.at(-1)!; start = addDays(start, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, i) => days.find((day) => day === addDays(start, i)) ?? null));
  }
  return weeks;
}

export interface Finish {
  readonly name?: string;
  readonly date1904?: boolean;
  readonly change?: (sheet: ExcelJS.Worksheet) => void;
}

/** The rows as one sheet of an .xlsx file. */
export async function xlsxOf(
  rows: readonly Row[],
  { name = 'Sheet1', date1904 = false, change }: Finish = {},
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.properties.date1904 = date1904;
  const sheet = workbook.addWorksheet(name);
  rows.forEach((row, i) =>
    row.forEach((each, j) => {
      const cell = sheet.getCell(i + 1, j + 1);
      const coloured = each !== null && typeof each === 'object' && 'fill' in each ? each : null;
      const value = coloured ? coloured.value : (each as Value);
      if (value !== null) cell.value = value;
      if (value instanceof Date) cell.numFmt = 'd mmm';
      if (coloured) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${coloured.fill}` } };
    }),
  );
  change?.(sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The rows as Excel of an English Windows writes CSV where lists are parted by semicolons. */
export function csvOf(rows: readonly Row[]): Uint8Array {
  const field = (value: Row[number]) => {
    const text = typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
    return /[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const text = rows.map((row) => row.map(field).join(';')).join('\r\n');
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

export function turnedRows(rows: readonly Row[]): Row[] {
  const width = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, j) => rows.map((row) => row[j] ?? null));
}
