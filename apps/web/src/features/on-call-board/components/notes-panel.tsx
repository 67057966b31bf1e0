import { IconNote } from '@tabler/icons-react';
import { useId, useState, type FormEvent } from 'react';
import { problemSentence } from '../../../api/request.ts';
import { useAddNote, useNoteTeams, useRemoveNote } from '../api/say-on-board.ts';
import type { BoardSite } from '../board-view.ts';
import styles from './notes.module.css';

const OPERATOR = 'evenflow.operator';

interface NotesPanelProps {
  readonly sites: readonly BoardSite[];
  /** The teams shown. */
  readonly teams: readonly string[];
}

/** Notes about the whole board, and, for operators, where notes are written and taken away, by name. */
export function NotesPanel({ sites, teams }: NotesPanelProps) {
  const [isWriting, setWriting] = useState(false);
  const mine = useNoteTeams().filter(({ team }) => teams.includes(team));
  const remove = useRemoveNote();
  // A note about the whole board stands at every site of its team, and is read once.
  const general = [...new Map(sites.flatMap(({ notes }) => notes).map((note) => [note.id, note])).values()];
  const all = [...general, ...sites.flatMap(({ rows }) => rows.flatMap(({ notes }) => notes))];
  const shown = isWriting ? all : general;
  const operator = localStorage.getItem(OPERATOR);
  if (shown.length === 0 && mine.length === 0) return null;
  const take = (id: string) => {
    const isThere = ({ notes, rows }: BoardSite) =>
      [notes, ...rows.map((row) => row.notes)].flat().some((note) => note.id === id);
    const here = new Set(sites.filter(isThere).flatMap(({ rows }) => rows.map(({ team }) => team)));
    for (const { team } of mine) if (here.has(team)) remove.mutate({ team, id, by: operator! });
  };
  return (
    <section className={styles.panel} aria-label="Notes of the switchboard">
      {shown.length > 0 && (
        <ul className={styles.notes}>
          {shown.map((note) => (
            <li key={note.id}>
              <IconNote aria-hidden />
              <span>
                {note.duty && <b>{note.duty}: </b>}
                {note.text} <span className={styles.by}>{note.by}</span>
              </span>
              {isWriting && operator && mine.length > 0 && (
                <button type="button" className={styles.remove} onClick={() => take(note.id)}>
                  take away
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mine.length > 0 && !isWriting && (
        <button type="button" className={styles.quiet} onClick={() => setWriting(true)}>
          Write a note
        </button>
      )}
      {isWriting && <NoteForm teams={mine} sites={sites} onDone={() => setWriting(false)} />}
    </section>
  );
}

interface NoteFormProps {
  readonly teams: readonly { readonly team: string; readonly name: string }[];
  readonly sites: readonly BoardSite[];
  readonly onDone: () => void;
}

function NoteForm({ teams, sites, onDone }: NoteFormProps) {
  const add = useAddNote();
  const problem = useId();
  const roles = sites.flatMap(({ rows }) => rows).filter((row) => teams.some(({ team }) => team === row.team));
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => ((form.get(name) as string | null) ?? '').trim();
    const [team, duty] = said('about').split('|');
    localStorage.setItem(OPERATOR, said('by'));
    add.mutate(
      { team: team || teams[0]!.team, duty: duty || null, text: said('text'), by: said('by') },
      { onSuccess: onDone },
    );
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <label>
        Note
        <input name="text" required maxLength={200} autoFocus aria-describedby={add.error ? problem : undefined} />
      </label>
      <label>
        About
        <select name="about">
          <option value="">the whole board</option>
          {roles.map((row) => (
            <option key={row.key} value={`${row.team}|${row.duty}`}>
              {row.duty} {row.role}
            </option>
          ))}
        </select>
      </label>
      <label>
        Your name
        <input name="by" required maxLength={80} defaultValue={localStorage.getItem(OPERATOR) ?? ''} />
      </label>
      <button type="submit" className={styles.quiet} disabled={add.isPending}>
        Put it on the board
      </button>
      <button type="button" className={styles.quiet} onClick={onDone}>
        Close
      </button>
      {add.error && (
        <p id={problem} role="alert">
          {problemSentence(add.error)}
        </p>
      )}
    </form>
  );
}
