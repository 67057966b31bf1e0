import type { Published } from '@evenflow/api-client';
import { sayDay } from '@evenflow/domain';
import { IconCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import styles from './publish.module.css';

interface VersionBadgeProps {
  readonly team: string;
  readonly month: string;
  readonly published: Published | null;
}

/** `v3, 27 Oct`, leading to what was changed since the first version; or that nothing is published. */
export function VersionBadge({ team, month, published }: VersionBadgeProps) {
  if (!published) return <span className={styles.badge}>Draft, not published</span>;
  return (
    <Link
      to={`/rota/${team}/${month}/versions`}
      className={styles.badge}
      data-published
      title={`Published by ${published.by}; see every version`}
    >
      <IconCheck size={15} stroke={2} aria-hidden /> v{published.version}, {sayDay(published.at.slice(0, 10)).slice(4)}
      <span className="unseen">: every version</span>
    </Link>
  );
}
