import {
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { useStore } from 'zustand';
import type { BoardActions } from '../state/board-actions.ts';
import { rangeInRow, rangeOf } from '../state/board-cursor.ts';
import type { BoardModel } from '../state/board-model.ts';
import { ROW_HEIGHT, windowOf, type BoardViewStore, type Window } from '../state/board-view.ts';
import { BoardHead } from './board-head.tsx';
import styles from './board.module.css';
import { CoverageRows } from './coverage-rows.tsx';
import { dutyRowHeight } from './columns.ts';
import { DutyRowView } from './duty-row.tsx';
import { PersonRowView } from './person-row.tsx';
import { useNowMark } from './today-line.tsx';
import { atOf } from './use-board-pointer.ts';
import { useColumnWidths } from './use-column-widths.ts';
import { VirtualRows } from './virtual-rows.tsx';

/** From this many rows on only those in view are drawn. */
const VIRTUAL_FROM = 40;
/** As many rows as a screen shows: the first drawing is of them, and takes keys while the rest is drawn. */
const FIRST_ROWS = 16;

interface RotaGridProps {
  readonly model: BoardModel;
  /** The model whose tallies and coverage are shown: a moment behind while somebody types. */
  readonly settled: BoardModel;
  readonly view: BoardViewStore;
  readonly actions: BoardActions;
  readonly label: string;
  /** The element that scrolls, for whoever follows the pointer. */
  readonly holder: RefObject<HTMLDivElement | null>;
}

/** The month as an ARIA grid with one tab stop. Both pivots share cursor column, scroll and selection. */
export function RotaGrid({ model, settled, view, actions, label, holder }: RotaGridProps) {
  const pivot = useStore(view, (state) => state.pivot);
  const zoom = useStore(view, (state) => state.zoom);
  const density = useStore(view, (state) => state.density);
  const cursor = useStore(view, (state) => state.cursor);
  const rows = pivot === 'people' ? model.people : model.duties;
  const { days } = model.facts;
  const window = useWindow(view, model);
  useFocusFollowsCursor(holder, cursor.row, cursor.day, `${pivot}${zoom}`);
  const shown = useMemo(() => days.slice(window.first, window.last + 1), [days, window]);
  const columns = useColumnWidths(holder, shown.length, zoom);
  const now = useNowMark({ days, window, zoom, zone: model.facts.team.timeZone });
  return (
    <div className={styles.hold} data-narrow={columns.narrow || undefined} data-density={density} data-zoom={zoom}>
      <div
        ref={holder}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={days.length + 2}
        aria-multiselectable
        className={styles.board}
        style={{
          ...columns.style,
          '--row': `${ROW_HEIGHT[density]}px`,
          '--now': now ? `${(now.share * 100).toFixed(2)}%` : undefined,
        }}
        {...gridEvents(view, actions)}
      >
        <BoardHead
          days={days}
          window={window}
          zoom={zoom}
          now={now}
          strips={model.strips}
          pivot={pivot}
          rows={rows.length}
          cursorDay={cursor.day}
        />
        <Rows
          holder={holder}
          model={model}
          tallies={settled.tallies}
          view={view}
          window={window}
          paints={!actions.readOnly}
        />
        <CoverageRows cover={settled.cover} days={shown} />
      </div>
    </div>
  );
}

/** Clicks, keys and the clipboard, all by the board's one set of actions. */
function gridEvents(view: BoardViewStore, actions: BoardActions) {
  const onClick = (event: MouseEvent) => {
    const at = atOf(event.target as Element);
    if (!at) return;
    const { cursor, carrying } = view.getState();
    const again = at.row === cursor.row && at.day === cursor.day && !event.shiftKey;
    if (carrying && again) return actions.carry.put();
    actions.goTo(at, event.shiftKey);
    if (again) actions.openCell();
  };
  const onContextMenu = (event: MouseEvent) => {
    const at = atOf(event.target as Element);
    if (!at) return;
    event.preventDefault();
    const range = rangeOf(view.getState().cursor);
    const inside =
      range.firstRow <= at.row && at.row <= range.lastRow && range.firstDay <= at.day && at.day <= range.lastDay;
    if (!inside) actions.goTo(at);
    actions.openCell();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || !atOf(event.target as Element)) return;
    const press = { key: event.key, shift: event.shiftKey, control: event.ctrlKey || event.metaKey };
    if (actions.press(press)) event.preventDefault();
  };
  const take = (event: ClipboardEvent, text: string | null) => {
    if (text === null || !atOf(event.target as Element)) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  };
  const onCopy = (event: ClipboardEvent) => take(event, actions.clip.copy());
  const onCut = (event: ClipboardEvent) => take(event, actions.clip.cut());
  const onPaste = (event: ClipboardEvent) => {
    if (!atOf(event.target as Element)) return;
    event.preventDefault();
    actions.clip.paste(event.clipboardData.getData('text/plain'));
  };
  return { onClick, onContextMenu, onKeyDown, onCopy, onCut, onPaste };
}

