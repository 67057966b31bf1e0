import type { SheetNotes } from './import-notes.ts';
import type { SheetKind } from './import-types.ts';
import type { Cell, Grid } from './reading/grid.ts';
import { isListKind, tableOf } from './sheet-kinds.ts';
import { rotaLayout } from './sheets/rota-layout.ts';

/** Notes the cells nothing has been said about yet: headers and plain fields as written, the rest as left out. */
export function noteRest(grid: Grid, kind: SheetKind, notes: SheetNotes): void {
  if (kind === 'hidden' || kind === 'unknown') {
    notes.leftOut(
      grid.cell(1, 1),
      kind === 'hidden' ? 'the sheet is hidden' : 'the sheet holds nothing that is known here',
    );
    return;
  }
  const meaning = isListKind(kind) ? listMeaning(grid, kind) : rotaMeaning(grid);
  for (let row = 1; row <= grid.rowCount; row += 1) {
    for (let column = 1; column <= grid.columnCount; column += 1) {
      const cell = grid.cell(row, column);
      if ((!cell.text && cell.formula === undefined) || notes.has(cell)) continue;
      const what = meaning(cell);
      if (what) notes.asWritten(cell, what);
      else notes.leftOut(cell, 'nothing here reads it');
    }
  }
}

function listMeaning(grid: Grid, kind: Parameters<typeof tableOf>[1]): (cell: Cell) => string | null {
  const table = tableOf(grid, kind);
  const fields = new Map(table && [...table.columns].map(([field, column]) => [column, field] as const));
  return ({ row, column }) => {
    if (!table || row < table.headerRow) return null;
    if (row === table.headerRow) return 'a header';
    return fields.get(column) ?? null;
  };
}

function rotaMeaning(grid: Grid): (cell: Cell) => string | null {
  const layout = rotaLayout(grid);
  return ({ row, column, text }) => {
    if (!layout) return null;
    if (text === layout.title) return 'the title';
    if (row <= layout.headerRow)
      return layout.days.has(column) ? 'a day' : column <= layout.nameColumn + 1 ? 'a header' : null;
    if (row >= layout.keyRow) return row === layout.keyRow ? 'the key' : null;
    return column === layout.nameColumn || column === layout.codeColumn ? 'who the row is for' : null;
  };
}
