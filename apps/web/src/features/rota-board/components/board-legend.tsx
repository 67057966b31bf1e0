import type { DutyMark, Team } from '@evenflow/domain';
import { memo } from 'react';
import { useStore } from 'zustand';
import { DutyChip } from '../../../design/duty-chip.tsx';
import { WishMark } from '../../../design/marks.tsx';
import type { BoardViewStore, Pivot } from '../state/board-view.ts';
import type { RotaDesk } from '../state/rota-session.ts';
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
  readonly team: Team;
  readonly pivot: Pivot;
  readonly view: BoardViewStore;
  readonly desk: RotaDesk;
}

/** What the marks mean, in the team's own codes, and when the last change was saved. */
export const BoardLegend = memo(function BoardLegend({ team, pivot, view, desk }: BoardLegendProps) {
  const first = (mark: DutyMark) => team.dutyTypes.find((duty) => duty.mark === mark);
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
      <Typed view={view} />
      <SavedNote desk={desk} />
    </footer>
  );
});

function Typed({ view }: { readonly view: BoardViewStore }) {
  const typed = useStore(view, (state) => state.typed);
  return typed ? <kbd>{typed}</kbd> : null;
}
