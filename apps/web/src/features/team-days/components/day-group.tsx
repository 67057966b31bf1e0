import { IconPhone } from '@tabler/icons-react';
import { useId } from 'react';
import { DutyChip } from '../../../design/duty-chip.tsx';
import { ringing } from '../../../words/ringing.ts';
import type { DayRow } from '../team-day.ts';
import styles from './team-days.module.css';

interface DayGroupProps {
  readonly title: string;
  readonly rows: readonly DayRow[];
  /** Said when there is no row. */
  readonly nobody: string;
}

/** Duties of one sort with who holds them; a tap rings whoever lets colleagues see a number. */
export function DayGroup({ title, rows, nobody }: DayGroupProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 && <p className={styles.note}>{nobody}</p>}
      {rows.length > 0 && (
        <ul className={styles.list}>
          {rows.map((row) => (
            <li key={row.key} className={styles.row} data-me={row.isMe || undefined}>
              <DutyChip
                code={row.duty.code}
                mark={row.duty.mark}
                withMentor={row.supernumerary}
                size="large"
                className={styles.chip}
              />
              <div className={styles.who}>
                <b>{row.isMe ? `${row.person.name} (you)` : row.person.name}</b>
                <span className={styles.note}>
                  {row.duty.name}, {row.times}
                </span>
              </div>
              {row.person.phone && !row.isMe && (
                <a href={ringing(row.person.phone)} className={styles.ring} aria-label={`Ring ${row.person.name}`}>
                  <IconPhone size={20} stroke={1.75} aria-hidden />
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
