import { Button, CopyButton } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './shown-once.module.css';

interface ShownOnceProps {
  /** What it is: `The key of Switchboard`. */
  readonly title: string;
  readonly secret: string;
  /** How it is used. */
  readonly children?: ReactNode;
  readonly onKept: () => void;
}

/** A secret that is never seen again once this is closed. */
export function ShownOnce({ title, secret, children, onKept }: ShownOnceProps) {
  return (
    <section className={styles.once} aria-label={title} role="status">
      <h3>{title}</h3>
      <p>Copy it now: it is shown this once and cannot be looked up later.</p>
      <div className={styles.secret}>
        <code>{secret}</code>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </div>
      {children}
      <Button onClick={onKept}>I have kept it</Button>
    </section>
  );
}
