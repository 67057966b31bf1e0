import { Button } from '@mantine/core';
import type { Team } from '@evenflow/domain';
import { SeverityIcon } from '../../../design/marks.tsx';
import { count } from '../../../words/times.ts';
import { clockText } from '../model/cell-words.ts';
import { sayEdit, type Edit } from '../state/edits.ts';
import type { Saving } from '../state/saving.ts';
import styles from './save-banner.module.css';

interface SaveBannerProps {
  readonly team: Team;
  readonly saving: Saving;
  readonly onRetry: () => void;
  /** Loads the rota as it is now; `keep` are put on it again. */
  readonly onReload: (keep: readonly Edit[]) => void;
}

/** Says when changes could not be saved, that they are kept here, and what to do. Nothing is overwritten. */
export function SaveBanner({ team, saving, onRetry, onReload }: SaveBannerProps) {
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
          <Button onClick={onRetry}>Try now</Button>
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
  if (saving.kind === 'unsent') return `Not saved: no connection since ${clockText(saving.since)}`;
  if (saving.kind === 'refused') return `Not saved: ${saving.sentence}`;
  const when = saving.when ? ` at ${clockText(new Date(saving.when))}` : '';
  return `${saving.who} changed this rota${when}`;
}

/** `Saved 14:32`, in the foot of the board. */
export function SavedNote({ saving }: { readonly saving: Saving }) {
  if (saving.kind === 'saving') return <span>Saving…</span>;
  if (saving.kind === 'saved') return saving.at ? <span>Saved {clockText(saving.at)}</span> : null;
  return <span>Not saved</span>;
}
