import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { clockOf } from '../../../words/times.ts';
import styles from './my-duties.module.css';
import { Ways } from './ways-on.tsx';

interface MyHeaderProps {
  readonly title: string;
  /** Under the title: of when it is, or what it is about. */
  readonly children: ReactNode;
}

/** Title, ways on, and the two ways of looking at one's own duties. */
export function MyHeader({ title, children }: MyHeaderProps) {
  return (
    <header className={styles.header}>
      <div>
        <h1 className={styles.hello}>{title}</h1>
        {children}
      </div>
      <Ways />
      <nav className={styles.views} aria-label="My duties as">
        <NavLink to="/my" end>
          List
        </NavLink>
        <NavLink to="/my/month">Month</NavLink>
      </nav>
    </header>
  );
}

interface FreshnessProps {
  readonly asOf: string;
  readonly version: number | null;
  readonly failed: boolean;
}

/** Of when what stands here is, and whether it could be brought up to date. */
export function Freshness({ asOf, version, failed }: FreshnessProps) {
  const rota = version === null ? 'nothing published yet' : `rota v${version}`;
  return (
    <p className={styles.fresh} data-stale={failed || undefined} role="status">
      <IconCircleCheck size={18} stroke={1.75} aria-hidden />
      {failed ? `No contact; right at ${clockOf(asOf)}, ${rota}` : `Up to date at ${clockOf(asOf)}, ${rota}`}
    </p>
  );
}
