import { memo } from 'react';
import type { BoardDay, ContextStrip } from '../model/board-days.ts';
import { dayHeading } from '../model/cell-words.ts';
import type { Pivot } from '../state/board-view.ts';
import styles from './board.module.css';
import { columnSpan, dayFacts } from './columns.ts';

interface BoardHeadProps {
  readonly days: readonly BoardDay[];
  readonly strips: readonly ContextStrip[];
  readonly pivot: Pivot;
  readonly rows: number;
  readonly cursorDay: number;
}

/** The lane that says why the month is as it is, and the days. */
export const BoardHead = memo(function BoardHead({ days, strips, pivot, rows, cursorDay }: BoardHeadProps) {
  return (
    <div className={styles.head} role="rowgroup">
      <div className={`${styles.row} ${styles.stripRow}`} role="presentation">
        <div className={styles.name} />
        {strips.map((strip) => (
          <span
            key={`${strip.kind}-${strip.first}`}
            className={styles.strip}
            style={columnSpan(strip.first, strip.last)}
            data-kind={strip.kind}
            title={strip.label}
          >
            {strip.label}
          </span>
        ))}
      </div>
      <div className={`${styles.row} ${styles.headRow}`} role="row" aria-rowindex={1}>
        <div role="columnheader" className={`${styles.name} ${styles.corner}`}>
          {rows} {pivot === 'people' ? 'people' : 'duties'}
        </div>
        {days.map((day) => (
          <DayHeading key={day.date} day={day} current={day.index === cursorDay} />
        ))}
        {pivot === 'people' ? <TallyHeadings /> : <ShareHeadings />}
      </div>
    </div>
  );
});

function DayHeading({ day, current }: { readonly day: BoardDay; readonly current: boolean }) {
  const { weekday, number } = dayHeading(day.date);
  return (
    <div
      role="columnheader"
      className={styles.dayHead}
      data-cursor={current || undefined}
      title={day.holiday ?? undefined}
      {...dayFacts(day)}
    >
      {weekday}
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
