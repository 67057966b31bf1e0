import type { BoardModel } from '../state/board-model.ts';
import type { BoardActions } from '../state/board-actions.ts';
import styles from './people-bench.module.css';

interface PeopleBenchProps {
  readonly model: BoardModel;
  readonly actions: BoardActions;
}

/** Everybody, to be dragged onto a duty of the duties’ view. A click picks somebody up for the keyboard or a tap. */
export function PeopleBench({ model, actions }: PeopleBenchProps) {
  return (
    <section className={styles.bench} aria-label="People to put on a duty">
      <span>Onto a duty:</span>
      {model.people.map((row) => (
        <button
          key={row.key}
          type="button"
          title={row.name}
          aria-label={`Pick up ${row.name}`}
          data-person={row.key}
          onClick={() => actions.carry.start({ kind: 'person', person: row.key }, 'keys')}
        >
          {row.key}
        </button>
      ))}
    </section>
  );
}
