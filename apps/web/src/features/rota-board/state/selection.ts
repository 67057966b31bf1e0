import type { LocalDay } from '@evenflow/domain';
import { rangeOf, type GridSize } from './board-cursor.ts';
import type { BoardModel } from './board-model.ts';
import type { BoardView } from './board-view.ts';
import type { CellRef } from './edits.ts';
import type { Carried, Place } from './moves.ts';

type Looking = Pick<BoardView, 'pivot' | 'cursor'>;

export function sizeOf(model: BoardModel, { pivot }: Pick<BoardView, 'pivot'>): GridSize {
  const rows = pivot === 'people' ? model.people : model.duties;
  return { rows: rows.length, days: model.facts.days.length };
}

export function rowKeyOf(model: BoardModel, { pivot, cursor }: Looking): string {
  return (pivot === 'people' ? model.people : model.duties)[cursor.row]!.key;
}

export function cursorDate(model: BoardModel, { cursor }: Looking): LocalDay {
  return model.facts.days[cursor.day]!.date;
}

/** The days of the selected columns. */
export function selectedDates(model: BoardModel, { cursor }: Looking): LocalDay[] {
  const { firstDay, lastDay } = rangeOf(cursor);
  return model.facts.days.slice(firstDay, lastDay + 1).map((day) => day.date);
}

/** The selected cells row by row; only people's days are cells of their own. */
export function selectedTable(model: BoardModel, looking: Looking): CellRef[][] {
  const { firstRow, lastRow } = rangeOf(looking.cursor);
  const dates = selectedDates(model, looking);
  return model.people.slice(firstRow, lastRow + 1).map((row) => dates.map((date) => ({ person: row.key, date })));
}

/** The selected cells as people and days; by duty, the people who hold the selected duties. */
export function selectedCells(model: BoardModel, looking: Looking): CellRef[] {
  if (looking.pivot === 'people') return selectedTable(model, looking).flat();
  const { firstRow, lastRow, firstDay, lastDay } = rangeOf(looking.cursor);
  return model.duties
    .slice(firstRow, lastRow + 1)
    .filter((row) => row.kind === 'duty')
    .flatMap((row) => row.cells.slice(firstDay, lastDay + 1))
    .flatMap((cell) => cell.holders.map(({ person }) => ({ person, date: cell.date })));
}

/** What a row and column are as a place to put something; null where nothing can be put. */
export function placeAt(model: BoardModel, pivot: BoardView['pivot'], row: number, day: number): Place | null {
  const date = model.facts.days[day]?.date;
  if (date === undefined) return null;
  if (pivot === 'people') {
    const person = model.people[row]?.key;
    return person === undefined ? null : { kind: 'cell', person, date };
  }
  const duty = model.duties[row];
  if (!duty || duty.kind !== 'duty') return null;
  const { holders, missing } = duty.cells[day]!;
  return { kind: 'duty', duty: duty.key, date, holders: missing > 0 ? [] : holders.map((holder) => holder.person) };
}

/** What can be picked up at a row and column: the duty meant, else the last one of the day. */
export function carriedAt(model: BoardModel, looking: Looking, meant: string | null): Carried | null {
  const { pivot, cursor } = looking;
  const date = cursorDate(model, looking);
  if (pivot === 'people') {
    const chips = model.people[cursor.row]?.cells[cursor.day]?.chips ?? [];
    const chip = chips.find((one) => one.duty === meant) ?? chips.at(-1);
    return chip ? { kind: 'held', person: rowKeyOf(model, looking), date, duty: chip.duty } : null;
  }
  const row = model.duties[cursor.row];
  const cell = row?.cells[cursor.day];
  if (!row || row.kind !== 'duty' || !cell) return null;
  const holder = cell.holders.find((one) => one.person === meant) ?? cell.holders[0];
  if (holder) return { kind: 'held', person: holder.person, date, duty: row.key };
  return cell.missing > 0 ? { kind: 'open', duty: row.key, dates: [date] } : null;
}

/** The selected people and days as the Fill page reads them; empty when only one cell is selected. */
export function selectionQuery(model: BoardModel, cursor: Looking['cursor'], pivot: BoardView['pivot']): string {
  if (pivot !== 'people' || cursor.anchor === null) return '';
  const table = selectedTable(model, { pivot, cursor });
  const [first, last] = [table[0]?.[0], table.at(-1)?.at(-1)];
  if (!first || !last || (first.person === last.person && first.date === last.date)) return '';
  const people = table.map((row) => row[0]!.person).join(',');
  return `?${new URLSearchParams({ people, from: first.date, to: last.date }).toString()}`;
}
