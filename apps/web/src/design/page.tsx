import { IconChevronLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './page.module.css';

interface PageProps {
  readonly title: string;
  /** In the window's own title where that is said otherwise. */
  readonly window?: string;
  /** One line above the title: the team's name. */
  readonly above?: string;
  /** Up to the page this one belongs to. */
  readonly back?: { readonly to: string; readonly label: string };
  /** What the page is for, or the one fact it gives. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** As wide as its content is read: a column of cards, a list, a table. */
  readonly width?: 'cards' | 'list' | 'table';
  readonly children: ReactNode;
}

/** A page that is read from top to bottom: title, what it is for, what can be done, and the rest below. */
export function Page({ title, window, above, back, lead, actions, width = 'list', children }: PageProps) {
  return (
    <div className={styles.page} data-width={width}>
      <title>{`${window ?? title} · Evenflow`}</title>
      {back && (
        <Link to={back.to} className={styles.back}>
          <IconChevronLeft size={20} stroke={1.75} aria-hidden /> {back.label}
        </Link>
      )}
      <header className={styles.head}>
        <div className={styles.words}>
          {above && <div className={styles.above}>{above}</div>}
          <h1>{title}</h1>
          {lead && <div className={styles.lead}>{lead}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface PageBarProps {
  readonly above: string;
  readonly title: string;
  /** Right beside the title: a version, a count. */
  readonly beside?: ReactNode;
  /** At the far end. */
  readonly children?: ReactNode;
}

/** The bar above a page that fills the screen. */
export function PageBar({ above, title, beside, children }: PageBarProps) {
  return (
    <header className={styles.bar}>
      <title>{`${title} · ${above} · Evenflow`}</title>
      <div>
        <div className={styles.above}>{above}</div>
        <h1>{title}</h1>
      </div>
      {beside}
      <span className={styles.space} />
      {children}
    </header>
  );
}
