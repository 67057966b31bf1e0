import { memo } from 'react';
import type { PersonTallies } from '../../fairness/tallies.ts';
import type { BoardDay } from '../model/board-days.ts';
import { sayPersonCell } from '../model/cell-words.ts';
import type { LeaveBar, PersonRow } from '../model/people-rows.ts';
import styles from './board.module.css';
import { CellContent } from './cell-content.tsx';
import { columnSpan, dayFacts, inRange } from './columns.ts';
import { TallyCells } from './tally-cells.tsx';

interface PersonRowProps {
  readonly row: PersonRow;
  readonly index: number;
  readonly days: readonly BoardDay[];
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
      <div role="rowheader" className={styles.name}>
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
  const { row, index, days, nameOf, cursorDay, range } = props;
  return (
    <>
      {row.cells.map((cell, day) => (
        <div
          key={cell.date}
          role="gridcell"
          className={styles.cell}
          aria-colindex={day + 2}
          aria-label={sayPersonCell(row, cell, nameOf, day)}
          aria-selected={inRange(range, day) || cursorDay === day}
          tabIndex={cursorDay === day ? 0 : -1}
          data-row={index}
          data-column={day}
          data-fixed={cell.fixedDayOff || undefined}
          data-free={cell.offAfterCall || undefined}
          data-range={inRange(range, day) || undefined}
          data-cursor={cursorDay === day || undefined}
          {...dayFacts(days[day]!)}
        >
          <CellContent cell={cell} />
        </div>
      ))}
      {row.bars.map((bar) => (
        <LeaveBarView key={`${bar.first}-${bar.label}`} bar={bar} />
      ))}
    </>
  );
});

function LeaveBarView({ bar }: { readonly bar: LeaveBar }) {
  return (
    <div className={styles.bar} style={columnSpan(bar.first, bar.last)} data-asked={bar.asked || undefined} aria-hidden>
      <span>{bar.label}</span>
    </div>
  );
}
