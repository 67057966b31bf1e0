import type { ImportNotes } from '../import-notes.ts';
import type { Cell, Grid } from '../reading/grid.ts';

/**
 * A workbook that a program wrote, and no spreadsheet computed since, holds formulas without results: their cells look
 * empty and need not be. Where not one of several has a result, that is asked.
 */
export function askAboutUncomputed(grids: readonly Grid[], notes: ImportNotes): void {
  let empty = 0;
  let first: { readonly grid: Grid; readonly cell: Cell } | null = null;
  for (const grid of grids.filter(({ hidden }) => !hidden)) {
    for (let row = 1; row <= grid.rowCount; row += 1) {
      for (let column = 1; column <= grid.columnCount; column += 1) {
        const cell = grid.cell(row, column);
        if (cell.formula === undefined) continue;
        if (cell.text) return;
        empty += 1;
        first ??= { grid, cell };
      }
    }
  }
  if (!first) return;
  notes.ask('uncomputed', { sheet: first.grid.name, cell: first.cell.address }, () => ({
    text: `None of the ${empty} formulas of this workbook has a stored result. Are their cells empty?`,
    evidence: ['If not, open the workbook, save it and import it again: spreadsheets store the results then.'],
    answers: [{ id: 'empty', label: 'Yes: they are empty' }],
  }));
}
