/** What a cell holds once the file format is out of the way. A moment is wall clock, without a zone. */
export type CellContent = string | number | boolean | Moment | null;

/** Minutes since midnight on a day; a bare time of day has the day `1899-12-30`, as spreadsheets store it. */
export interface Moment {
  readonly day: string;
  readonly minutes: number;
}

export interface Cell {
  /** `C5`. */
  readonly address: string;
  readonly row: number;
  readonly column: number;
  readonly content: CellContent;
  /** The content as a person reads it, trimmed; empty for an empty cell. */
  readonly text: string;
  /** The formula behind the content, without its equals sign. */
  readonly formula?: string;
  /** The comment attached to the cell. */
  readonly note?: string;
  /** The colour behind the cell, as `RRGGBB`; absent for white and for none. */
  readonly fill?: string;
  /** The text is struck through. */
  readonly struck?: true;
  /** Address of the first cell of the merged range the cell belongs to, its own for the first one. */
  readonly merged?: string;
}

/** Rows and columns that the spreadsheet does not show. */
export interface Hides {
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
}

/** One sheet: rows and columns count from 1, as in the spreadsheet. */
export interface Grid {
  readonly name: string;
  readonly hidden: boolean;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly hides: Hides;
  /** An empty cell where nothing is written. */
  cell(row: number, column: number): Cell;
}

/** `28` → `AB`. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return column > 26 ? columnName(Math.floor((column - 1) / 26)) + letter : letter;
}

export function isMoment(content: CellContent): content is Moment {
  return typeof content === 'object' && content !== null;
}

/** Nothing is written: neither text nor a formula that may have lost its result. */
export function isEmpty(cell: Cell): boolean {
  return !cell.text && cell.formula === undefined;
}

const SHOWN: Hides = { rows: new Set(), columns: new Set() };

/** A sheet over cells that are already read; cells that are only coloured do not make it larger. */
export function gridOf(name: string, hidden: boolean, cells: readonly Cell[], hides: Hides = SHOWN): Grid {
  const byPlace = new Map(cells.map((cell) => [cell.row * 100_000 + cell.column, cell]));
  const written = cells.filter((cell) => !isEmpty(cell) || cell.note !== undefined);
  return {
    name,
    hidden,
    hides,
    rowCount: written.reduce((most, cell) => Math.max(most, cell.row), 0),
    columnCount: written.reduce((most, cell) => Math.max(most, cell.column), 0),
    cell: (row, column) =>
      byPlace.get(row * 100_000 + column) ?? {
        address: `${columnName(column)}${row}`,
        row,
        column,
        content: null,
        text: '',
      },
  };
}

/** The same sheet with its rows as columns; every cell keeps the address it has in the file. */
export function turned(grid: Grid): Grid {
  return {
    name: grid.name,
    hidden: grid.hidden,
    hides: { rows: grid.hides.columns, columns: grid.hides.rows },
    rowCount: grid.columnCount,
    columnCount: grid.rowCount,
    cell: (row, column) => grid.cell(column, row),
  };
}
