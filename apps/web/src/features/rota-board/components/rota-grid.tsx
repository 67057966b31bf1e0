import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { useStore } from 'zustand';
import type { BoardActions } from '../state/board-actions.ts';
import { rangeInRow, rangeOf } from '../state/board-cursor.ts';
import type { BoardModel } from '../state/board-model.ts';
import { goTo, type BoardViewStore } from '../state/board-view.ts';
import { BoardHead } from './board-head.tsx';
import styles from './board.module.css';
import { CoverageRows } from './coverage-rows.tsx';
import { DutyRowView } from './duty-row.tsx';
import { PersonRowView } from './person-row.tsx';

/** From this many rows on only those in view are drawn. */
const VIRTUAL_FROM = 40;
const PERSON_ROW_HEIGHT = 45;

interface RotaGridProps {
  readonly model: BoardModel;
  readonly view: BoardViewStore;
  readonly actions: BoardActions;
  readonly label: string;
}

/** The month as an ARIA grid with one tab stop. Both pivots share cursor column, scroll and selection. */
export function RotaGrid({ model, view, actions, label }: RotaGridProps) {
  const pivot = useStore(view, (state) => state.pivot);
  const cursor = useStore(view, (state) => state.cursor);
  const holder = useRef<HTMLDivElement>(null);
  const rows = pivot === 'people' ? model.people : model.duties;
  useFocusFollowsCursor(holder, cursor.row, cursor.day, pivot);

  const onClick = (event: MouseEvent) => {
    const at = cellAt(event.target);
    if (!at) return;
    const again = at.row === cursor.row && at.day === cursor.day && !event.shiftKey;
    goTo(view, at, { rows: rows.length, days: model.facts.days.length }, event.shiftKey);
    if (again) actions.openCell();
  };
  const onContextMenu = (event: MouseEvent) => {
    const at = cellAt(event.target);
    if (!at) return;
    event.preventDefault();
    goTo(view, at, { rows: rows.length, days: model.facts.days.length });
    actions.openCell();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || !cellAt(event.target)) return;
    const press = { key: event.key, shift: event.shiftKey, control: event.ctrlKey || event.metaKey };
    if (actions.press(press)) event.preventDefault();
  };

  const columns = useColumnWidths(holder, model.facts.days.length);
  return (
    <div className={styles.hold} data-narrow={columns.narrow || undefined}>
      <div
        ref={holder}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={model.facts.days.length + 2}
        aria-multiselectable
        className={styles.board}
        style={columns.style}
        onClick={onClick}
        onContextMenu={onContextMenu}
        onKeyDown={onKeyDown}
      >
        <BoardHead
          days={model.facts.days}
          strips={model.strips}
          pivot={pivot}
          rows={rows.length}
          cursorDay={cursor.day}
        />
        <Rows holder={holder} model={model} view={view} />
        <CoverageRows cover={model.cover} days={model.facts.days} />
      </div>
    </div>
  );
}

const NARROW = 900;
const LEAST_DAY = 29;

/**
 * Widths of the three kinds of column, so that the whole month fits where it can. Worked out here because lengths
 * relative to a container would have the browser lay out the whole board for every move of the cursor.
 */
function useColumnWidths(holder: RowsProps['holder'], days: number) {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const grid = holder.current;
    if (!grid) return;
    const measure = () => setWidth(grid.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(grid);
    return () => observer.disconnect();
  }, [holder]);
  const narrow = width < NARROW;
  const [name, tally] = narrow ? [106, 0] : [172, 224];
  const day = narrow ? 32 : Math.max(LEAST_DAY, (width - name - tally - 1) / days);
  return {
    narrow,
    style: { '--days': days, '--name': `${name}px`, '--tally': `${tally}px`, '--day': `${day.toFixed(2)}px` },
  };
}

interface RowsProps {
  readonly holder: { readonly current: HTMLDivElement | null };
  readonly model: BoardModel;
  readonly view: BoardViewStore;
}

function Rows({ holder, model, view }: RowsProps) {
  const { pivot, cursor } = useStore(view);
  const { days, team } = model.facts;
  const nameOf = useMemo(() => {
    const names = new Map(team.dutyTypes.map((duty) => [duty.code, duty.name]));
    return (code: string) => names.get(code) ?? code;
  }, [team]);
  const range = rangeOf(cursor);
  const ringed = useRingedPerson(model, view);
  const rows = pivot === 'people' ? model.people : model.duties;
  const draw = (index: number): ReactNode => {
    const cursorDay = cursor.row === index ? cursor.day : null;
    const common = { index, days, cursorDay, range: rangeInRow(range, index) };
    if (pivot === 'duties') {
      const row = model.duties[index]!;
      return <DutyRowView key={row.key} row={row} ringed={ringed} {...common} />;
    }
    const row = model.people[index]!;
    return <PersonRowView key={row.key} row={row} tallies={model.tallies[index]} nameOf={nameOf} {...common} />;
  };
  if (rows.length <= VIRTUAL_FROM) return <div role="rowgroup">{rows.map((_, index) => draw(index))}</div>;
  return <VirtualRows holder={holder} count={rows.length} pinned={cursor.row} draw={draw} />;
}

interface VirtualRowsProps {
  readonly holder: RowsProps['holder'];
  readonly count: number;
  /** The cursor's row is always drawn: focus lives there. */
  readonly pinned: number;
  readonly draw: (index: number) => ReactNode;
}

function VirtualRows({ holder, count, pinned, draw }: VirtualRowsProps) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => holder.current,
    estimateSize: () => PERSON_ROW_HEIGHT,
    overscan: 6,
    rangeExtractor: ({ startIndex, endIndex, overscan }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const indexes = Array.from({ length: last - first + 1 }, (_, i) => first + i);
      return indexes.includes(pinned) ? indexes : [...indexes, pinned].sort((a, b) => a - b);
    },
  });
  return (
    <div role="rowgroup" style={{ position: 'relative', height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((item) => (
        <div key={item.key} role="presentation" style={{ position: 'absolute', top: item.start }}>
          {draw(item.index)}
        </div>
      ))}
    </div>
  );
}

/** By duty, whoever holds the cell of the cursor is ringed in every row. */
function useRingedPerson(model: BoardModel, view: BoardViewStore): string | null {
  const { pivot, cursor } = useStore(view);
  if (pivot === 'people') return null;
  return model.duties[cursor.row]?.cells[cursor.day]?.holders[0]?.person ?? null;
}

function cellAt(target: EventTarget): { row: number; day: number } | null {
  const cell = (target as HTMLElement).closest<HTMLElement>('[data-row]');
  return cell ? { row: Number(cell.dataset['row']), day: Number(cell.dataset['column']) } : null;
}

/** Focus goes where the cursor goes, unless it is outside the grid (in a popover or another control). */
function useFocusFollowsCursor(holder: RowsProps['holder'], row: number, day: number, pivot: string): void {
  const before = useRef(pivot);
  useEffect(() => {
    const grid = holder.current;
    if (!grid) return;
    const flipped = before.current !== pivot;
    before.current = pivot;
    if (!flipped && !grid.contains(document.activeElement)) return;
    grid.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${day}"]`)?.focus({ preventScroll: false });
  }, [holder, row, day, pivot]);
}
