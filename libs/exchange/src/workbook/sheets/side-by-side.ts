import { isEmpty, type Grid } from '../reading/grid.ts';

const FEWEST_COLUMNS = 4;

/**
 * The tables of a sheet that stand one beside the other with an empty column between them, each as a sheet on which the
 * others are blank. Empty when there is only one.
 */
export function sideBySide(grid: Grid): Grid[] {
  const bands: { from: number; to: number }[] = [];
  let from = 1;
  for (let column = 1; column <= grid.columnCount + 1; column += 1) {
    if (column <= grid.columnCount && !isBlank(grid, column)) continue;
    if (column - from >= FEWEST_COLUMNS) bands.push({ from, to: column - 1 });
    from = column + 1;
  }
  return bands.length < 2 ? [] : bands.map((band) => onlyBetween(grid, band));
}

function isBlank(grid: Grid, column: number): boolean {
  for (let row = 1; row <= grid.rowCount; row += 1) if (!isEmpty(grid.cell(row, column))) return false;
  return true;
}

function onlyBetween(grid: Grid, { from, to }: { readonly from: number; readonly to: number }): Grid {
  return {
    ...grid,
    columnCount: to,
    cell: (row, column) => {
      const cell = grid.cell(row, column);
      if (column >= from && column <= to) return cell;
      return { address: cell.address, row: cell.row, column: cell.column, content: null, text: '' };
    },
  };
}
