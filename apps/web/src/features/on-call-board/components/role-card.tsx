import { IconPhone } from '@tabler/icons-react';
import type { ReachFirst } from '@evenflow/domain';
import { DutyChip } from '../../../design/duty-chip.tsx';
import type { Backup, BoardRow, Columns, Density } from '../board-view.ts';
import { BackupList } from './backup-list.tsx';
import { ContactLink } from './contact-link.tsx';
import { HandOver } from './hand-over.tsx';
import { RoleNotes } from './notes.tsx';
import styles from './role-card.module.css';

interface RoleCardProps {
  readonly row: BoardRow;
  /** How many rows share the wall. */
  readonly density: Density;
  readonly stale: boolean;
  /** 2 when sites stand side by side. */
  readonly columns: Columns;
}

/** One role: who holds it, how to reach them, who if there is no answer. A gap is red and says whom to ring. */
export function RoleCard({ row, density, stale, columns }: RoleCardProps) {
  return (
    <article
      className={styles.card}
      data-state={row.state}
      data-density={density}
      data-columns={columns}
      data-stale={stale || undefined}
      aria-label={`${row.role}: ${row.headline}`}
    >
      <div className={styles.role}>
        <DutyChip code={row.duty} mark={row.mark} size="large" className={styles.chip} />
        <h3 className={styles.roleName}>{row.role}</h3>
        {row.within && <p className={styles.within}>{row.within}</p>}
      </div>
      <div className={styles.who} role={row.state === 'nobody' ? 'alert' : undefined}>
        <p className={styles.name}>{row.headline}</p>
        {row.state === 'nobody' ? <RingAbout whom={row.ringAbout} /> : <Reach contact={row.reach} state={row.state} />}
        <p className={styles.note}>
          {row.note}
          {row.alarm && `. ${row.alarm}`}
        </p>
      </div>
      <div className={styles.more}>
        {row.backup.length > 0 && row.state !== 'not-now' && (
          <BackupList row={row} density={density} columns={columns} />
        )}
        {row.cause && (
          <p className={styles.next}>
            Why: <b>{row.cause}</b>
          </p>
        )}
        {row.next && row.state !== 'not-now' && (
          <p className={styles.next}>
            Next, <b>{row.next}</b>
          </p>
        )}
        {row.state !== 'not-now' && <HandOver row={row} columns={columns} />}
        <RoleNotes notes={row.notes} />
      </div>
    </article>
  );
}

function Reach({ contact, state }: { readonly contact: ReachFirst; readonly state: BoardRow['state'] }) {
  if (state === 'not-now') return null;
  if (!contact) return <p className={styles.noNumber}>No number is given; ask the switchboard</p>;
  return (
    <p className={styles.number}>
      <IconPhone aria-hidden className={styles.handset} />
      <ContactLink contact={contact} />
    </p>
  );
}

function RingAbout({ whom }: { readonly whom: Backup | null }) {
  if (!whom?.reachFirst) return <p className={styles.number}>Ring the switchboard</p>;
  return (
    <p className={styles.number}>
      <IconPhone aria-hidden className={styles.handset} />
      <span>
        Ring <ContactLink contact={whom.reachFirst} />
        <span className={styles.ringName}>
          {whom.duty} <b>{whom.name}</b>
        </span>
      </span>
    </p>
  );
}
