import { minutesOf, wallClockAt, type Zone as TimeZone } from '@evenflow/domain';
import { useNow } from '../../../words/use-now.ts';
import type { BoardDay } from '../model/board-days.ts';
import type { Window, Zoom } from '../state/board-view.ts';
import styles from './board.module.css';
import { DAY_AXIS_MINUTES } from './day-line.tsx';

/** How much of today's column has gone by, and the clock; null when today is not in view. */
export interface NowMark {
  readonly column: number;
  readonly share: number;
  readonly clock: string;
}

interface Shown {
  readonly days: readonly BoardDay[];
  readonly window: Window;
  readonly zoom: Zoom;
  readonly zone: TimeZone;
}

export function useNowMark({ days, window, zoom, zone }: Shown): NowMark | null {
  const { clock } = wallClockAt(Math.floor(useNow(60_000) / 60_000), zone);
  const today = days.find((day) => day.today);
  if (!today || today.index < window.first || today.index > window.last) return null;
  const share = minutesOf(clock) / (zoom === 'day' ? DAY_AXIS_MINUTES : 1440);
  return { column: today.index - window.first, share, clock };
}

/** The time now over today's column; the line below it is drawn by the cells, behind their chips. */
export function NowBadge({ now }: { readonly now: NowMark | null }) {
  if (!now) return null;
  const left = `calc(var(--name) + var(--day) * ${(now.column + now.share).toFixed(4)})`;
  return (
    <span className={styles.now} style={{ left }}>
      {now.clock}
    </span>
  );
}
