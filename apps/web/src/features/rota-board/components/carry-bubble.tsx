import { Button } from '@mantine/core';
import { useLayoutEffect, useState } from 'react';
import { useStore } from 'zustand';
import { DutyChip } from '../../../design/duty-chip.tsx';
import { SeverityIcon, type SeverityMark } from '../../../design/marks.tsx';
import type { BoardActions } from '../state/board-actions.ts';
import type { BoardModel } from '../state/board-model.ts';
import type { BoardViewStore } from '../state/board-view.ts';
import type { Verdict } from '../state/live-rota.ts';
import styles from './carry-bubble.module.css';

interface CarryBubbleProps {
  readonly view: BoardViewStore;
  readonly model: BoardModel;
  readonly actions: BoardActions;
}

const MARK: Readonly<Record<Verdict, SeverityMark>> = {
  legal: 'holds',
  cost: 'should',
  sign: 'must-unless-signed',
  must: 'must',
};

/** What is carried and what putting it down here would mean: at the pointer, or beside the cursor's cell. */
export function CarryBubble({ view, model, actions }: CarryBubbleProps) {
  const carrying = useStore(view, (state) => state.carrying);
  const cursor = useStore(view, (state) => state.cursor);
  const beside = useCellCorner(carrying?.by === 'keys', cursor);
  if (!carrying) return null;
  const { what, by, over, sentence } = carrying;
  const at = by === 'pointer' ? { x: carrying.x + 14, y: carrying.y + 16 } : beside;
  const duty = what.kind === 'person' ? null : model.facts.duties.get(what.duty);
  const left = Math.max(8, Math.min(at.x, window.innerWidth - 330));
  const top = Math.max(8, Math.min(at.y, window.innerHeight - 110));
  return (
    <div className={styles.bubble} style={{ left, top }} data-by={by} data-verdict={over?.verdict ?? undefined}>
      {duty && <DutyChip code={duty.code} mark={duty.mark} />}
      {what.kind === 'person' && <DutyChip code={what.person} mark="office" />}
      <span className={styles.words}>
        {over?.verdict && <SeverityIcon severity={MARK[over.verdict]} size={14} />} {sentence}
      </span>
      {by === 'keys' && (
        <span className={styles.buttons}>
          <Button size="compact-sm" disabled={!over?.putting} onClick={() => actions.carry.put()}>
            Put it here
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => actions.carry.drop()}>
            Leave it
          </Button>
        </span>
      )}
    </div>
  );
}

function useCellCorner(wanted: boolean, cursor: { readonly row: number; readonly day: number }) {
  const [at, setAt] = useState({ x: 0, y: 0 });
  const { row, day } = cursor;
  useLayoutEffect(() => {
    if (!wanted) return;
    const box = document
      .querySelector(`[role='grid'] [data-row="${row}"][data-column="${day}"]`)
      ?.getBoundingClientRect();
    if (box) setAt({ x: box.right + 10, y: box.bottom + 6 });
  }, [wanted, row, day]);
  return at;
}
