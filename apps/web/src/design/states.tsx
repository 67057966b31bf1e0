import { useEffect, useState, type ReactNode } from 'react';
import styles from './states.module.css';

interface EmptyProps {
  /** What is missing. */
  readonly title: string;
  readonly children?: ReactNode;
  /** The one next step. */
  readonly action?: ReactNode;
}

/** Says what is missing and offers the one next step. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{title}</h2>
      {children && <p className={styles.text}>{children}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </section>
  );
}

interface WaitingProps {
  /** Said after a second: `The rota is being fetched`. */
  readonly words: string;
  /** The final shapes; six plain ones when absent. */
  readonly children?: ReactNode;
}

/** The final shapes at once, words only after one second, no spinner. */
export function Waiting({ words, children }: WaitingProps) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 1000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <section className={styles.waiting} aria-busy="true">
      {children ?? (
        <div className={styles.shapes} aria-hidden="true">
          {Array.from({ length: 6 }, (_, i) => (
            <span key={i} />
          ))}
        </div>
      )}
      <p className={styles.text} role="status">
        {late ? words : ''}
      </p>
    </section>
  );
}

interface WrongProps {
  /** What happened. */
  readonly title: string;
  /** What is safe. */
  readonly children?: ReactNode;
  /** What to do. */
  readonly action?: ReactNode;
}

/** What happened, what is safe, what to do; stays until it is solved. */
export function Wrong({ title, children, action }: WrongProps) {
  return (
    <section className={styles.wrong} role="alert">
      <h2 className={styles.title}>{title}</h2>
      {children && <p className={styles.text}>{children}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </section>
  );
}
