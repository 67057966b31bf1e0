import type { CSSProperties } from 'react';
import type { BoardDay } from '../model/board-days.ts';

/** Position of something that lies over columns `first` to `last`, with a gap of 2 px at either side. */
export function columnSpan(first: number, last: number): CSSProperties {
  return {
    left: `calc(var(--name) + var(--day) * ${first} + 2px)`,
    width: `calc(var(--day) * ${last - first + 1} - 4px)`,
  };
}

/** What a column's cells are tinted by. */
export function dayFacts(day: BoardDay) {
  return {
    'data-day': day.kind,
    'data-today': day.today || undefined,
    'data-week': (day.weekday === 'Mon' && day.index > 0) || undefined,
  };
}

/** Whether a column lies in a range written `first-last`. */
export function inRange(range: string | null, day: number): boolean {
  if (range === null) return false;
  const [first, last] = range.split('-').map(Number) as [number, number];
  return first <= day && day <= last;
}
