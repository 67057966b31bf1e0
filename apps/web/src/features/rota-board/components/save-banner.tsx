import { Button } from '@mantine/core';
import type { Team } from '@evenflow/domain';
import { useStore } from 'zustand';
import { SeverityIcon } from '../../../design/marks.tsx';
import { count } from '../../../words/times.ts';
import { clockText } from '../model/cell-words.ts';
import { sayEdit, type Edit } from '../state/edits.ts';
import type { RotaDesk } from '../state/rota-session.ts';
import type { Saving } from '../state/saving.ts';
import styles from './save-banner.module.css';

interface SaveBannerProps {
  readonly team: Team;
  readonly desk: RotaDesk;
  /** Loads the rota as it is now; `keep` are put on it again. */
  readonly onReload: (keep: readonly Edit[]) => void;
}

/** Says when changes could not be saved, that they are kept here, and what to do. Nothing is overwritten. */
export function SaveBanner({ team, desk, onReload }: SaveBannerProps) {
  const saving = useStore(desk.store, (state) => state.saving);
  if (saving.kind === 'saved' || saving.kind === 'saving') return null;
  const { unsaved } = saving;
  return (
    <section className={styles.banner} role="alert">
      <SeverityIcon severity="must" size={20} />
      <div className={styles.words}>
        <b>{headline(saving)}</b>
        <p>
          Your {count(unsaved.length, 'change')} {unsaved.length === 1 ? 'is' : 'are'} kept here and{' '}
          {unsaved.length === 1 ? 'has' : 'have'} not overwritten anything.
        </p>
        <ul>
          {unsaved.slice(0, 6).map((edit, index) => (
            <li key={index}>{sayEdit(team, edit)}</li>
          ))}
          {unsaved.length > 6 && <li>and {unsaved.length - 6} more</li>}
        </ul>
      </div>
      <div className={styles.buttons}>
        {saving.kind === 'unsent' ? (
          <Button onClick={() => desk.queue.retry()}>Try now</Button>
        ) : (
          <>
            <Button onClick={() => onReload(unsaved)}>Load it and put mine on top</Button>
            <Button variant="default" onClick={() => onReload([])}>
              Load it without mine
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

function headline(saving: Exclude<Saving, { kind: 'saved' | 'saving' }>): string {
  return saving.kind === 'unsent'
    ? `Not saved: no connection since ${clockText(saving.since)}`
    : `Not saved: ${saving.sentence}`;
}

interface ClashBannerProps {
  readonly team: Team;
  readonly desk: RotaDesk;
}

/** Two people wanted something else for the same day: theirs stands, mine is kept here until somebody decides. */
export function ClashBanner({ team, desk }: ClashBannerProps) {
  const clash = useStore(desk.store, (state) => state.clash);
  if (!clash) return null;
  const when = clash.when ? ` at ${clockText(new Date(clash.when))}` : '';
  return (
    <section className={styles.banner} role="alert">
      <SeverityIcon severity="should" size={20} />
      <div className={styles.words}>
        <b>
          {clash.who} changed the same days{when}
        </b>
        <p>Theirs is on the board. Yours, kept here:</p>
        <ul>
          {clash.mine.slice(0, 6).map((edit, index) => (
            <li key={index}>{sayEdit(team, edit)}</li>
          ))}
          {clash.mine.length > 6 && <li>and {clash.mine.length - 6} more</li>}
        </ul>
      </div>
      <div className={styles.buttons}>
        <Button onClick={() => desk.settle(false)}>Keep theirs</Button>
        <Button variant="default" onClick={() => desk.settle(true)}>
          Put mine on top
        </Button>
      </div>
    </section>
  );
}

/** `Saved 14:32`, in the foot of the board. */
export function SavedNote({ desk }: { readonly desk: RotaDesk }) {
  const saving = useStore(desk.store, (state) => state.saving);
  if (saving.kind === 'saving') return <span>Saving…</span>;
  if (saving.kind === 'saved') return saving.at ? <span>Saved {clockText(saving.at)}</span> : null;
  return <span>Not saved</span>;
}
