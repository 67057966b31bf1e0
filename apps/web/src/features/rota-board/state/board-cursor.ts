/** Where the keyboard is: a row of the pivot and a column; the anchor is the other corner of a range. */
export interface Cursor {
  readonly row: number;
  readonly day: number;
  readonly anchor: { readonly row: number; readonly day: number } | null;
}

export interface GridSize {
  readonly rows: number;
  readonly days: number;
}

const clamp = (value: number, max: number) => Math.min(Math.max(0, value), Math.max(0, max));

/** Moves within the grid; `extend` keeps or begins a range. */
export function moveCursor(cursor: Cursor, to: { row: number; day: number }, size: GridSize, extend: boolean): Cursor {
  const anchor = extend ? (cursor.anchor ?? { row: cursor.row, day: cursor.day }) : null;
  return { row: clamp(to.row, size.rows - 1), day: clamp(to.day, size.days - 1), anchor };
}

export interface Range {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstDay: number;
  readonly lastDay: number;
}

/** The cells selected: the cursor's own, or the rectangle to its anchor. */
export function rangeOf({ row, day, anchor }: Cursor): Range {
  const other = anchor ?? { row, day };
  return {
    firstRow: Math.min(row, other.row),
    lastRow: Math.max(row, other.row),
    firstDay: Math.min(day, other.day),
    lastDay: Math.max(day, other.day),
  };
}

/** The part of a range that lies in a row, as `first-last`; null when none does. */
export function rangeInRow(range: Range, row: number): string | null {
  const single = range.firstRow === range.lastRow && range.firstDay === range.lastDay;
  if (single || row < range.firstRow || row > range.lastRow) return null;
  return `${range.firstDay}-${range.lastDay}`;
}
