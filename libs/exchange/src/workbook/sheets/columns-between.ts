import { sayDay, type LocalDay } from '@evenflow/domain';
import { isEmpty } from '../reading/grid.ts';
import { readRotaCell, saysNothing, type RotaReading } from './rota-cell.ts';
import type { RotaBlock } from './rota-layout.ts';
import { meaningsOf } from './rota-meaning.ts';
import type { RowToRead } from './rota-row.ts';

/**
 * Columns without a date between those of two days. Where they hold codes they may be the second half of the day before;
 * whether they are is asked once for the table, since nothing else says so.
 */
export class ColumnsBetween {
  private readonly columns: readonly { readonly column: number; readonly date: LocalDay }[];

  constructor(
    private readonly block: RotaBlock,
    private readonly context: RotaReading,
  ) {
    const columns: { column: number; date: LocalDay }[] = [];
    const all = [...block.days.keys()];
    let date: LocalDay | null = null;
    for (let column = all[0]!; column <= all.at(-1)! + 1; column += 1) {
      date = block.days.get(column) ?? date;
      if (!block.days.has(column) && isEmpty(block.grid.cell(block.headerRow, column)))
        columns.push({ column, date: date! });
    }
    this.columns = columns;
  }

  /** The codes that stand between the days of a person's row. */
  read(person: string, { row, cells }: RowToRead): void {
    const [first, last] = [cells[0]?.column ?? 0, cells.at(-1)?.column ?? 0];
    for (const { column, date } of this.columns) {
      const cell = this.block.grid.cell(row, column);
      if (column < first || column > last + 1 || saysNothing(cell.text)) continue;
      if (meaningsOf(cell.text, this.context) === null) continue;
      const { notes } = this.context;
      const answer = notes.ask(
        cell,
        `between:${notes.name}:${this.block.grid.cell(this.block.headerRow, 1).address}`,
        () => ({
          text: `“${cell.text}” stands in a column without a date. Does it belong to the day before it, ${sayDay(date)}?`,
          evidence: ['The answer counts for every such column of this table.'],
          answers: [
            { id: 'day-before', label: 'Yes: these columns belong to the day before them' },
            { id: 'leave-out', label: 'No: leave these columns out' },
          ],
        }),
      );
      if (answer === 'day-before') readRotaCell(cell, { person, date }, this.context);
      else if (answer === 'leave-out') notes.leftOut(cell, 'in a column without a date, as answered');
    }
  }
}
