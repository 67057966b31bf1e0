import type { FoundPlace } from '../model/find-places.ts';
import type { BoardModel } from './board-model.ts';
import { goTo, type BoardViewStore, type Wanted } from './board-view.ts';
import { sizeOf } from './selection.ts';

export interface Meant {
  readonly person: string;
  readonly date: string;
  readonly duty: string | null;
}

/** Leads to a finding's cell, in whichever pivot is shown, and opens it. */
export function showCell(view: BoardViewStore, model: BoardModel, cell: Meant): void {
  const day = dayOf(model, cell.date);
  if (day < 0) return;
  const { pivot } = view.getState();
  const rows = pivot === 'people' ? model.people : model.duties;
  const row = rows.findIndex((one) => one.key === (pivot === 'people' ? cell.person : cell.duty));
  lead(view, model, { row: Math.max(0, row), day });
  view.setState({ popover: { kind: 'cell', cell: { person: cell.person, date: cell.date }, duty: cell.duty } });
}

/** Opens the ranking for an open duty, at its row by duty or its column by person. */
export function showWanted(view: BoardViewStore, model: BoardModel, wanted: Wanted): void {
  const { pivot, cursor } = view.getState();
  const row = pivot === 'duties' ? model.duties.findIndex((one) => one.key === wanted.duty) : cursor.row;
  lead(view, model, { row, day: dayOf(model, wanted.dates[0]!) });
  view.setState({ popover: { kind: 'who', wanted } });
}

/** Leads to a day; false when it is not shown. */
export function showDay(view: BoardViewStore, model: BoardModel, date: string): boolean {
  const day = dayOf(model, date);
  if (day >= 0) lead(view, model, { row: view.getState().cursor.row, day });
  return day >= 0;
}

/** Goes to what was looked for, and puts the keyboard there. */
export function showFound(view: BoardViewStore, model: BoardModel, { pivot, row, day }: FoundPlace): void {
  if (pivot) view.setState({ pivot });
  const { cursor } = view.getState();
  lead(view, model, { row: row ?? cursor.row, day: day ?? cursor.day });
  view.setState({ popover: null });
  requestAnimationFrame(() => cellAtCursor(view)?.focus());
}

function dayOf(model: BoardModel, date: string): number {
  return model.facts.days.findIndex((one) => one.date === date);
}

function lead(view: BoardViewStore, model: BoardModel, to: { row: number; day: number }): void {
  goTo(view, to, sizeOf(model, view.getState()));
  requestAnimationFrame(() => cellAtCursor(view)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
}

function cellAtCursor(view: BoardViewStore): HTMLElement | null {
  const { row, day } = view.getState().cursor;
  return document.querySelector<HTMLElement>(`[role='grid'] [data-row="${row}"][data-column="${day}"]`);
}
