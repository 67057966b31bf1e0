import type { Published } from '@evenflow/api-client';
import { sayDay } from '@evenflow/domain';
import { IconCheck } from '@tabler/icons-react';
import styles from './publish.module.css';

/** `v3, Tue 27 Oct`, or that nothing is published. */
export function VersionBadge({ published }: { readonly published: Published | null }) {
  if (!published) return <span className={styles.badge}>Draft, not published</span>;
  return (
    <span className={styles.badge} data-published title={`Published by ${published.by}`}>
      <IconCheck size={15} stroke={2} aria-hidden /> v{published.version}, {sayDay(published.at.slice(0, 10)).slice(4)}
    </span>
  );
}
