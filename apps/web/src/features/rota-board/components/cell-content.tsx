import { Fragment, memo } from 'react';
import { DutyChip } from '../../../design/duty-chip.tsx';
import { LockMark, SeverityIcon, WishMark } from '../../../design/marks.tsx';
import type { CellMarks, Chip, PersonCell } from '../model/people-rows.ts';
import styles from './board.module.css';

/** Chips and corner marks of one person's day. Corners have fixed owners, so that marks never fight. */
export const CellContent = memo(function CellContent({
  cell,
  wide = false,
}: {
  readonly cell: PersonCell;
  /** There is room for the times beside the code. */
  readonly wide?: boolean;
}) {
  const hot = cell.marks.must || cell.marks.signed;
  return (
    <>
      {cell.chips.map((chip, i) => (
        <Fragment key={chip.duty}>
          {i > 0 && ' '}
          <PlacedChip chip={chip} wide={wide} />
        </Fragment>
      ))}
      {cell.keptFree && (
        <span className={styles.lock} title="Kept free">
          <LockMark />
        </span>
      )}
      {cell.wish && !hot && <WishMark className={styles.wish} wish={cell.wish.wish} must={cell.wish.must} />}
      <CornerMarks marks={cell.marks} />
    </>
  );
});

function PlacedChip({ chip, wide }: { readonly chip: Chip; readonly wide: boolean }) {
  return (
    <>
      <DutyChip
        code={chip.duty}
        mark={chip.mark}
        withMentor={chip.withMentor}
        size={chip.place === 'whole' || chip.place === 'band' ? 'regular' : 'small'}
        className={styles.chip}
        place={chip.place}
        locked={chip.locked}
        joinsBefore={chip.joinsBefore}
        joinsAfter={chip.joinsAfter}
      >
        {wide && <small className={styles.times}> {chip.times}</small>}
        {chip.locked && (
          <span className={styles.lock} data-place={chip.place}>
            <LockMark />
          </span>
        )}
      </DutyChip>
      {chip.changed && <span className={styles.changed} />}
    </>
  );
}

/** Top right a must or one to sign, top left a should. */
export function CornerMarks({ marks }: { readonly marks: CellMarks }) {
  return (
    <>
      {marks.must && <SeverityIcon className={styles.topRight} severity="must" size={13} />}
      {marks.signed && !marks.must && (
        <SeverityIcon className={styles.topRight} severity="must-unless-signed" size={13} />
      )}
      {marks.should && <SeverityIcon className={styles.topLeft} severity="should" size={12} />}
    </>
  );
}
