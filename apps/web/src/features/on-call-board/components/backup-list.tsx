import type { BoardRow, Columns, Density } from '../board-view.ts';
import styles from './backup-list.module.css';
import { ContactLink } from './contact-link.tsx';

interface BackupListProps {
  readonly row: BoardRow;
  readonly density: Density;
  readonly columns: Columns;
}

/** Who is rung when the first does not answer, in order; during a gap, who there is meanwhile. */
export function BackupList({ row, density, columns }: BackupListProps) {
  return (
    <div className={styles.list} data-state={row.state} data-density={density} data-columns={columns}>
      <h4 className={styles.title}>{row.state === 'nobody' ? 'Meanwhile' : 'If no answer'}</h4>
      <ol className={styles.people} start={row.state === 'nobody' ? 1 : 2}>
        {row.backup.map((one, i) => (
          <li key={`${one.duty}|${one.name}`}>
            <span className={styles.order} aria-hidden>
              {row.state === 'nobody' ? i + 1 : i + 2}
            </span>
            <span className={styles.name}>
              {one.name}
              <span className={styles.duty}>
                {one.duty}
                {one.responseMinutes === null ? '' : `, ${one.responseMinutes} min`}
              </span>
            </span>
            {one.reachFirst && <ContactLink contact={one.reachFirst} />}
          </li>
        ))}
      </ol>
    </div>
  );
}
