import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from 'react-router';
import { PageBar } from '../../../design/page.tsx';
import type { OpenRota } from '../../rota-board/use-open-rota.ts';
import styles from './explained.module.css';

/** Team, title and the way back. */
export function ExplainedHeader({ open, title }: { readonly open: OpenRota; readonly title: string }) {
  const { team, rota } = open;
  const icon = <IconArrowLeft size={16} stroke={1.75} />;
  return (
    <PageBar
      above={team.name}
      title={title}
      beside={rota.published && <span className={styles.pill}>v{rota.published.version}</span>}
    >
      <Button variant="default" component={Link} to={`/rota/${team.id}/${rota.month}`} leftSection={icon}>
        Back to the board
      </Button>
    </PageBar>
  );
}
