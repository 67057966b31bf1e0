import { isLocalDay, weekdayOf, type LocalDay, type Weekday } from '@evenflow/domain';
import { dayMark, dayText, isWeekdayWord, weekdayIn, type DayMark } from '../reading/day-marks.ts';
import { isEmpty, type Cell, type Grid } from '../reading/grid.ts';
import { dayAfter, stepsOf } from './day-steps.ts';
import { weekFromStart } from './week-start.ts';
import { monthInWords, type NamedMonth } from '../reading/month-words.ts';
import type { DayOrder } from '../reading/parse-day.ts';

/** The days of a matrix by column, and the first header among them that does not follow the day before. */
export interface RotaDays {
  readonly days: ReadonlyMap<number, LocalDay>;
  readonly stray: { readonly cell: Cell; readonly expected: LocalDay } | null;
  /** How far the weekdays written beside the days agree with them; null where none are written. */
  readonly weekdaysAgree: boolean | null;
}

/** Days stand in a row, but neither the sheet nor its weekdays say of which month. */
export interface MonthUnknown {
  readonly cell: Cell;
  /** `YYYY-MM` that would fit. */
  readonly couldBe: readonly string[];
}

export interface DayHints {
  /** Orders in which numbers may stand, the likelier first. */
  readonly orders: readonly DayOrder[];
  /** Sheet name, file name: words beyond the sheet's own that may name the month. */
  readonly words: readonly string[];
  /** Years that the workbook names anywhere, the most frequent first. */
  readonly years: readonly number[];
  /** The month that was answered for this sheet. */
  readonly answered: NamedMonth | null;
}

/** Days that follow the one before, at the least, for a row to be taken for the days of a rota. */
const FEWEST_STEPS = 6;
/** The same where only numbers stand, which could be counts of anything. */
const FEWEST_NUMBERED_STEPS = 20;

export type Marks = ReadonlyMap<number, DayMark>;

/** What each header of a row says of its day. */
export function marksOf(grid: Grid, row: number, order: DayOrder, { words, years }: DayHints): Marks {
  const read = (among: 'months' | 'weekdays') => {
    const marks = new Map<number, DayMark>();
    for (let column = 1; column <= grid.columnCount; column += 1) {
      const mark = dayMark(grid.cell(row, column), order, among);
      if (mark) marks.set(column, mark);
    }
    return marks;
  };
  const marks = read('months');
  if (marks.size < FEWEST_STEPS - 2) {
    const week = weekFromStart(grid, row, { order, words, years });
    if (week) return week;
  }
  return withMonthsAbove(grid, row, isAmongWeekdays(marks) ? read('weekdays') : marks);
}

/** Most headers are a weekday and a number: `lun 2`, `mar 3`, `mer 4`. */
function isAmongWeekdays(marks: Marks): boolean {
  const all = [...marks.values()];
  return all.filter(({ weekday, month }) => weekday && month === undefined).length > all.length / 2;
}

/** Dates in a row, or numbers that words give a month to. Null when the row holds no days of a rota. */
export function rotaDays(grid: Grid, row: number, hints: DayHints): RotaDays | MonthUnknown | null {
  const readings = hints.orders.map((order) => marksOf(grid, row, order, hints));
  const marks = readings.reduce((best, each) => (stepsOf(each.values()) > stepsOf(best.values()) ? each : best));
  const numbered = [...marks.values()].every((mark) => mark.month === undefined);
  if (stepsOf(marks.values()) < (numbered ? FEWEST_NUMBERED_STEPS : FEWEST_STEPS)) return null;
  return datedRow(grid, row, { marks, hints });
}

/** The marks with their month and year, as far as words, weekdays or an answer tell them. */
export function datedRow(
  grid: Grid,
  row: number,
  { marks, hints }: { marks: Marks; hints: DayHints },
): RotaDays | MonthUnknown | null {
  const first = [...marks.values()][0];
  if (!first) return null;
  const weekdays = weekdaysAt(grid, row, marks);
  const starts = startsOf(first, monthNamed(grid, row, hints), { hints, marks });
  const fitting = starts
    .map((start) => ({ start, dates: datesFrom(marks, start) }))
    .filter(({ dates }) => starts.length === 1 || agreement(dates, weekdays) !== false);
  const months = [...new Set(fitting.map(({ dates }) => usualMonth([...dates.values()])))];
  if (months.length !== 1) return { cell: grid.cell(row, [...marks.keys()][0]!), couldBe: months };
  const { dates } = fitting[0]!;
  return { ...followed(grid, row, dates), weekdaysAgree: agreement(dates, weekdays) };
}

