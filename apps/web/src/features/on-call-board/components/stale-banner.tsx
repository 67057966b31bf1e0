import type { Instant, Zone } from '@evenflow/domain';
import { IconCloudOff } from '@tabler/icons-react';
import { clockOf, inZone } from '../../../words/times.ts';
import styles from './on-call-board.module.css';

interface StaleBannerProps {
  /** How long no answer has come: `35 min`. */
  readonly silence: string;
  readonly asOf: Instant;
  readonly versions: string;
  readonly zone: Zone;
}

/** Names that may no longer be right are shown only under this banner, with the time they were right. */
export function StaleBanner({ silence, asOf, versions, zone }: StaleBannerProps) {
  const time = clockOf(inZone(asOf, zone));
  return (
    <div className={styles.stale} role="alert">
      <IconCloudOff aria-hidden className={styles.staleIcon} />
      <div>
        <p className={styles.staleTitle}>
          No contact for {silence}. These names were right at {time}.
        </p>
        <p className={styles.staleNote}>
          {versions && `Rota version ${versions}. `}Swaps made since {time} do not show. If in doubt ring the
          switchboard.
        </p>
      </div>
      <p className={styles.staleAsOf}>as of {time}</p>
    </div>
  );
}
