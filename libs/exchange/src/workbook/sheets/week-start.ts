import { addDays, WEEKDAYS, weekdayOf, type LocalDay, type Weekday } from '@evenflow/domain';
import { weekdayOfWord } from '../reading/calendar-words.ts';
import { dayMark, dayText, type DayMark } from '../reading/day-marks.ts';
import type { Cell, Grid } from '../reading/grid.ts';
import type { DayOrder } from '../reading/parse-day.ts';

const FEWEST_WEEKDAYS = 5;
/** Words before a date that say a week begins with it. */
const BEGINS =
  /^(?:w\s*[/.]?\s*[cbe]|(?:week|wk|kw|woche|semaine|uke)(?: ?\d{1,2}(?=\D))?(?: (?:commencing|beginning|starting|of|from|van|vanaf|ab|vom|du))?|ab|vom|du|vanaf|from)\b[\s.:,–-]*/i;
/** Between the first and the last day of a week. */
const TO = /\s*(?:[–—]|\s-\s|\b(?:to|till|until|bis|au|tot|al)\b)\s*/i;

/** A week by its number, where that is the international one: `2026-W49`, `KW 49 2026`, `W49 26`. */
const ISO_WEEK = /^(?:(\d{4})[\s-]*W(\d{1,2})|(?:W|KW)[\s-]*(\d{1,2})[\s/.-]+(\d{4}|\d{2}))$/i;

interface WeekHints {
  readonly order: DayOrder;
  /** Words beyond the cells that may say when the week begins: the sheet's name, the file's. */
  readonly words: readonly string[];
  /** Years it may lie in where it is written without one. */
  readonly years: readonly number[];
}

/**
 * Days of a row that names weekdays only, beside or below the date its week begins with, or on a sheet that is called by
 * it. Null where that date is another weekday than the first of the row, or without a year and of the same weekday in
 * several: then nobody can know which days are meant.
 */
export function weekFromStart(grid: Grid, row: number, hints: WeekHints): Map<number, DayMark> | null {
  const weekdays = weekdaysOf(grid, row);
  const [first] = weekdays;
  if (weekdays.size < FEWEST_WEEKDAYS || !first) return null;
  const start = startBeside(grid, row, { first, hints });
  if (!start) return null;
  const marks = new Map<number, DayMark>();
  let day = start;
  for (const [column, weekday] of weekdays) {
    while (weekdayOf(day) !== weekday) day = addDays(day, 1);
    marks.set(column, { ...markOf(day), weekday });
  }
  return marks;
}

/** Weekdays by column, one week at most and in its order; empty for anything else. */
function weekdaysOf(grid: Grid, row: number): Map<number, Weekday> {
  const found = new Map<number, Weekday>();
  for (let column = 1; column <= grid.columnCount; column += 1) {
    const weekday = weekdayOfWord(grid.cell(row, column).text.trim().replace(/\.$/, ''));
    if (weekday) found.set(column, weekday);
  }
  const places = [...found.values()].map((weekday) => WEEKDAYS.indexOf(weekday));
  const inOrder = places.every((place, i) => i === 0 || (place - places[i - 1]! + 7) % 7 === 1);
  return inOrder && places.length <= 7 ? found : new Map<number, Weekday>();
}

/** The only date before the weekdays, in the two rows above them, or in the name of the sheet. */
function startBeside(
  grid: Grid,
  row: number,
  { first: [before, weekday], hints }: { readonly first: readonly [number, Weekday]; readonly hints: WeekHints },
): LocalDay | null {
  const inRow = (at: number): Cell[] =>
    Array.from({ length: (at === row ? before : grid.columnCount + 1) - 1 }, (_, i) => grid.cell(at, i + 1));
  const places = [row, row - 1, row - 2].filter((at) => at > 0).map(inRow);
  const named = hints.words.map((text) => [{ ...grid.cell(1, 1), text, content: text }]);
  for (const cells of [...places, ...named]) {
    const said = cells.flatMap((cell) => startSaid(cell, hints.order) ?? []);
    const starts = new Set(said.flatMap((mark) => datesOf(mark, weekday, hints.years)));
    if (starts.size === 1) return [...starts][0]!;
    if (said.length > 0) return null;
  }
  return null;
}

/** The date of a cell, or the first of the two that a week runs between: `Week 44: 26 Oct – 1 Nov 2026`. */
function startSaid(cell: Cell, order: DayOrder): DayMark | null {
  if (typeof cell.content === 'number') return null;
  if (typeof cell.content !== 'string') return dated(dayMark(cell, order));
  const numbered = isoWeek(cell.text.trim());
  if (numbered) return numbered;
  const bare = cell.text.replace(/[()]/g, ' ').trim().replace(BEGINS, '').trim();
  const whole = dated(dayMark({ ...cell, text: bare }, order));
  const [from, to, ...more] = bare.split(TO);
  if (whole || from === undefined || to === undefined || more.length > 0) return whole;
  const [first, last] = [from, to].map((text) => dayMark({ ...cell, text: text.trim(), content: text.trim() }, order));
  const end = dayOf(last ?? null);
  const start = end && addDays(end, -6);
  return start && first && sameMark(first, start) ? markOf(start) : null;
}

/** Monday of the week that has the year's Thursday of that number. */
function isoWeek(text: string): DayMark | null {
  const [found, before, week, weekFirst, after] = ISO_WEEK.exec(text) ?? [];
  if (found === undefined) return null;
  const year = before ?? (after!.length === 2 ? `20${after}` : after!);
  const number = Number(week ?? weekFirst);
  const fourth = `${year}-01-04`;
  const monday = addDays(fourth, (number - 1) * 7 - WEEKDAYS.indexOf(weekdayOf(fourth)));
  return number >= 1 && addDays(monday, 3).startsWith(year) ? markOf(monday) : null;
}

/** The days of that weekday that a mark can mean: one where the year is written. */
function datesOf(mark: DayMark, weekday: Weekday, years: readonly number[]): LocalDay[] {
  const near = new Set(years.flatMap((year) => [year, year + 1]));
  const all = mark.year === undefined ? [...near].map((year) => ({ ...mark, year })) : [mark];
  return all.flatMap((each) => dayOf(each) ?? []).filter((day) => weekdayOf(day) === weekday);
}

function dated(mark: DayMark | null): DayMark | null {
  return mark?.month === undefined ? null : mark;
}

function markOf(day: LocalDay): DayMark {
  const [year, month, number] = day.split('-').map(Number) as [number, number, number];
  return { year, month, day: number };
}

function dayOf(mark: DayMark | null): LocalDay | null {
  if (mark?.month === undefined || mark.year === undefined) return null;
  return dayText({ year: mark.year, month: mark.month, day: mark.day });
}

/** `26`, `26 Oct` and `26 Oct 2026` all say that day. */
function sameMark({ day, month, year }: DayMark, date: LocalDay): boolean {
  const [years, months, days] = date.split('-').map(Number);
  return day === days && (month ?? months) === months && (year ?? years) === years;
}
