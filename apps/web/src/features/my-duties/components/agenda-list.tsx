import { type LocalDay, sayDay, weekdayOf } from '@evenflow/domain';
import { Link } from 'react-router';
import { DutyChip } from '../../../design/duty-chip.tsx';
import { longDay } from '../../../words/times.ts';
import type { AgendaAway, AgendaDay, AgendaWeek } from '../agenda.ts';
import styles from './agenda-list.module.css';

/** What comes then, by week. */
export function AgendaWeeks({ weeks }: { readonly weeks: readonly AgendaWeek[] }) {
  if (weeks.length === 0) return null;
  return (
    <div>
      <h2 className={styles.then}>Then</h2>
      {weeks.map((week) => (
        <section key={week.title} aria-label={week.title}>
          <h3 className={styles.week}>{week.title}</h3>
          <Rows rows={week.rows} />
        </section>
      ))}
    </div>
  );
}

interface AgendaOfDayProps {
  readonly day: LocalDay;
  readonly rows: readonly (AgendaDay | AgendaAway)[];
}

/** What stands on one day. */
export function AgendaOfDay({ day, rows }: AgendaOfDayProps) {
  return (
    <section aria-label={longDay(day)} aria-live="polite">
      <h2 className={styles.then}>{longDay(day)}</h2>
      {rows.length > 0 ? <Rows rows={rows} /> : <p className={styles.note}>No duty.</p>}
    </section>
  );
}

function Rows({ rows }: Pick<AgendaOfDayProps, 'rows'>) {
  return (
    <ol className={styles.list}>
      {rows.map((row) =>
        row.kind === 'duties' ? (
          <DayRow key={`d${row.date}`} row={row} />
        ) : (
          <AwayRow key={`a${row.from}${row.title}`} row={row} />
        ),
      )}
    </ol>
  );
}

function DayRow({ row }: { readonly row: AgendaDay }) {
  return (
    <li className={styles.row}>
      <p className={styles.date}>
        <span>{weekdayOf(row.date)}</span>
        <b>{Number(row.date.slice(8, 10))}</b>
        <span className="unseen">{sayDay(row.date).split(' ')[2]}</span>
      </p>
      <Link to={dutyPath(row.date, row.chips.at(-1)!.code)} className={styles.text}>
        <span className={styles.title}>{row.title}</span>
        <span className={styles.note}>{row.note}</span>
      </Link>
      <div className={styles.chips}>
        {row.chips.map((chip) => (
          <Link
            key={chip.code}
            to={dutyPath(row.date, chip.code)}
            className={styles.chip}
            aria-label={`${chip.code}, ${sayDay(row.date)}`}
          >
            <DutyChip
              code={chip.code}
              mark={chip.mark}
              withMentor={chip.supernumerary}
              size={row.chips.length > 1 ? 'regular' : 'large'}
            />
          </Link>
        ))}
      </div>
    </li>
  );
}

function AwayRow({ row }: { readonly row: AgendaAway }) {
  const days = row.from === row.to ? weekdayOf(row.from) : `${weekdayOf(row.from)}–${weekdayOf(row.to)}`;
  const first = Number(row.from.slice(8, 10));
  return (
    <li className={styles.row} data-away>
      <p className={styles.date}>
        <span>{days}</span>
        <b>{row.from === row.to ? first : `${first}–${Number(row.to.slice(8, 10))}`}</b>
      </p>
      <p className={styles.awayTitle}>{row.title}</p>
    </li>
  );
}

export function dutyPath(date: string, duty: string): string {
  return `/my/duty/${date}/${encodeURIComponent(duty)}`;
}
