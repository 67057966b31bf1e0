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

/**
 * Days of a row that names weekdays only, beside or below the date its week begins with. Null where that date is not
 * written in full, or is another weekday than the first of the row: then nobody can know which days are meant.
 */
export function weekFromStart(grid: Grid, row: number, order: DayOrder): Map<number, DayMark> | null {
  const weekdays = weekdaysOf(grid, row);
  const [first] = weekdays;
  if (weekdays.size < FEWEST_WEEKDAYS || !first) return null;
  const start = startBeside(grid, row, { before: first[0], order });
  if (!start || weekdayOf(start) !== first[1]) return null;
  const marks = new Map<number, DayMark>();
  let day = start;
  for (const [column, weekday] of weekdays) {
    while (weekdayOf(day) !== weekday) day = addDays(day, 1);
    const [year, month, number] = day.split('-').map(Number) as [number, number, number];
    marks.set(column, { year, month, day: number, weekday });
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

/** The only date before the weekdays, or in the two rows above them. */
function startBeside(
  grid: Grid,
  row: number,
  { before, order }: { readonly before: number; readonly order: DayOrder },
): LocalDay | null {
  for (const at of [row, row - 1, row - 2]) {
    if (at < 1) continue;
    const found = new Set<LocalDay>();
    for (let column = 1; column < (at === row ? before : grid.columnCount + 1); column += 1) {
      const start = startSaid(grid.cell(at, column), order);
      if (start) found.add(start);
    }
    if (found.size === 1) return [...found][0]!;
    if (found.size > 1) return null;
  }
  return null;
}

/** The date of a cell, or the first of the two that a week runs between: `Week 44: 26 Oct – 1 Nov 2026`. */
function startSaid(cell: Cell, order: DayOrder): LocalDay | null {
  if (typeof cell.content === 'number') return null;
  if (typeof cell.content !== 'string') return dayOf(dayMark(cell, order));
  const bare = cell.text.replace(/[()]/g, ' ').trim().replace(BEGINS, '').trim();
  const whole = dayOf(dayMark({ ...cell, text: bare }, order));
  const [from, to, ...more] = bare.split(TO);
  if (whole || from === undefined || to === undefined || more.length > 0) return whole;
  const [first, last] = [from, to].map((text) => dayMark({ ...cell, text: text.trim(), content: text.trim() }, order));
  const end = dayOf(last ?? null);
  const start = end && addDays(end, -6);
  return start && first && sameMark(first, start) ? start : null;
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
