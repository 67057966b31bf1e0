import type { CSSProperties } from 'react';
import type { BoardDay } from '../model/board-days.ts';
import { ROW_HEIGHT, type Density, type Window } from '../state/board-view.ts';

/** Position of something that lies over columns `first` to `last` of the window; null when none of it is in view. */
export function columnSpan(first: number, last: number, window: Window): CSSProperties | null {
  const from = Math.max(first, window.first) - window.first;
  const to = Math.min(last, window.last) - window.first;
  if (to < from) return null;
  return {
    left: `calc(var(--name) + var(--day) * ${from} + 2px)`,
    width: `calc(var(--day) * ${to - from + 1} - 4px)`,
  };
}

/** What a column's cells are tinted by. */
export function dayFacts(day: BoardDay) {
  return {
    'data-day': day.kind,
    'data-today': day.today || undefined,
    'data-week': (day.weekday === 'Mon' && day.index > 0) || undefined,
    'data-month': (day.date.endsWith('-01') && day.index > 0) || undefined,
  };
}

/** Whether a column lies in a range written `first-last`. */
export function inRange(range: string | null, day: number): boolean {
  if (range === null) return false;
  const [first, last] = range.split('-').map(Number) as [number, number];
  return first <= day && day <= last;
}

const LINE: Readonly<Record<Density, number>> = { compact: 14, regular: 17, roomy: 18 };

/** Height of a row of duties: as any other row, or as much as its stacked names need. */
export function dutyRowHeight(lines: number, density: Density): number {
  return lines <= 2 ? ROW_HEIGHT[density] - 4 : Math.max(ROW_HEIGHT[density] - 4, lines * LINE[density] + 8);
}
