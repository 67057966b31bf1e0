import { count } from '../../../words/times.ts';
import { rangeOf } from './board-cursor.ts';
import type { BoardModel } from './board-model.ts';
import type { BoardViewStore } from './board-view.ts';
import { pasteEdits, readTable, tableText, type CellTable } from './clipboard.ts';
import { clearEdits, type Edit } from './edits.ts';
import { paintEdits } from './fills.ts';
import type { RotaDesk } from './rota-session.ts';
import { selectedTable } from './selection.ts';

interface ClipParts {
  readonly desk: RotaDesk;
  readonly view: BoardViewStore;
  readonly model: () => BoardModel;
  readonly change: (edits: readonly Edit[]) => void;
}

/** Copying, pasting and filling runs: what a spreadsheet does with a selection. */
export class ClipActions {
  constructor(private readonly parts: ClipParts) {}

  /** The selection as a spreadsheet takes it; null by duty, where a cell is not a person's day. */
  copy(): string | null {
    const table = this.selection();
    if (!table) return null;
    const cells = table.length * (table[0]?.length ?? 0);
    this.parts.view.setState({ announcement: `${count(cells, 'cell')} copied.` });
    return tableText(this.content(), table);
  }

  cut(): string | null {
    const table = this.selection();
    const text = this.copy();
    if (table) this.parts.change(clearEdits(this.content(), table.flat()));
    return text;
  }

  /** Into the selection, or from the cursor's cell as far as the text reaches. */
  paste(text: string): void {
    const { view, model, change } = this.parts;
    const table = readTable(text);
    const cells = this.target(table);
    if (!cells) return view.setState({ notice: 'Codes are pasted by people: press V, then paste.' });
    const { edits, unknown } = pasteEdits(model().facts.team, this.content(), table, cells);
    change(edits);
    if (unknown.length > 0) {
      const words = `Left alone, because no duty is called so: ${unknown.slice(0, 6).join(', ')}`;
      view.setState({ notice: words, announcement: words });
    }
  }

  fill(way: 'down' | 'right'): void {
    const table = this.selection();
    if (!table) return;
    const columns = table[0]?.map((_, day) => table.map((row) => row[day]!)) ?? [];
    this.parts.change(paintEdits(this.parts.model().facts.team, this.content(), way === 'right' ? table : columns));
  }

  private selection(): CellTable | null {
    const state = this.parts.view.getState();
    return state.pivot === 'people' ? selectedTable(this.parts.model(), state) : null;
  }

  private target(table: readonly string[][]): CellTable | null {
    const { pivot, cursor } = this.parts.view.getState();
    if (pivot !== 'people') return null;
    const { firstRow, lastRow, firstDay, lastDay } = rangeOf(cursor);
    const width = Math.max(...table.map((row) => row.length));
    const [rows, days] = [lastRow - firstRow + 1, lastDay - firstDay + 1];
    const single = rows === 1 && days === 1;
    const { people, facts } = this.parts.model();
    return people
      .slice(firstRow, firstRow + (single ? table.length : rows))
      .map((row) =>
        facts.days.slice(firstDay, firstDay + (single ? width : days)).map(({ date }) => ({ person: row.key, date })),
      );
  }

  private content() {
    return this.parts.desk.store.getState().content;
  }
}
