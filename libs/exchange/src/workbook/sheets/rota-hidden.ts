import type { SheetNotes } from '../import-notes.ts';
import { isEmpty, type Cell } from '../reading/grid.ts';
import { saysNothing } from './rota-cell.ts';
import type { RotaBlock } from './rota-layout.ts';

/**
 * Rows and days that the workbook hides may be old, or only out of the way: whether they count is asked, once for the
 * days of a sheet and once for each row.
 */
export class HiddenParts {
  constructor(
    private readonly block: RotaBlock,
    private readonly notes: SheetNotes,
  ) {}

  /** Whether a cell may be read; when not, what became of it is noted. */
  counts(cell: Cell, at: { row: number; column: number }): boolean {
    const { rows, columns } = this.block.grid.hides;
    if (!rows.has(at.row) && !columns.has(at.column)) return true;
    // A colour may say what no word does.
    if (!cell.fill && (isEmpty(cell) || saysNothing(cell.text))) return false;
    const answer = columns.has(at.column) ? this.askDays(cell) : this.askRow(cell, at.row);
    if (answer === 'leave-out') this.notes.leftOut(cell, 'hidden, and left out as answered');
    return answer === 'counts';
  }

  private askDays(cell: Cell): string | null {
    const hidden = [...this.block.days].filter(([column]) => this.block.grid.hides.columns.has(column));
    const [first, last] = [hidden[0]![1], hidden.at(-1)![1]];
    return this.notes.ask(cell, `hidden-days:${this.notes.name}:${first}`, () => ({
      text:
        hidden.length === 1
          ? `The day ${first} is hidden in the workbook. Does it count?`
          : `Days from ${first} to ${last} are hidden in the workbook. Do they count?`,
      evidence: [],
      answers: ANSWERS,
    }));
  }

  private askRow(cell: Cell, row: number): string | null {
    const label = this.block.labelColumns.map((column) => this.block.grid.cell(row, column).text).find(Boolean);
    return this.notes.ask(cell, `hidden-row:${this.notes.name}:${label ?? row}`, () => ({
      text: `The row of ${label ?? 'nobody'} is hidden in the workbook. Does it count?`,
      evidence: [],
      answers: ANSWERS,
    }));
  }
}

const ANSWERS = [
  { id: 'counts', label: 'It counts like the rest' },
  { id: 'leave-out', label: 'Leave it out' },
] as const;
