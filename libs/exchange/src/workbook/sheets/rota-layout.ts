import type { LocalDay } from '@evenflow/domain';
import type { Cell, Grid } from '../reading/grid.ts';
import { plain } from '../reading/words.ts';
import { rotaDays, usualMonth, type RotaDays } from './rota-days.ts';

/** Where the parts of a matrix are: people down, days across, a key below. */
export interface RotaLayout extends RotaDays {
  readonly title: string;
  readonly headerRow: number;
  readonly nameColumn: number;
  readonly codeColumn: number | null;
  /** First row of the key, or one past the last row. */
  readonly keyRow: number;
  /** `YYYY-MM` that most days belong to. */
  readonly month: string;
}

const DEEPEST_HEADER = 12;

/** Null when no row of the sheet holds a run of consecutive days. */
export function rotaLayout(grid: Grid): RotaLayout | null {
  for (let row = 1; row <= Math.min(DEEPEST_HEADER, grid.rowCount); row += 1) {
    const title = titleAbove(grid, row);
    const found = rotaDays(grid, row, `${title} ${grid.name}`);
    if (!found) continue;
    const before = Math.min(...found.days.keys());
    const codeColumn = headerColumn(grid, row, { before, words: /^(code|initials?|init)$/ });
    const nameColumn = headerColumn(grid, row, { before, words: /^(name|person|perfusionist|staff)$/ });
    return {
      ...found,
      title,
      headerRow: row,
      nameColumn: nameColumn ?? (codeColumn === 1 ? 2 : 1),
      codeColumn,
      keyRow: keyRow(grid, row),
      month: usualMonth([...found.days.values()] as LocalDay[]),
    };
  }
  return null;
}

function titleAbove(grid: Grid, row: number): string {
  for (let above = 1; above < row; above += 1) {
    const cells = Array.from({ length: grid.columnCount }, (_, i) => grid.cell(above, i + 1)).filter(
      (cell) => cell.text,
    );
    if (cells.length === 1) return cells[0]!.text;
  }
  return '';
}

function headerColumn(grid: Grid, row: number, wanted: { before: number; words: RegExp }): number | null {
  for (let column = 1; column < wanted.before; column += 1) {
    for (const header of [row, row - 1]) {
      if (header > 0 && wanted.words.test(plain(grid.cell(header, column).text))) return column;
    }
  }
  return null;
}

function keyRow(grid: Grid, headerRow: number): number {
  for (let row = headerRow + 1; row <= grid.rowCount; row += 1) {
    if (/^(key|legend|codes|abbreviations)$/.test(plain(grid.cell(row, 1).text))) return row;
  }
  return grid.rowCount + 1;
}

/** Meanings the key gives to codes: `AL = annual leave`. */
export function readKey(grid: Grid, layout: RotaLayout): Map<string, { meaning: string; cell: Cell }> {
  const key = new Map<string, { meaning: string; cell: Cell }>();
  for (let row = layout.keyRow; row <= grid.rowCount; row += 1) {
    const cell = grid.cell(row, 1);
    const match = /^(.{1,30}?)\s*=\s*(.+)$/.exec(cell.text);
    if (match) key.set(match[1]!, { meaning: match[2]!, cell });
  }
  return key;
}