interface MonthStart {
  readonly year: number;
  readonly month: number;
}

/** Months in which the first day could lie. */
function startsOf(
  first: DayMark,
  named: NamedMonth | null,
  { hints, marks }: { hints: DayHints; marks: Marks },
): MonthStart[] {
  if (first.year !== undefined && first.month !== undefined) return [{ year: first.year, month: first.month }];
  const year = first.year ?? named?.year;
  const years = year === undefined ? [...hints.years, ...nearby(hints.years)] : [year];
  const rolls = first.month === undefined && [...marks.values()].some((mark) => mark.day < first.day);
  const month = first.month ?? named?.month;
  const months = month === undefined ? Array.from({ length: 12 }, (_, i) => i + 1) : [month];
  return [...new Set(years)].flatMap((each) =>
    months.flatMap((one) => {
      const start = { year: each, month: one };
      // A run over the end of a month, under the name of one of the two.
      return rolls && month !== undefined ? mostlyIn(marks, start) : [start];
    }),
  );
}

/** The year before and after those named: a planner for January is written in November. */
function nearby(years: readonly number[]): number[] {
  return years.slice(0, 3).flatMap((year) => [year + 1, year - 1]);
}

function mostlyIn(marks: Marks, named: MonthStart): MonthStart[] {
  const text = dayText({ ...named, day: 1 }).slice(0, 7);
  const before = named.month === 1 ? { year: named.year - 1, month: 12 } : { year: named.year, month: named.month - 1 };
  // `30, 1` leaves a month of 30 days: of the other there would be a day missing.
  const running = [before, named].filter((start) => isRun([...datesFrom(marks, start).values()]));
  const fitting = running.filter((start) => usualMonth([...datesFrom(marks, start).values()]) === text);
  return [fitting, running, [named]].find((starts) => starts.length > 0)!;
}

function isRun(days: readonly LocalDay[]): boolean {
  const after = dayAfter(days);
  return days.every((day, i) => i === 0 || day === days[i - 1] || day === after(days[i - 1]!));
}

/** The date of each mark when the first lies in that month: later ones without a month follow on. */
function datesFrom(marks: Marks, start: MonthStart): Map<number, LocalDay> {
  const dates = new Map<number, LocalDay>();
  let { year, month } = start;
  let day = 0;
  for (const [column, mark] of marks) {
    if (mark.month !== undefined) {
      if (mark.year === undefined && mark.month < month - 6) year += 1;
      if (mark.year === undefined && mark.month > month + 6) year -= 1;
      month = mark.month;
      year = mark.year ?? year;
    } else if (mark.day < day) {
      month = month === 12 ? 1 : month + 1;
      if (month === 1) year += 1;
    }
    day = mark.day;
    const text = dayText({ year, month, day });
    if (isLocalDay(text)) dates.set(column, text);
  }
  return dates;
}

/** Days one after the other, up to the first header that is another day; columns of words between them are passed over. */
function followed(grid: Grid, row: number, dates: ReadonlyMap<number, LocalDay>): Pick<RotaDays, 'days' | 'stray'> {
  const days = new Map<number, LocalDay>();
  const columns = [...dates.keys()];
  const last = Math.max(...columns);
  const after = dayAfter(dates.values());
  let before: LocalDay | null = null;
  for (let column = Math.min(...columns); column <= last; column += 1) {
    const cell = grid.cell(row, column);
    const day = dates.get(column);
    const expected: LocalDay | null = before && after(before);
    if (day === undefined && isBetweenDays(cell)) continue;
    if (day && day === before && isSecondHalf(grid, row, column)) {
      days.set(column, day);
      continue;
    }
    if (expected && day !== expected) return { days, stray: { cell, expected } };
    if (day) days.set(column, day);
    before = day ?? before;
  }
  return { days, stray: null };
}

/** The date is one cell merged over this column and the one before. */
function isSecondHalf(grid: Grid, row: number, column: number): boolean {
  const { merged } = grid.cell(row, column);
  return merged !== undefined && merged === grid.cell(row, column - 1).merged;
}

