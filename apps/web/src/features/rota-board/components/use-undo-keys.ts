import { useEffect } from 'react';
import type { BoardActions } from '../state/board-actions.ts';
import { commandOf } from '../state/keyboard.ts';

/** Whatever has an undo of its own, or stands before the board. */
const OWN_UNDO = 'input, textarea, select, [contenteditable], [role="dialog"]';
const NO_CELL = { typed: '', codes: [], filled: false };

/** Undo and redo by key wherever the focus is, as on the page just loaded again; the grid sees to its own keys. */
export function useUndoKeys(actions: BoardActions): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, shiftKey: shift, target } = event;
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      if (target instanceof Element && target.closest(OWN_UNDO)) return;
      const command = commandOf({ key, shift, control: true }, NO_CELL);
      if (command?.kind !== 'undo' && command?.kind !== 'redo') return;
      event.preventDefault();
      actions.run(command);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [actions]);
}
