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
}

/** One sheet: rows and columns count from 1, as in the spreadsheet. */
export interface Grid {
  readonly name: string;
  readonly hidden: boolean;
  readonly rowCount: number;
  readonly columnCount: number;
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

/** A sheet over cells that are already read. */
export function gridOf(name: string, hidden: boolean, cells: readonly Cell[]): Grid {
  const byPlace = new Map(cells.map((cell) => [cell.row * 100_000 + cell.column, cell]));
  return {
    name,
    hidden,
    rowCount: cells.reduce((most, cell) => Math.max(most, cell.row), 0),
    columnCount: cells.reduce((most, cell) => Math.max(most, cell.column), 0),
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
