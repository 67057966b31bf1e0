import type { ImportNotes, SheetNotes } from './import-notes.ts';
import type { SheetKind } from './import-types.ts';
import { CellReader } from './reading/cell-reader.ts';
import type { Grid } from './reading/grid.ts';
import type { DayOrder } from './reading/parse-day.ts';
import type { Table } from './reading/table.ts';
import { noteRest } from './rest-of-sheet.ts';
import { kindOf, tableOf, type FieldOf, type ListKind } from './sheet-kinds.ts';
import { rotaLayout, type RotaLayout } from './sheets/rota-layout.ts';

interface Sheet {
  readonly grid: Grid;
  readonly kind: SheetKind;
  readonly reader: CellReader;
}

export interface RotaSheet {
  readonly grid: Grid;
  readonly reader: CellReader;
  readonly layout: RotaLayout;
}

type ReadTable<Kind extends ListKind, T> = (table: Table<FieldOf<Kind>>, reader: CellReader) => T;

/** The sheets of one workbook by kind, each read through its own reader. */
export class WorkbookSheets {
  /** Matrices by month, the latest last. */
  readonly rotas: readonly RotaSheet[];
  private readonly sheets: readonly Sheet[];

  constructor(grids: readonly Grid[], notes: ImportNotes, order: DayOrder) {
    this.sheets = grids.map((grid) => {
      const kind = kindOf(grid);
      return { grid, kind, reader: new CellReader(notes.sheet(grid.name, kind), order) };
    });
    this.rotas = this.sheets
      .flatMap(({ grid, kind, reader }) => (kind === 'rota' ? (rotaSheet(grid, reader) ?? []) : []))
      .sort((a, b) => a.layout.month.localeCompare(b.layout.month));
  }

  has(kind: SheetKind): boolean {
    return this.sheets.some((sheet) => sheet.kind === kind);
  }

  notesOf(grid: Grid): SheetNotes {
    return this.sheets.find((sheet) => sheet.grid === grid)!.reader.notes;
  }

  /** Tables of a kind, without reading or noting anything. */
  tables<Kind extends ListKind>(kind: Kind): Table<FieldOf<Kind>>[] {
    return this.sheets.flatMap((sheet) => (sheet.kind === kind ? (tableOf(sheet.grid, kind) ?? []) : []));
  }

  /** What all sheets of a kind list; a sheet whose headers are not found is a problem. */
  list<Kind extends ListKind, T>(kind: Kind, read: ReadTable<Kind, T[]>): T[] {
    return this.sheets
      .filter((sheet) => sheet.kind === kind)
      .flatMap(({ grid, reader }) => {
        const table = tableOf(grid, kind);
        if (table) return read(table, reader);
        reader.notes.problem(
          'headers-missing',
          grid.cell(1, 1),
          'no row of headers is recognised. Write the headers in the first row.',
        );
        return [];
      });
  }

  /** Says of every cell not yet spoken of what became of it. */
  noteRest(): void {
    for (const { grid, kind, reader } of this.sheets) noteRest(grid, kind, reader.notes);
  }
}

/** The sheet with its layout; days that cannot be told are a problem, since columns would be read under wrong dates. */
function rotaSheet(grid: Grid, reader: CellReader): RotaSheet | null {
  const layout = rotaLayout(grid);
  if (!layout) {
    reader.notes.problem(
      'no-days',
      grid.cell(1, 1),
      'no row of dates is found. Write the dates of the month in one row, one beside the other.',
    );
  } else if (layout.stray) {
    const { cell, expected } = layout.stray;
    const stands = cell.text ? `“${cell.text}” stands` : 'a formula without a stored result stands';
    reader.notes.problem(
      'days-broken',
      cell,
      `${stands} where the day ${expected} is expected. Write the dates one after the other.`,
    );
  }
  return layout && { grid, reader, layout };
}
