import { memo, type ReactNode } from 'react';
import { DutyChip, type ChipLook } from '../../../design/duty-chip.tsx';
import { LockMark } from '../../../design/marks.tsx';
import type { BoardDay } from '../model/board-days.ts';
import { sayDutyCell } from '../model/cell-words.ts';
import type { DutyCell, DutyRow, Holder } from '../model/duty-rows.ts';
import styles from './board.module.css';
import { CornerMarks } from './cell-content.tsx';
import type { Density, Window, Zoom } from '../state/board-view.ts';
import { dayFacts, dutyRowHeight, inRange } from './columns.ts';

interface DutyRowProps {
  readonly row: DutyRow;
  readonly index: number;
  readonly days: readonly BoardDay[];
  readonly window: Window;
  readonly zoom: Zoom;
  readonly density: Density;
  readonly cursorDay: number | null;
  readonly range: string | null;
  /** The person ringed everywhere. */
  readonly ringed: string | null;
}

/** One duty's month: who holds it, holes as holes. */
export const DutyRowView = memo(function DutyRowView(props: DutyRowProps) {
  const { row, index, days, window, zoom, density, cursorDay, range, ringed } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.row}
      style={{ height: dutyRowHeight(row.lines, density) }}
      data-group={row.startsGroup || undefined}
      data-current={cursorDay !== null || undefined}
    >
      <div role="rowheader" className={`${styles.name} ${styles.dutyName}`}>
        <DutyChip
          code={row.kind === 'duty' ? row.key : row.kind === 'away' ? 'AL' : 'TH'}
          mark={row.look}
          withMentor={row.kind === 'with-mentor'}
        />
        <span>
          <b>{row.name}</b>
          <small>{row.note}</small>
        </span>
      </div>
      {row.cells.slice(window.first, window.last + 1).map((cell, i) => {
        const day = window.first + i;
        return (
          <div
            key={cell.date}
            role="gridcell"
            className={styles.cell}
            aria-colindex={day + 2}
            aria-label={sayDutyCell(row, cell)}
            aria-selected={inRange(range, day) || cursorDay === day}
            tabIndex={cursorDay === day ? 0 : -1}
            data-row={index}
            data-column={day}
            data-not-needed={(cell.notNeeded && cell.holders.length === 0) || undefined}
            data-range={inRange(range, day) || undefined}
            data-cursor={cursorDay === day || undefined}
            {...dayFacts(days[day]!)}
          >
            <Holders row={row} cell={cell} ringed={ringed} wide={zoom === 'day' || zoom === 'week'} />
          </div>
        );
      })}
      <Shares row={row} ringed={ringed} />
    </div>
  );
});

interface HoldersProps {
  readonly row: DutyRow;
  readonly cell: DutyCell;
  readonly ringed: string | null;
  /** There is room for whole names. */
  readonly wide: boolean;
}

function Holders({ row, cell, ringed, wide }: HoldersProps) {
  const open = Array.from({ length: cell.missing }, (_, i) => i);
  const total = cell.holders.length + open.length;
  if (total === 0) return null;
  const single = total === 1;
  const chips: ReactNode[] = [
    ...cell.holders.map((holder, i) => (
      <HolderChip
        key={`${holder.person}-${i}`}
        row={row}
        holder={holder}
        single={single}
        wide={wide}
        ringed={holder.person === ringed}
      />
    )),
    ...open.map((i) => (
      <DutyChip key={`open-${i}`} code="open" mark="open" size="small" className={single ? styles.holder : undefined} />
    )),
  ];
  const marks = cell.holders.flatMap((holder) => holder.marks ?? []);
  return (
    <>
      {single ? (
        chips
      ) : (
        <div className={styles.stack}>{chips.flatMap((chip, i) => (i > 0 ? [' ', chip] : [chip]))}</div>
      )}
      <CornerMarks
        marks={{
          must: marks.some((one) => one.must),
          signed: marks.some((one) => one.signed),
          should: marks.some((one) => one.should),
        }}
      />
    </>
  );
}

interface HolderChipProps {
  readonly row: DutyRow;
  readonly holder: Holder;
  readonly single: boolean;
  readonly wide: boolean;
  readonly ringed: boolean;
}

function HolderChip({ row, holder, single, wide, ringed }: HolderChipProps) {
  const look: ChipLook = holder.asked ? 'leave-asked' : row.look;
  const classes = [single && styles.holder, ringed && row.kind === 'duty' && styles.ringed].filter(Boolean).join(' ');
  return (
    <>
      <DutyChip
        code={holder.person}
        mark={look}
        withMentor={holder.withMentor}
        size={single ? 'regular' : 'small'}
        className={classes}
        place={row.band && single ? 'band' : undefined}
      >
        {wide && <small className={styles.times}>{holder.name}</small>}
        {holder.locked && (
          <span className={styles.lock}>
            <LockMark size={8} />
          </span>
        )}
      </DutyChip>
      {single && holder.changed && <span className={styles.changed} />}
    </>
  );
}

function Shares({ row, ringed }: { readonly row: DutyRow; readonly ringed: string | null }) {
  const counts = row.shares.map((share) => share.count).filter((count) => count > 0);
  const most = Math.max(1, ...counts);
  const filledText = row.needed === null ? `${row.filled} days` : `${row.filled} of ${row.needed}`;
  return (
    <div className={styles.shares} role="gridcell" aria-label={`${row.name}: ${filledText}`}>
      <span>
        <b>{row.filled}</b> {row.needed === null ? 'days' : `of ${row.needed}`}
      </span>
      <span className={styles.shareBars} aria-hidden>
        {row.needed !== null &&
          row.shares.map(({ person, count }) => (
            <i
              key={person}
              style={{ height: `${(count / most) * 100}%` }}
              data-ringed={person === ringed || undefined}
            />
          ))}
      </span>
      <span>{counts.length > 0 && row.needed !== null ? `${Math.min(...counts)}–${most} each` : ''}</span>
    </div>
  );
}
