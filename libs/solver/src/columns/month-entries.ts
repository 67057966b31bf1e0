import type { PersonMonth } from '../person-month/person-months.ts';
import type { SharedModel } from './shared-model.ts';

/** What a month adds to each shared row. */
export class MonthEntries {
  readonly #columnsOfSlot = new Map<number, number[]>();
  readonly #rowsOfColumn: (readonly [row: number, value: number])[][];

  constructor({ model, literals, membersOf }: SharedModel) {
    literals.forEach((literal, column) => {
      for (const slot of membersOf(literal)) {
        this.#columnsOfSlot.set(slot, [...(this.#columnsOfSlot.get(slot) ?? []), column]);
      }
    });
    this.#rowsOfColumn = literals.map(() => []);
    for (let row = 0; row < model.rowLower.length; row += 1) {
      for (let e = model.rowStart[row]!; e < model.rowStart[row + 1]!; e += 1) {
        this.#rowsOfColumn[model.column[e]!]?.push([row, model.value[e]!]);
      }
    }
  }

  of(month: PersonMonth): Map<number, number> {
    const columns = new Set(month.held.flatMap((slot) => this.#columnsOfSlot.get(slot) ?? []));
    const entries = new Map<number, number>();
    for (const column of columns) {
      for (const [row, value] of this.#rowsOfColumn[column]!) entries.set(row, (entries.get(row) ?? 0) + value);
    }
    for (const [row, value] of entries) if (value === 0) entries.delete(row);
    return entries;
  }
}
