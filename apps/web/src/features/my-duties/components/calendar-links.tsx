import { Button } from '@mantine/core';
import { useState } from 'react';
import { sayDay } from '@evenflow/domain';
import { problemSentence } from '../../../api/request.ts';
import { useRevokeCalendar, type CalendarLink } from '../api/calendars.ts';
import styles from './calendar.module.css';

interface CalendarLinksProps {
  readonly team: string;
  readonly links: readonly CalendarLink[];
}

/** Links that work now, when each was last read, and how to end one. */
export function CalendarLinks({ team, links }: CalendarLinksProps) {
  const revoke = useRevokeCalendar(team);
  const [asking, setAsking] = useState<string | null>(null);
  if (links.length === 0) return <p className={styles.note}>No link yet.</p>;
  return (
    <section aria-label="Links that work now">
      <h2 className={styles.subtitle}>Links that work now</h2>
      <ul className={styles.links}>
        {links.map((link) => (
          <li key={link.id}>
            <div className={styles.linkText}>
              <b>{link.name}</b>
              {link.of === 'team' && <span className={styles.note}>the whole team’s duties</span>}
              <span className={styles.note}>{readWords(link)}</span>
            </div>
            {asking === link.id ? (
              <div className={styles.actions}>
                <Button color="red.9" size="md" loading={revoke.isPending} onClick={() => revoke.mutate(link.id)}>
                  Revoke {link.name}
                </Button>
                <Button variant="default" size="md" onClick={() => setAsking(null)}>
                  Keep
                </Button>
              </div>
            ) : (
              <Button variant="default" size="md" aria-label={`Revoke ${link.name}`} onClick={() => setAsking(link.id)}>
                Revoke
              </Button>
            )}
          </li>
        ))}
      </ul>
      {revoke.error && <p role="alert">{problemSentence(revoke.error)}</p>}
    </section>
  );
}

function readWords({ createdAt, lastFetchedAt }: CalendarLink): string {
  const made = `made ${sayDay(createdAt.slice(0, 10))}`;
  return lastFetchedAt
    ? `${made}, last read ${sayDay(lastFetchedAt.slice(0, 10))} ${lastFetchedAt.slice(11, 16)}`
    : `${made}, not read yet`;
}
