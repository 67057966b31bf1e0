import { Button } from '@mantine/core';
import { IconArrowLeft, IconColumns } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { PageBar } from '../../../design/page.tsx';
import type { OpenRota } from '../../rota-board/use-open-rota.ts';
import styles from './fill.module.css';

interface FillHeaderProps {
  readonly open: OpenRota;
  readonly title: string;
  readonly children: ReactNode;
}

export function FillHeader({ open, title, children }: FillHeaderProps) {
  const locked = open.rota.locks.length;
  return (
    <PageBar
      above={open.team.name}
      title={title}
      beside={locked > 0 && <span className={styles.pill}>{locked} locked</span>}
    >
      {children}
    </PageBar>
  );
}

export function BackToBoard({ open: { team, rota } }: { readonly open: OpenRota }) {
  const icon = <IconArrowLeft size={16} stroke={1.75} />;
  return (
    <Button variant="default" component={Link} to={`/rota/${team.id}/${rota.month}`} leftSection={icon}>
      Back to the board
    </Button>
  );
}

/** To what was set aside, and the published versions. */
export function ToCompare({
  open: { team, rota },
  candidate,
}: {
  readonly open: OpenRota;
  readonly candidate?: string;
}) {
  const beside = candidate === undefined ? '' : `?a=board&b=${candidate}`;
  return (
    <Button
      variant="default"
      component={Link}
      to={`/rota/${team.id}/${rota.month}/compare${beside}`}
      leftSection={<IconColumns size={16} stroke={1.75} />}
    >
      Compare
    </Button>
  );
}
