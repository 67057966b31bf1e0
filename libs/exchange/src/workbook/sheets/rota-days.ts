import { addDays, isLocalDay, monthRange, type LocalDay } from '@evenflow/domain';
import { isMoment, type Cell, type Grid } from '../reading/grid.ts';
import { monthNumber, parseDay } from '../reading/parse-day.ts';

/** The days across a matrix by column, and the first header among them that does not follow the day before. */
export interface RotaDays {
  readonly days: ReadonlyMap<number, LocalDay>;
  readonly stray: { readonly cell: Cell; readonly expected: LocalDay } | null;
}

/** Days that follow the one before, at the least, for a row to be taken for the days of a rota. */
const FEWEST_STEPS = 6;

/** Dates in a row, or the numbers 1, 2, 3 … when `words` (title, sheet name) say the month. Null when there are none. */
export function rotaDays(grid: Grid, row: number, words: string): RotaDays | null {
  return datedDays(grid, row) ?? numberedDays(grid, row, words);
}

function datedDays(grid: Grid, row: number): RotaDays | null {
  const cells = Array.from({ length: grid.columnCount }, (_, i) => grid.cell(row, i + 1));
  const dates = cells.map(dayOf).filter((day) => day !== null);
  const steps = dates.filter((day, i) => i > 0 && day === addDays(dates[i - 1]!, 1)).length;
  return steps >= FEWEST_STEPS
    ? followed(cells.slice(0, cells.findLastIndex((cell) => dayOf(cell) !== null) + 1))
    : null;
}

/** Days one after the other, up to the first header that is something else; empty columns between them are passed over. */
function followed(cells: readonly Cell[]): RotaDays {
  const days = new Map<number, LocalDay>();
  let before: LocalDay | null = null;
  for (const cell of cells) {
    const day = dayOf(cell);
    const expected: LocalDay | null = before && addDays(before, 1);
    const empty = !cell.text && cell.formula === undefined;
    if (expected && !empty && day !== expected) return { days, stray: { cell, expected } };
    if (day) days.set(cell.column, day);
    before = day ?? before;
  }
  return { days, stray: null };
}

/** A date, or one written in words or as year, month, day; other orders of numbers could be read two ways. */
function dayOf({ content, text }: Cell): LocalDay | null {
  if (isMoment(content)) return content.day > '2000-01-01' ? content.day : null;
  const day = typeof content === 'string' && /[a-z]|^\d{4}/i.test(text) ? parseDay(text, 'day-first') : null;
  return day && isLocalDay(day) ? day : null;
}

function numberedDays(grid: Grid, row: number, words: string): RotaDays | null {
  const month = monthInWords(words);
  if (!month) return null;
  const days = new Map<number, LocalDay>();
  for (let column = 1; column <= grid.columnCount; column += 1) {
    const number = /^(?:[A-Za-z]{1,3}\.?\s+)?(\d{1,2})$/.exec(grid.cell(row, column).text)?.[1];
    if (Number(number) === days.size + 1) days.set(column, `${month}-${number!.padStart(2, '0')}`);
  }
  return days.size === Number(monthRange(month).to.slice(8)) ? { days, stray: null } : null;
}

/** `rota November 2026` → `2026-11`. */
function monthInWords(text: string): string | null {
  const match = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[\s-]+(\d{4})\b/i.exec(text);
  return match ? `${match[2]}-${String(monthNumber(match[1]!)).padStart(2, '0')}` : null;
}

/** The `YYYY-MM` that most of the days belong to. */
export function usualMonth(days: readonly LocalDay[]): string {
  const counts = new Map<string, number>();
  for (const day of days) counts.set(day.slice(0, 7), (counts.get(day.slice(0, 7)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0];
}
