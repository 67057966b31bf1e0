import type { Instant, Zone } from '@evenflow/domain';
import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck, IconPrinter } from '@tabler/icons-react';
import { clockOf, count, inZone } from '../../../words/times.ts';
import styles from './on-call-board.module.css';

interface BoardFooterProps {
  readonly stale: boolean;
  readonly asOf: Instant;
  readonly zone: Zone;
  readonly versions: string;
  readonly uncovered: number;
  /** The first stretch without anybody in the next 24 hours, in words. */
  readonly gap: string | null;
  /** Until when every minute is covered, in words. */
  readonly coveredUntil: string | null;
  readonly sheets: readonly Sheet[];
}

interface Sheet {
  readonly team: string;
  /** The sites it is about, in words. */
  readonly of: string;
}

/** As of when, from which rota, and green only while it is true that somebody is always there. */
export function BoardFooter({ stale, asOf, zone, versions, uncovered, gap, coveredUntil, sheets }: BoardFooterProps) {
  const time = clockOf(inZone(asOf, zone));
  const rota = versions ? `rota v${versions}` : 'no published rota';
  return (
    <footer className={styles.footer} aria-live="polite">
      {stale ? (
        <p data-tone="stale">
          <IconAlertTriangle aria-hidden />
          <span>
            <b>No contact since {time}</b>, {rota}, trying again every 20 s
          </span>
        </p>
      ) : uncovered > 0 ? (
        <p data-tone="gap">
          <IconAlertOctagon aria-hidden />
          <span>
            <b>{count(uncovered, 'role')} uncovered</b>, as of {time}, {rota}
          </span>
        </p>
      ) : (
        <p data-tone={gap ? 'stale' : 'whole'}>
          {gap ? <IconAlertTriangle aria-hidden /> : <IconCircleCheck aria-hidden />}
          <span>
            <b>As of {time}</b>, {rota},{' '}
            {gap
              ? `a gap is coming: ${gap}`
              : coveredUntil
                ? `every minute covered until ${coveredUntil}`
                : 'every minute of the next 24 h covered'}
          </span>
        </p>
      )}
      <SheetLinks sheets={sheets} />
    </footer>
  );
}

/** The same sheet the switchboard gets by e-mail. */
function SheetLinks({ sheets }: { readonly sheets: readonly Sheet[] }) {
  return (
    <nav className={styles.sheets} aria-label="On paper">
      {sheets.map(({ team, of }) => (
        <a key={team} href={`/api/v1/teams/${team}/downtime-sheet`} target="_blank" rel="noreferrer">
          <IconPrinter aria-hidden />
          <span>
            <span className={sheets.length > 1 ? 'unseen' : undefined}>Downtime sheet</span> {sheets.length > 1 && of}
          </span>
        </a>
      ))}
    </nav>
  );
}