/** An empty column, or one with words such as `Total` or `Wk 45`; what looks like a date belongs to the days. */
function isBetweenDays(cell: Cell): boolean {
  if (isEmpty(cell)) return true;
  return cell.text !== '' && !/^\d+(st|nd|rd|th)?$|\d\s*[-/.]\s*\d|\d\s*[-/. ]?[a-z]{3,}|#/i.test(cell.text);
}

/** Weekdays written with the days, or in a row beside theirs; single letters say too little and are not used. */
function weekdaysAt(grid: Grid, row: number, marks: Marks): Map<number, Weekday> {
  const found = new Map<number, Weekday>();
  for (const [column, mark] of marks) if (mark.weekday) found.set(column, mark.weekday);
  for (const beside of [row - 1, row + 1, row - 2, row + 2, 1, 2, 3]) {
    if (found.size > 0 || beside < 1) continue;
    const words = [...marks.keys()].filter((column) => isWeekdayWord(grid.cell(beside, column).text));
    // Somebody's initials may be a weekday in some language: a row of weekdays has more of them than of anything else.
    if (words.length * 2 <= marks.size) continue;
    for (const column of words) {
      const weekday = weekdayIn(grid.cell(beside, column).text);
      if (weekday) found.set(column, weekday);
    }
  }
  return found;
}

function agreement(dates: ReadonlyMap<number, LocalDay>, weekdays: ReadonlyMap<number, Weekday>): boolean | null {
  const compared = [...dates].filter(([column]) => weekdays.has(column));
  if (compared.length === 0) return null;
  const agree = compared.filter(([column, day]) => weekdayOf(day) === weekdays.get(column)).length;
  return agree / compared.length >= 0.8;
}

/** The nearest words that name a month: above the days, then in the sheet's name, the file's name. */
function monthNamed(grid: Grid, row: number, { words, answered }: DayHints): NamedMonth | null {
  if (answered) return answered;
  let month: NamedMonth | null = null;
  const take = (text: string) => {
    const found = monthInWords(text);
    if (!found) return;
    if (!month) month = found;
    else if (month.year === undefined && found.year !== undefined && found.month === month.month) month = found;
  };
  for (let above = row - 1; above >= Math.max(1, row - 6); above -= 1) {
    if (isWeekdayRow(grid, above)) continue;
    for (let column = 1; column <= Math.min(40, grid.columnCount); column += 1) {
      const { text } = grid.cell(above, column);
      if (text && text.length < 120) take(text);
    }
  }
  words.forEach(take);
  return month;
}

/** Weekdays one beside the other; `mar` among them is a Tuesday, not a March. */
function isWeekdayRow(grid: Grid, row: number): boolean {
  const found = new Set<Weekday | undefined>();
  for (let column = 1; column <= Math.min(40, grid.columnCount); column += 1) {
    const { text } = grid.cell(row, column);
    if (isWeekdayWord(text)) found.add(weekdayIn(text));
  }
  return found.size > 2;
}

/** A row above that names a month for each stretch of columns gives it to the numbers below. */
function withMonthsAbove(grid: Grid, row: number, marks: Marks): Marks {
  if ([...marks.values()].some((mark) => mark.month !== undefined)) return marks;
  for (let above = row - 1; above >= Math.max(1, row - 3); above -= 1) {
    if (isWeekdayRow(grid, above)) continue;
    const named = new Map<number, NamedMonth>();
    let before = '';
    for (let column = 1; column <= grid.columnCount; column += 1) {
      const { text, merged } = grid.cell(above, column);
      const month = text.length < 20 && (merged ?? column.toString()) !== before ? monthInWords(text) : null;
      if (month) named.set(column, month);
      before = merged ?? column.toString();
    }
    if (named.size < 2) continue;
    const firsts = [...named.keys()];
    return new Map(
      [...marks].map(([column, mark]) => {
        const from = firsts.findLast((each) => each <= column);
        return [column, from === undefined ? mark : { ...mark, ...named.get(from) }] as const;
      }),
    );
  }
  return marks;
}

/** The `YYYY-MM` that most of the days belong to. */
export function usualMonth(days: readonly LocalDay[]): string {
  const counts = new Map<string, number>();
  for (const day of days) counts.set(day.slice(0, 7), (counts.get(day.slice(0, 7)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
