import { Fragment, memo } from 'react';
import { DutyChip } from '../../../design/duty-chip.tsx';
import { longDay } from '../../../words/times.ts';
import type { BoardDay } from '../model/board-days.ts';
import type { Chip, PersonCell } from '../model/people-rows.ts';
import styles from './day-line.module.css';

/** The axis: a day and the night after it, until the morning hand-over. */
export const DAY_AXIS_MINUTES = 32 * 60;
const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30];

const share = (minutes: number) =>
  `${((Math.min(DAY_AXIS_MINUTES, Math.max(0, minutes)) / DAY_AXIS_MINUTES) * 100).toFixed(3)}%`;

/** A day as its hours, into the next morning. */
export function HourHeading({ day }: { readonly day: BoardDay }) {
  return (
    <div role="columnheader" className={styles.hours} aria-label={longDay(day.date)}>
      <b>{longDay(day.date)}</b>
      {HOURS.map((hour) => (
        <span key={hour} style={{ left: share(hour * 60) }}>
          {String(hour % 24).padStart(2, '0')}
        </span>
      ))}
    </div>
  );
}

interface DayLineProps {
  readonly cell: PersonCell;
  /** The day before, whose night may end on this morning. */
  readonly before: PersonCell | undefined;
}

/** One person's day on the axis of hours. */
export const DayLine = memo(function DayLine({ cell, before }: DayLineProps) {
  const over = before?.chips.filter((chip) => chip.to > 1440) ?? [];
  return (
    <>
      {HOURS.map((hour) => (
        <i
          key={hour}
          className={styles.tick}
          style={{ left: share(hour * 60) }}
          data-midnight={hour === 24 || undefined}
        />
      ))}
      {over.map((chip) => (
        <Fragment key={`before-${chip.duty}`}>
          <Bar chip={chip} shift={-1440} />{' '}
        </Fragment>
      ))}
      {cell.chips.map((chip) => (
        <Fragment key={chip.duty}>
          <Bar chip={chip} shift={0} />{' '}
        </Fragment>
      ))}
    </>
  );
});

function Bar({ chip, shift }: { readonly chip: Chip; readonly shift: number }) {
  const [from, to] = [chip.from + shift, chip.to + shift];
  const width = ((Math.min(DAY_AXIS_MINUTES, to) - Math.max(0, from)) / DAY_AXIS_MINUTES) * 100;
  return (
    <DutyChip
      code={chip.duty}
      mark={chip.mark}
      withMentor={chip.withMentor}
      className={styles.bar}
      style={{ left: share(from), width: `${width.toFixed(3)}%` }}
      locked={chip.locked}
    >
      <small className={styles.times}> {chip.times}</small>
    </DutyChip>
  );
}
