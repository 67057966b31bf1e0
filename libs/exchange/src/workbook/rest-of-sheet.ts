import type { SheetNotes } from './import-notes.ts';
import type { SheetKind } from './import-types.ts';
import type { Cell, Grid } from './reading/grid.ts';
import { isListKind, tableOf } from './sheet-kinds.ts';
import type { RotaLayout } from './sheets/rota-layout.ts';

/** Notes the cells nothing has been said about yet: headers and plain fields as written, the rest as left out. */
export function noteRest(
  grid: Grid,
  { kind, layout, notes }: { kind: SheetKind; layout: RotaLayout | null; notes: SheetNotes },
): void {
  if (kind === 'hidden' || kind === 'unknown') {
    notes.leftOut(
      grid.cell(1, 1),
      kind === 'hidden' ? 'the sheet is hidden' : 'the sheet holds nothing that is known here',
    );
    return;
  }
  const meaning = isListKind(kind) ? listMeaning(grid, kind) : rotaMeaning(layout);
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

function rotaMeaning(layout: RotaLayout | null): (cell: Cell) => string | null {
  if (!layout) return () => null;
  const meanings = new Map<string, string>();
  for (const { grid, headerRow, days, labelColumns } of layout.blocks) {
    for (let row = Math.max(1, headerRow - 2); row <= headerRow; row += 1) {
      for (const column of days.keys()) meanings.set(grid.cell(row, column).address, 'a day');
      for (const column of labelColumns) meanings.set(grid.cell(row, column).address, 'a header');
    }
  }
  return ({ address, text }) => (text === layout.title ? 'the title' : (meanings.get(address) ?? null));
}
