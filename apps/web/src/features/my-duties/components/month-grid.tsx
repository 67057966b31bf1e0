import { Fragment } from 'react';
import { WEEKDAYS, type LocalDay } from '@evenflow/domain';
import { DutyChip } from '../../../design/duty-chip.tsx';
import type { MonthDay } from '../my-month.ts';
import styles from './month-grid.module.css';

interface MonthGridProps {
  readonly weeks: readonly (readonly (MonthDay | null)[])[];
  readonly today: LocalDay;
  readonly chosen: LocalDay;
  readonly onChoose: (day: LocalDay) => void;
}

/** A month at a glance: each day a button with the codes of what I hold on it. */
export function MonthGrid({ weeks, today, chosen, onChoose }: MonthGridProps) {
  return (
    <table className={styles.month}>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, row) => (
          <tr key={week.find((day) => day !== null)?.date ?? row}>
            {week.map((day, column) => (
              <td key={day?.date ?? `${row} ${column}`} data-weekend={column > 4 || undefined}>
                {day && <Day day={day} isToday={day.date === today} isChosen={day.date === chosen} {...{ onChoose }} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps extends Pick<MonthGridProps, 'onChoose'> {
  readonly day: MonthDay;
  readonly isToday: boolean;
  readonly isChosen: boolean;
}

function Day({ day, isToday, isChosen, onChoose }: DayProps) {
  const number = Number(day.date.slice(8, 10));
  const away = day.away !== null && day.items.length === 0;
  // What is seen is said first and as it stands: somebody who drives the page by voice says what they see.
  const seen = [number, ...day.items.map(({ duty }) => duty.code), ...(away ? ['away'] : [])].join(' ');
  return (
    <button
      type="button"
      className={styles.day}
      aria-label={`${seen}, ${day.words}`}
      aria-pressed={isChosen}
      aria-current={isToday ? 'date' : undefined}
      data-away={day.away !== null || undefined}
      onClick={() => onChoose(day.date)}
    >
      <span className={styles.number}>{number}</span>
      {day.items.map(({ duty, assignment }) => (
        <Fragment key={duty.code}>
          {' '}
          <DutyChip
            code={duty.code}
            mark={duty.mark}
            withMentor={assignment.supernumerary === true}
            size="small"
            className={styles.chip}
          />
        </Fragment>
      ))}{' '}
      {away && <DutyChip code="away" mark="leave" size="small" className={styles.chip} />}
    </button>
  );
}
