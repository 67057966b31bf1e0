import { weekdayOf } from '@evenflow/domain';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BoardDay } from '../model/board-days.ts';
import { moveCursor, type Cursor, type GridSize } from './board-cursor.ts';
import type { CellRef } from './edits.ts';
import type { Carrying } from './carrying.ts';

export type Pivot = 'people' | 'duties';
/** How many days are seen at once. A quarter is three months, the one in the address and the two after it. */
export type Zoom = 'day' | 'week' | 'month' | 'quarter';
export type Density = 'compact' | 'regular' | 'roomy';

/** Height of a row in pixels. */
export const ROW_HEIGHT: Readonly<Record<Density, number>> = { compact: 28, regular: 45, roomy: 56 };

/** A duty somebody is sought for; `from` holds it now. */
export interface Wanted {
  readonly duty: string;
  readonly dates: readonly string[];
  readonly from: string | null;
}

export type OpenPopover =
  | { readonly kind: 'cell'; readonly cell: CellRef; readonly duty: string | null }
  | { readonly kind: 'who'; readonly wanted: Wanted }
  | { readonly kind: 'find' };

/** What is looked at, never what is rostered. */
export interface BoardView {
  readonly pivot: Pivot;
  readonly zoom: Zoom;
  readonly density: Density;
  readonly cursor: Cursor;
  /** Letters typed towards a code. */
  readonly typed: string;
  readonly popover: OpenPopover | null;
  /** What the pointer or the keyboard carries, and where it is. */
  readonly carrying: Carrying | null;
  /** Said by the live region. */
  readonly announcement: string;
  /** Said on the screen too, because what was asked for could not be done. */
  readonly notice: string | null;
  readonly panel: 'findings' | null;
  readonly keysShown: boolean;
}

export type BoardViewStore = StoreApi<BoardView>;

export function createBoardView(start: Partial<Pick<BoardView, 'zoom' | 'density' | 'cursor'>> = {}): BoardViewStore {
  return createStore<BoardView>(() => ({
    pivot: 'people',
    zoom: 'month',
    density: 'regular',
    cursor: { row: 0, day: 0, anchor: null },
    typed: '',
    popover: null,
    carrying: null,
    announcement: '',
    notice: null,
    panel: null,
    keysShown: false,
    ...start,
  }));
}

export function goTo(view: BoardViewStore, to: { row: number; day: number }, size: GridSize, extend = false): void {
  view.setState(({ cursor }) => ({ cursor: moveCursor(cursor, to, size, extend), typed: '', popover: null }));
}

/** The columns in view, both included. Day and week follow the cursor. */
export interface Window {
  readonly first: number;
  readonly last: number;
}

export function windowOf(zoom: Zoom, days: readonly BoardDay[], cursorDay: number): Window {
  if (zoom === 'day') return { first: cursorDay, last: cursorDay };
  if (zoom !== 'week') return { first: 0, last: days.length - 1 };
  const isMonday = (day: number) => weekdayOf(days[day]!.date) === 'Mon';
  let first = cursorDay;
  while (first > 0 && !isMonday(first)) first -= 1;
  let last = cursorDay;
  while (last < days.length - 1 && !isMonday(last + 1)) last += 1;
  return { first, last };
}