/** The very same window as long as it shows the same days. */
function useWindow(view: BoardViewStore, model: BoardModel): Window {
  const zoom = useStore(view, (state) => state.zoom);
  const day = useStore(view, (state) => state.cursor.day);
  const { first, last } = windowOf(zoom, model.facts.days, day);
  return useMemo(() => ({ first, last }), [first, last]);
}

interface RowsProps {
  readonly holder: RefObject<HTMLDivElement | null>;
  readonly model: BoardModel;
  readonly tallies: BoardModel['tallies'];
  readonly view: BoardViewStore;
  readonly window: Window;
  readonly paints: boolean;
}

function Rows({ holder, model, tallies, view, window, paints }: RowsProps) {
  const pivot = useStore(view, (state) => state.pivot);
  const cursor = useStore(view, (state) => state.cursor);
  const zoom = useStore(view, (state) => state.zoom);
  const density = useStore(view, (state) => state.density);
  const { days, team } = model.facts;
  const nameOf = useMemo(() => {
    const names = new Map(team.dutyTypes.map((duty) => [duty.code, duty.name]));
    return (code: string) => names.get(code) ?? code;
  }, [team]);
  const range = rangeOf(cursor);
  const ringed = pivot === 'people' ? null : ringedPerson(model, cursor);
  const count = pivot === 'people' ? model.people.length : model.duties.length;
  const draw = (index: number): ReactNode => {
    const cursorDay = cursor.row === index ? cursor.day : null;
    const common = { index, days, window, zoom, cursorDay, range: rangeInRow(range, index) };
    if (pivot === 'duties') {
      const row = model.duties[index]!;
      return <DutyRowView key={row.key} row={row} density={density} ringed={ringed} {...common} />;
    }
    const row = model.people[index]!;
    return (
      <PersonRowView key={row.key} row={row} tallies={tallies[index]} nameOf={nameOf} paints={paints} {...common} />
    );
  };
  const drawn = Math.max(useDeferredValue(count, FIRST_ROWS), cursor.row + 1);
  if (count <= VIRTUAL_FROM) {
    return <div role="rowgroup">{Array.from({ length: Math.min(count, drawn) }, (_, index) => draw(index))}</div>;
  }
  const heightOf = (index: number) =>
    pivot === 'people' ? ROW_HEIGHT[density] : dutyRowHeight(model.duties[index]!.lines, density);
  return (
    <VirtualRows
      key={`${pivot}${density}`}
      holder={holder}
      count={count}
      pinned={cursor.row}
      draw={draw}
      heightOf={heightOf}
    />
  );
}

/** By duty, whoever holds the cell of the cursor is ringed in every row. */
function ringedPerson(model: BoardModel, cursor: { readonly row: number; readonly day: number }): string | null {
  return model.duties[cursor.row]?.cells[cursor.day]?.holders[0]?.person ?? null;
}

/** Focus goes where the cursor goes, unless it is outside the grid (in a popover or another control). */
function useFocusFollowsCursor(holder: RowsProps['holder'], row: number, day: number, shown: string): void {
  const before = useRef(shown);
  useEffect(() => {
    const grid = holder.current;
    if (!grid) return;
    const flipped = before.current !== shown;
    before.current = shown;
    if (!flipped && !grid.contains(document.activeElement)) return;
    grid.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${day}"]`)?.focus({ preventScroll: false });
  }, [holder, row, day, shown]);
}
