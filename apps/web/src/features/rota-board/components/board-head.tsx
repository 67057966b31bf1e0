import { memo } from 'react';
import { sayMonth } from '@evenflow/domain';
import type { BoardDay, ContextStrip } from '../model/board-days.ts';
import { dayHeading } from '../model/cell-words.ts';
import type { Pivot, Window, Zoom } from '../state/board-view.ts';
import styles from './board.module.css';
import { columnSpan, dayFacts } from './columns.ts';
import { HourHeading } from './day-line.tsx';
import { NowBadge, type NowMark } from './today-line.tsx';

interface BoardHeadProps {
  readonly days: readonly BoardDay[];
  readonly window: Window;
  readonly zoom: Zoom;
  readonly now: NowMark | null;
  readonly strips: readonly ContextStrip[];
  readonly pivot: Pivot;
  readonly rows: number;
  readonly cursorDay: number;
}

/** The lane that says why the month is as it is, and the days. */
export const BoardHead = memo(function BoardHead(props: BoardHeadProps) {
  const { days, window, zoom, now, strips, pivot, rows, cursorDay } = props;
  const shown = days.slice(window.first, window.last + 1);
  return (
    <div className={styles.head} role="rowgroup">
      <div className={`${styles.row} ${styles.stripRow}`} role="presentation">
        <div className={styles.name} />
        {strips.map((strip) => (
          <Strip key={`${strip.kind}-${strip.first}`} strip={strip} window={window} />
        ))}
        <NowBadge now={now} />
      </div>
      <div className={`${styles.row} ${styles.headRow}`} role="row" aria-rowindex={1}>
        <div role="columnheader" className={`${styles.name} ${styles.corner}`}>
          {rows} {pivot === 'people' ? 'people' : 'duties'}
        </div>
        {zoom === 'day' ? (
          <HourHeading day={shown[0]!} />
        ) : (
          shown.map((day) => <DayHeading key={day.date} day={day} current={day.index === cursorDay} zoom={zoom} />)
        )}
        {pivot === 'people' ? <TallyHeadings /> : <ShareHeadings />}
      </div>
    </div>
  );
});

function Strip({ strip, window }: { readonly strip: ContextStrip; readonly window: Window }) {
  const span = columnSpan(strip.first, strip.last, window);
  if (!span) return null;
  return (
    <span className={styles.strip} style={span} data-kind={strip.kind} title={strip.label}>
      {strip.label}
    </span>
  );
}

interface DayHeadingProps {
  readonly day: BoardDay;
  readonly current: boolean;
  readonly zoom: Zoom;
}

function DayHeading({ day, current, zoom }: DayHeadingProps) {
  const { weekday, number } = dayHeading(day.date);
  const month = zoom === 'quarter' && number === '1' ? sayMonth(day.date.slice(0, 7)).slice(0, 3) : null;
  return (
    <div
      role="columnheader"
      className={styles.dayHead}
      data-cursor={current || undefined}
      title={day.holiday ?? undefined}
      {...dayFacts(day)}
    >
      {month ?? weekday}
      <b>{number}</b>
    </div>
  );
}

function TallyHeadings() {
  return (
    <div className={styles.tallies} role="columnheader" aria-label="Tallies against fair share">
      <span>Calls</span>
      <span>Wkends</span>
      <span>Lates</span>
      <span>Hours</span>
      <span>Year, pts</span>
    </div>
  );
}

function ShareHeadings() {
  return (
    <div className={styles.shares} role="columnheader" aria-label="How it is shared">
      <span>Filled</span>
      <span>Per person</span>
      <span>Range</span>
    </div>
  );
}
