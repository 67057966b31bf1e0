import type { Cell, Grid } from './grid.ts';
import { plain } from './words.ts';

/** Fields of a sheet and the headers that people write for them, compared after `plain`. */
export type Headers<Field extends string> = Readonly<Record<Field, readonly string[]>>;

export interface Row<Field extends string> {
  readonly number: number;
  /** The cell under a field's header; an empty cell of the first column when the sheet has no such header. */
  at(field: Field): Cell;
  in(column: number): Cell;
}

/** A sheet read as a list: one header row, one record in each row below it. */
export interface Table<Field extends string> {
  readonly grid: Grid;
  readonly headerRow: number;
  readonly columns: ReadonlyMap<Field, number>;
  /** Headers that are no field, by column. */
  readonly others: ReadonlyMap<number, Cell>;
  readonly rows: readonly Row<Field>[];
}

const DEEPEST_HEADER = 12;

/** Finds the header row (the one with the most known headers) and its columns. Null when fewer than two are known. */
export function readTable<Field extends string>(grid: Grid, headers: Headers<Field>): Table<Field> | null {
  let best: { row: number; columns: Map<Field, number> } | null = null;
  for (let row = 1; row <= Math.min(DEEPEST_HEADER, grid.rowCount); row += 1) {
    const columns = columnsOf(grid, row, headers);
    if (columns.size >= 2 && columns.size > (best?.columns.size ?? 0)) best = { row, columns };
  }
  if (!best) return null;
  const taken = new Set(best.columns.values());
  const others = new Map<number, Cell>();
  for (let column = 1; column <= grid.columnCount; column += 1) {
    const cell = grid.cell(best.row, column);
    if (!taken.has(column) && cell.text) others.set(column, cell);
  }
  return { grid, headerRow: best.row, columns: best.columns, others, rows: rowsBelow(grid, best.row, best.columns) };
}

function columnsOf<Field extends string>(grid: Grid, row: number, headers: Headers<Field>): Map<Field, number> {
  const columns = new Map<Field, number>();
  for (let column = 1; column <= grid.columnCount; column += 1) {
    const words = plain(grid.cell(row, column).text);
    if (!words) continue;
    const field = (Object.keys(headers) as Field[]).find((name) => headers[name].includes(words));
    if (field && !columns.has(field)) columns.set(field, column);
  }
  return columns;
}

function rowsBelow<Field extends string>(
  grid: Grid,
  headerRow: number,
  columns: ReadonlyMap<Field, number>,
): Row<Field>[] {
  const rows: Row<Field>[] = [];
  for (let number = headerRow + 1; number <= grid.rowCount; number += 1) {
    const cells = Array.from({ length: grid.columnCount }, (_, i) => grid.cell(number, i + 1));
    if (cells.every((cell) => !cell.text && cell.formula === undefined)) continue;
    rows.push({
      number,
      at: (field) => grid.cell(number, columns.get(field) ?? 100_000),
      in: (column) => grid.cell(number, column),
    });
  }
  return rows;
}
