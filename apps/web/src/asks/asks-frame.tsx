import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import styles from './asks.module.css';

interface AsksFrameProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Title and the two kinds of asking: leave, and wishes for single duties. */
export function AsksFrame({ title, children }: AsksFrameProps) {
  return (
    <div className={styles.page}>
      <title>{`${title} · Evenflow`}</title>
      <header className={styles.header}>
        <h1>{title}</h1>
        <nav className={styles.tabs} aria-label="Kinds of asking">
          <NavLink to="/leave">Leave</NavLink>
          <NavLink to="/wishes">Wishes</NavLink>
        </nav>
      </header>
      {children}
    </div>
  );
}
