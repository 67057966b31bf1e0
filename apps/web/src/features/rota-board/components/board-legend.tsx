import type { DutyMark } from '@evenflow/domain';
import { DutyChip } from '../../../design/duty-chip.tsx';
import { WishMark } from '../../../design/marks.tsx';
import type { BoardModel } from '../state/board-model.ts';
import type { Pivot } from '../state/board-view.ts';
import type { Saving } from '../state/saving.ts';
import styles from './board-legend.module.css';
import { SavedNote } from './save-banner.tsx';

const MARK_WORDS: readonly [DutyMark, string][] = [
  ['theatre', 'Theatre'],
  ['float', 'Float'],
  ['late', 'Late'],
  ['first-call', 'First call'],
  ['second-call', 'Second call'],
  ['resident', 'Resident night'],
  ['office', 'Office, CPD'],
];

interface BoardLegendProps {
  readonly model: BoardModel;
  readonly pivot: Pivot;
  readonly saving: Saving;
  readonly typed: string;
}

/** What the marks mean, in the team's own codes, and when the last change was saved. */
export function BoardLegend({ model, pivot, saving, typed }: BoardLegendProps) {
  const { dutyTypes } = model.facts.team;
  const first = (mark: DutyMark) => dutyTypes.find((duty) => duty.mark === mark);
  return (
    <footer className={styles.legend}>
      {MARK_WORDS.map(([mark, words]) => {
        const duty = first(mark);
        return duty ? (
          <span key={mark}>
            <DutyChip code={duty.code} mark={mark} size="small" /> {words}
          </span>
        ) : null;
      })}
      {pivot === 'people' ? (
        <>
          <span>
            <DutyChip code="AL?" mark="leave-asked" size="small" /> asked
          </span>
          <span>
            <WishMark wish="want" must={false} /> wants
          </span>
          <span>
            <WishMark wish="avoid" must /> must not
          </span>
        </>
      ) : (
        <span>
          <DutyChip code="open" mark="open" size="small" /> nobody yet
        </span>
      )}
      <span className={styles.space} />
      {typed && <kbd>{typed}</kbd>}
      <SavedNote saving={saving} />
    </footer>
  );
}
