import type { ImportNotes, SheetNotes } from './import-notes.ts';
import type { SheetKind } from './import-types.ts';
import { CellReader } from './reading/cell-reader.ts';
import { dayOrders } from './reading/day-orders.ts';
import type { Grid } from './reading/grid.ts';
import { yearsNamed } from './reading/month-words.ts';
import type { DayOrder } from './reading/parse-day.ts';
import type { Table } from './reading/table.ts';
import { noteRest } from './rest-of-sheet.ts';
import { kindOf, tableOf, type FieldOf, type ListKind } from './sheet-kinds.ts';
import { joinedKeys } from './sheets/rota.sheet.ts';
import { readKey, type RotaKey } from './sheets/rota-key.ts';
import type { RotaLayout } from './sheets/rota-layout.ts';
import { findRota } from './sheets/find-rota.ts';

interface Sheet {
  readonly grid: Grid;
  readonly kind: SheetKind;
  readonly reader: CellReader;
  readonly layout: RotaLayout | null;
}

export interface RotaSheet {
  readonly grid: Grid;
  readonly reader: CellReader;
  readonly layout: RotaLayout;
}

export interface SheetHints {
  /** How people write dates where the team is. */
  readonly order: DayOrder;
  readonly fileName: string;
  /** Years the team has been told of before. */
  readonly years: readonly number[];
}

type ReadTable<Kind extends ListKind, T> = (table: Table<FieldOf<Kind>>, reader: CellReader) => T;

/** The sheets of one workbook by kind, each read through its own reader. */
export class WorkbookSheets {
  /** Matrices by month, the latest last. */
  readonly rotas: readonly RotaSheet[];
  /** What keys on sheets of their own say; null when there are none. */
  readonly key: RotaKey | null;
  private readonly sheets: readonly Sheet[];

  constructor(grids: readonly Grid[], notes: ImportNotes, { order, fileName, years: known }: SheetHints) {
    const orders = dayOrders(grids, order);
    const years = [...new Set([...yearsNamed(grids, fileName).slice(0, 6), ...known])];
    this.sheets = grids.map((grid) => {
      const found = grid.hidden ? null : findRota(grid, notes, { orders, years, fileName });
      const kind = found ? 'rota' : kindOf(grid);
      const reader = new CellReader(notes.sheet(grid.name, kind), orders[0]);
      found?.say(reader.notes);
      if (!found && kind === 'rota') sayNoDays(grid, reader.notes);
      return { grid, kind, reader, layout: found?.layout ?? null };
    });
    this.rotas = this.sheets
      .flatMap(({ grid, reader, layout }) => (layout ? [{ grid, reader, layout }] : []))
      .sort((a, b) => a.layout.month.localeCompare(b.layout.month));
    this.key = this.sheets
      .filter((sheet) => sheet.kind === 'key')
      .map(({ grid }) => readKey(grid, null))
      .reduce<RotaKey | null>((all, each) => (all ? joinedKeys(all, each) : each), null);
  }

  has(kind: SheetKind): boolean {
    return this.sheets.some((sheet) => sheet.kind === kind);
  }

  notesOf(grid: Grid): SheetNotes {
    return this.sheets.find((sheet) => sheet.grid === grid)!.reader.notes;
  }

  /** Sheets that are shown, and of no kind that is known. */
  unknown(): { grid: Grid; notes: SheetNotes }[] {
    return this.sheets.flatMap(({ kind, grid, reader }) => (kind === 'unknown' ? [{ grid, notes: reader.notes }] : []));
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
    for (const { grid, kind, layout, reader } of this.sheets) {
      if (kind === 'key') {
        for (const cell of readKey(grid, null).cells) if (cell.text) reader.notes.asWritten(cell, 'the key');
      }
      noteRest(grid, { kind, layout, notes: reader.notes });
    }
  }
}

function sayNoDays(grid: Grid, notes: SheetNotes): void {
  notes.problem(
    'no-days',
    grid.cell(1, 1),
    'no row of dates is found. Write the dates of the month in one row, one beside the other.',
  );
}
