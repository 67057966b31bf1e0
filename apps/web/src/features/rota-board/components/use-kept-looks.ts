import { useEffect } from 'react';
import type { BoardView, BoardViewStore, Density } from '../state/board-view.ts';

const KEY = 'evenflow.board.rows';

function keptDensity(): Density {
  const kept = localStorage.getItem(KEY);
  return kept === 'compact' || kept === 'roomy' ? kept : 'regular';
}

/** Height of rows, as it was chosen last in this browser. */
export function useKeptLooks() {
  const kept: Pick<BoardView, 'density'> = { density: keptDensity() };
  return { kept, useKeeping };
}

function useKeeping(view: BoardViewStore): void {
  useEffect(
    () =>
      view.subscribe((now, before) => {
        if (now.density !== before.density) localStorage.setItem(KEY, now.density);
      }),
    [view],
  );
}
