import { weekdayOf, type LocalDay } from '@evenflow/domain';
import { dayMark, isWeekdayWord, weekdayIn } from '../reading/day-marks.ts';
import { isEmpty, type Cell } from '../reading/grid.ts';
import type { RotaReading } from './rota-cell.ts';
import type { RotaBlock } from './rota-layout.ts';

export interface DayCell {
  readonly cell: Cell;
  readonly date: LocalDay;
  readonly column: number;
}

export interface RowToRead {
  readonly row: number;
  /** What stands before the days, nearest to them last. */
  readonly labels: readonly Cell[];
  /** Those that count. */
  cells: readonly DayCell[];
}

const HEADERS =
  /^(name|names|staff|person|perfusionist|code|initials|init|grade|band|who|no\.?|#|wte|fte|hours?|hrs)$/i;

/**
 * The row of a table as it is read; several where names stand among the days, each with the days behind it. None for
 * rows of the key, titles across the table, and rows that only repeat what the header says.
 */
export function rowsAt(block: RotaBlock, row: number, keyRow: number, context: RotaReading): RowToRead[] {
  const { grid, days } = block;
  const labels = block.labelColumns.map((column) => grid.cell(row, column)).filter((cell) => cell.text);
  const cells = [...days].map(([column, date]) => ({ cell: grid.cell(row, column), date, column }));
  const first = cells[0]!.cell;
  if (first.row >= keyRow) return [];
  if (first.merged !== undefined && labels.some((label) => label.merged === first.merged)) return [];
  const written = cells.filter(({ cell }) => !isEmpty(cell));
  const all = [...labels, ...written.map(({ cell }) => cell)];
  const keys = new Set(context.key.cells);
  if (all.length === 0 || all.some((cell) => keys.has(cell))) return [];
  const said = repeatsHeader(block, row, { labels, written, context });
  if (!said) return splitAtNames(block, { row, labels, cells }, context);
  for (const cell of said === 'a weekday' ? written.map((each) => each.cell) : all) context.notes.asWritten(cell, said);
  return [];
}

/** Weekdays, dates or words below the days, which are no row of anybody. */
function repeatsHeader(
  block: RotaBlock,
  row: number,
  { labels, written, context }: { labels: readonly Cell[]; written: readonly DayCell[]; context: RotaReading },
): string | null {
  if (written.length > 1 && written.every(({ cell, date }) => isWeekdayOf(cell.text, date))) return 'a weekday';
  if (written.length > 2 && written.every(({ cell }) => isDate(cell))) return 'a date';
  if (row !== block.headerRow + 1 || labels.length === 0) return null;
  // `Name` below the dates, and below each date the same few words, none of them a code: `Day`, `Call`.
  const words = new Set(written.map(({ cell }) => cell.text));
  const few = words.size <= 3 && (written.length === 0 || written.length > 2 * words.size);
  const known = written.some(({ cell }) => context.duties.byCode(cell.text) !== undefined);
  return labels.every(({ text }) => HEADERS.test(text)) && few && !known ? 'a header' : null;
}

/** A name that stands again among the days may be somebody else’s: what is behind it is that person’s row. */
function splitAtNames(block: RotaBlock, row: RowToRead, { people }: RotaReading): RowToRead[] {
  const columns = [...block.days.keys()];
  const between = Array.from({ length: columns.at(-1)! - columns[0]! }, (_, i) => columns[0]! + i)
    .filter((column) => !block.days.has(column))
    .map((column) => ({ column, cell: block.grid.cell(row.row, column) }))
    .filter(({ cell }) => cell.text && people.exactly(cell.text).length === 1);
  const starts = [
    { column: 0, labels: row.labels },
    ...between.map(({ column, cell }) => ({ column, labels: [cell] })),
  ];
  return starts.map(({ column, labels }, i) => ({
    ...{ row: row.row, labels },
    cells: row.cells.filter((each) => each.column > column && each.column < (starts[i + 1]?.column ?? Infinity)),
  }));
}

/** The word for the day's own weekday; a code that only looks like one stands on other days too. */
function isWeekdayOf(text: string, date: LocalDay): boolean {
  return isWeekdayWord(text) && (weekdayIn(text) ?? weekdayOf(date)) === weekdayOf(date);
}

function isDate(cell: Cell): boolean {
  return typeof cell.content !== 'number' && dayMark(cell, 'day-first')?.month !== undefined;
}
