import type { Instant, Zone } from '@evenflow/domain';
import { IconCloudOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { clockOf, inZone } from '../../../words/times.ts';
import styles from './on-call-board.module.css';

interface StaleBannerProps {
  /** How long no answer has come: `35 min`. */
  readonly silence: string;
  readonly asOf: Instant;
  readonly versions: string;
  readonly zone: Zone;
  /** Until when the signed copy may be trusted, in words. */
  readonly goodUntil: string;
  readonly isSignedOut: boolean;
}

/** Names that may no longer be right are shown only under this banner, with the time they were right. */
export function StaleBanner({ silence, asOf, versions, zone, goodUntil, isSignedOut }: StaleBannerProps) {
  const time = clockOf(inZone(asOf, zone));
  return (
    <div className={styles.stale} role="alert">
      <IconCloudOff aria-hidden className={styles.staleIcon} />
      <div>
        <p className={styles.staleTitle}>
          No contact for {silence}. These names were right at {time}.
        </p>
        <p className={styles.staleNote}>
          Signed copy{versions && ` of rota v${versions}`}, good until {goodUntil}. Changes made since {time} do not
          show.{' '}
          {isSignedOut ? <Link to="/sign-in?to=/on-call">Sign in again.</Link> : 'If in doubt ring the switchboard.'}
        </p>
      </div>
      <p className={styles.staleAsOf}>as of {time}</p>
    </div>
  );
}
