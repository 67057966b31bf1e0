import { Popover } from '@mantine/core';
import { useLayoutEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { BoardActions } from '../state/board-actions.ts';
import type { BoardModel } from '../state/board-model.ts';
import type { BoardViewStore } from '../state/board-view.ts';
import type { RotaDesk } from '../state/rota-session.ts';
import type { FoundPlace } from '../model/find-places.ts';
import { CellCard } from './cell-card.tsx';
import { FindCard } from './find-card.tsx';
import { WhoCard } from './who-card.tsx';

interface BoardPopoverProps {
  readonly view: BoardViewStore;
  readonly model: BoardModel;
  readonly desk: RotaDesk;
  readonly actions: BoardActions;
  readonly canEdit: boolean;
  readonly onFound: (place: FoundPlace) => void;
}

/** Keys may follow each other faster than a fade: what is typed next belongs to what has just opened. */
const AT_ONCE = { duration: 0 };

interface Spot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The one popover of the board; it points at the cursor's cell and never covers it. */
export function BoardPopover({ view, model, desk, actions, canEdit, onFound }: BoardPopoverProps) {
  const popover = useStore(view, (state) => state.popover);
  const spot = useCursorSpot(view);
  const close = () => {
    view.setState({ popover: null });
    focusCursor(view);
  };
  return (
    <Popover
      opened={popover !== null}
      onChange={(opened) => !opened && close()}
      position="right"
      width={372}
      offset={10}
      transitionProps={AT_ONCE}
      middlewares={{ flip: { fallbackPlacements: ['left', 'bottom', 'top'] }, shift: { padding: 8 } }}
    >
      <Popover.Target>
        <span aria-hidden style={{ position: 'fixed', pointerEvents: 'none', ...spot }} />
      </Popover.Target>
      <Popover.Dropdown p={0}>
        {popover?.kind === 'cell' && (
          <CellCard
            cell={popover.cell}
            duty={popover.duty}
            model={model}
            desk={desk}
            actions={actions}
            canEdit={canEdit}
            onClose={close}
            onWho={(wanted) => view.setState({ popover: { kind: 'who', wanted } })}
          />
        )}
        {popover?.kind === 'find' && <FindCard model={model} onFound={onFound} />}
        {popover?.kind === 'who' && (
          <WhoCard wanted={popover.wanted} model={model} desk={desk} actions={actions} onClose={close} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function cursorCell(view: BoardViewStore): HTMLElement | null {
  const { row, day } = view.getState().cursor;
  return document.querySelector<HTMLElement>(`[role='grid'] [data-row="${row}"][data-column="${day}"]`);
}

function focusCursor(view: BoardViewStore): void {
  requestAnimationFrame(() => cursorCell(view)?.focus());
}

function useCursorSpot(view: BoardViewStore): Spot {
  const popover = useStore(view, (state) => state.popover);
  const cursor = useStore(view, (state) => state.cursor);
  const [spot, setSpot] = useState<Spot>({ left: 0, top: 0, width: 0, height: 0 });
  useLayoutEffect(() => {
    const box = popover && cursorCell(view)?.getBoundingClientRect();
    if (box) setSpot({ left: box.left, top: box.top, width: box.width, height: box.height });
  }, [view, popover, cursor]);
  return spot;
}
