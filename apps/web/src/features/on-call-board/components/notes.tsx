import { IconNote } from '@tabler/icons-react';
import type { BoardNote } from '@evenflow/domain';
import styles from './notes.module.css';

/** What operators wrote about one role. */
export function RoleNotes({ notes }: { readonly notes: readonly BoardNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={note.id}>
          <IconNote aria-hidden />
          <span>
            {note.text} <span className={styles.by}>{note.by}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
