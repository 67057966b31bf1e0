import { useLayoutEffect, useState, type CSSProperties, type RefObject } from 'react';
import type { Zoom } from '../state/board-view.ts';

const NARROW = 900;
/** The least a day may be wide, so that its codes stay whole. */
const LEAST_DAY: Readonly<Record<Zoom, number>> = { day: 320, week: 92, month: 29, quarter: 27 };

/**
 * Widths of the three kinds of column, so that the whole month fits where it can. Worked out here because lengths
 * relative to a container would have the browser lay out the whole board for every move of the cursor.
 */
export function useColumnWidths(holder: RefObject<HTMLDivElement | null>, days: number, zoom: Zoom) {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const grid = holder.current;
    if (!grid) return;
    const measure = () => setWidth(grid.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(grid);
    return () => observer.disconnect();
  }, [holder]);
  const narrow = width < NARROW;
  const [name, tally] = narrow ? [106, 0] : [172, 224];
  const least = narrow && zoom === 'month' ? 32 : LEAST_DAY[zoom];
  const day = Math.max(least, (width - name - tally - 1) / days);
  const style: CSSProperties = {
    '--days': days,
    '--name': `${name}px`,
    '--tally': `${tally}px`,
    '--day': `${day.toFixed(2)}px`,
  };
  return { narrow, style };
}
