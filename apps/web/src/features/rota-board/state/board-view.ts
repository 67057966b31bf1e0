import { createStore, type StoreApi } from 'zustand/vanilla';
import { moveCursor, type Cursor, type GridSize } from './board-cursor.ts';
import type { CellRef } from './edits.ts';

export type Pivot = 'people' | 'duties';

/** A duty somebody is sought for; `from` holds it now. */
export interface Wanted {
  readonly duty: string;
  readonly dates: readonly string[];
  readonly from: string | null;
}

export type OpenPopover =
  | { readonly kind: 'cell'; readonly cell: CellRef; readonly duty: string | null }
  | { readonly kind: 'who'; readonly wanted: Wanted };

/** What is looked at, never what is rostered. */
export interface BoardView {
  readonly pivot: Pivot;
  readonly cursor: Cursor;
  /** Letters typed towards a code. */
  readonly typed: string;
  readonly popover: OpenPopover | null;
  /** Said by the live region. */
  readonly announcement: string;
  readonly panel: 'findings' | null;
  readonly keysShown: boolean;
}

export type BoardViewStore = StoreApi<BoardView>;

export function createBoardView(): BoardViewStore {
  return createStore<BoardView>(() => ({
    pivot: 'people',
    cursor: { row: 0, day: 0, anchor: null },
    typed: '',
    popover: null,
    announcement: '',
    panel: null,
    keysShown: false,
  }));
}

export function goTo(view: BoardViewStore, to: { row: number; day: number }, size: GridSize, extend = false): void {
  view.setState(({ cursor }) => ({ cursor: moveCursor(cursor, to, size, extend), typed: '', popover: null }));
}
