import { memo } from 'react';
import type { PersonTallies } from '../../fairness/tallies.ts';
import type { BoardDay } from '../model/board-days.ts';
import { sayPersonCell } from '../model/cell-words.ts';
import type { LeaveBar, PersonCell, PersonRow } from '../model/people-rows.ts';
import styles from './board.module.css';
import type { Window, Zoom } from '../state/board-view.ts';
import { CellContent } from './cell-content.tsx';
import { columnSpan, dayFacts, inRange } from './columns.ts';
import { DayLine } from './day-line.tsx';
import { TallyCells } from './tally-cells.tsx';

interface PersonRowProps {
  readonly row: PersonRow;
  readonly index: number;
  readonly days: readonly BoardDay[];
  readonly window: Window;
  readonly zoom: Zoom;
  /** Whether the cursor's cell shows the handle that paints. */
  readonly paints: boolean;
  readonly tallies: PersonTallies | undefined;
  readonly nameOf: (duty: string) => string;
  /** Column of the cursor when it is in this row. */
  readonly cursorDay: number | null;
  /** `first-last` columns of the range in this row. */
  readonly range: string | null;
}

/** One person's month beside its tallies. */
export const PersonRowView = memo(function PersonRowView({ tallies, ...cells }: PersonRowProps) {
  const { row, index, cursorDay } = cells;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.row}
      data-group={row.startsGroup || undefined}
      data-current={cursorDay !== null || undefined}
    >
      <div role="rowheader" className={styles.name} data-person={row.key}>
        <b>{row.name}</b>
        <small>{row.note}</small>
      </div>
      <PersonCells {...cells} />
      <TallyCells tallies={tallies} />
    </div>
  );
});

/** Drawn again only when this person's own cells, marks or selection change; tallies of others change more often. */
const PersonCells = memo(function PersonCells(props: Omit<PersonRowProps, 'tallies'>) {
  const { row, window, zoom } = props;
  return (
    <>
      {row.cells.slice(window.first, window.last + 1).map((cell, i) => (
        <PersonCellView key={cell.date} day={window.first + i} cell={cell} {...props} />
      ))}
      {zoom !== 'day' &&
        row.bars.map((bar) => <LeaveBarView key={`${bar.first}-${bar.label}`} bar={bar} window={window} />)}
    </>
  );
});

interface PersonCellProps extends Omit<PersonRowProps, 'tallies'> {
  readonly cell: PersonCell;
  readonly day: number;
}

function PersonCellView({ row, index, days, nameOf, cursorDay, range, zoom, paints, cell, day }: PersonCellProps) {
  const current = cursorDay === day;
  return (
    <div
      role="gridcell"
      className={styles.cell}
      aria-colindex={day + 2}
      aria-label={sayPersonCell(row, cell, { nameOf, day, zoom })}
      aria-selected={inRange(range, day) || current}
      tabIndex={current ? 0 : -1}
      data-row={index}
      data-column={day}
      data-fixed={cell.fixedDayOff || undefined}
      data-free={cell.offAfterCall || undefined}
      data-range={inRange(range, day) || undefined}
      data-cursor={current || undefined}
      {...dayFacts(days[day]!)}
    >
      {zoom === 'day' ? (
        <DayLine cell={cell} before={row.cells[day - 1]} />
      ) : (
        <CellContent cell={cell} wide={zoom === 'week'} />
      )}
      {current && paints && zoom !== 'day' && <span className={styles.handle} data-handle aria-hidden />}
    </div>
  );
}

function LeaveBarView({ bar, window }: { readonly bar: LeaveBar; readonly window: Window }) {
  const span = columnSpan(bar.first, bar.last, window);
  if (!span) return null;
  return (
    <div className={styles.bar} style={span} data-asked={bar.asked || undefined} aria-hidden>
      <span>{bar.label}</span>
    </div>
  );
}
