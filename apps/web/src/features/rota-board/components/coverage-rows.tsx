import { memo, type ReactNode } from 'react';
import { SeverityIcon } from '../../../design/marks.tsx';
import type { BoardDay } from '../model/board-days.ts';
import type { CoverCount, Coverage } from '../model/coverage.ts';
import styles from './board.module.css';
import { dayFacts } from './columns.ts';

/** From this many spare people on, a day is not thin. */
const THIN_BELOW = 2;

/** Day duties, calls, and how many more could be away: always in view at the foot. */
export const CoverageRows = memo(function CoverageRows(props: {
  readonly cover: Coverage;
  /** The days in view; the sums at the right are of all days. */
  readonly days: readonly BoardDay[];
}) {
  const { cover, days } = props;
  const thin = cover.spare.filter((spare) => spare !== null && spare < THIN_BELOW).length;
  return (
    <div className={styles.feet} role="rowgroup">
      <FootRow name="Day duties" note="filled of needed" days={days} sum={<Short counts={cover.day} />}>
        {(day) => <Count count={cover.day[day]!} />}
      </FootRow>
      <FootRow name="On call" note="and nights" days={days} sum={<Short counts={cover.call} />}>
        {(day) => <Count count={cover.call[day]!} />}
      </FootRow>
      <FootRow name="Spare" note="more could be away" days={days} sum={<Thin days={thin} />}>
        {(day) => <Spare spare={cover.spare[day]!} />}
      </FootRow>
    </div>
  );
});

interface FootRowProps {
  readonly name: string;
  readonly note: string;
  readonly days: readonly BoardDay[];
  readonly sum: ReactNode;
  readonly children: (day: number) => ReactNode;
}

function FootRow({ name, note, days, sum, children }: FootRowProps) {
  return (
    <div className={`${styles.row} ${styles.footRow}`} role="row">
      <div className={styles.name} role="rowheader">
        <b>{name}</b>
        <small>{note}</small>
      </div>
      {days.map((day) => (
        <div key={day.date} className={styles.foot} role="gridcell" {...dayFacts(day)}>
          {children(day.index)}
        </div>
      ))}
      <div className={styles.footSum} role="gridcell">
        {sum}
      </div>
    </div>
  );
}

function Count({ count: { filled, needed } }: { readonly count: CoverCount }) {
  if (needed === 0) return null;
  if (filled === needed) return <>{needed}</>;
  return (
    <span className={styles.short}>
      {filled}/{needed}
    </span>
  );
}

function Spare({ spare }: { readonly spare: number | null }) {
  if (spare === null) return null;
  return spare < THIN_BELOW ? <span className={styles.thin}>{spare}</span> : <>{spare}</>;
}

function Short({ counts }: { readonly counts: readonly CoverCount[] }) {
  const short = counts.reduce((sum, { filled, needed }) => sum + needed - filled, 0);
  return (
    <>
      <SeverityIcon severity={short > 0 ? 'must' : 'holds'} size={13} /> {short > 0 ? `${short} short` : 'all filled'}
    </>
  );
}

function Thin({ days }: { readonly days: number }) {
  if (days === 0) return null;
  return (
    <>
      <SeverityIcon severity="should" size={13} /> {days} thin {days === 1 ? 'day' : 'days'}
    </>
  );
}
