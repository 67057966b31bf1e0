import { memo } from 'react';
import { TOLERANCE, type PersonTallies, type Tally } from '../../fairness/tallies.ts';
import styles from './board.module.css';

/** Calls, weekends, lates, hours and the year beside the row, each against a fair share. */
export const TallyCells = memo(function TallyCells({ tallies }: { readonly tallies: PersonTallies | undefined }) {
  if (!tallies) return <div className={styles.tallies} role="gridcell" />;
  const { calls, weekends, lates, hours, year } = tallies;
  return (
    <div className={styles.tallies} role="gridcell">
      <span className="unseen">{sayTallies(tallies)}</span>
      <CountAgainstFair tally={calls} tolerance={TOLERANCE.calls} />
      <CountAgainstFair tally={weekends} tolerance={TOLERANCE.weekends} />
      <CountAgainstFair tally={lates} tolerance={TOLERANCE.lates} />
      <span className={styles.tally} aria-hidden>
        {hours.planned === 0 ? '–' : tidy(hours.planned)}
        {hours.planned > 0 && <small>of {tidy(hours.contract)}</small>}
      </span>
      <YearPoints tally={year} />
    </div>
  );
});

function CountAgainstFair({ tally, tolerance }: { readonly tally: Tally; readonly tolerance: number }) {
  if (tally.fair === null)
    return (
      <span className={styles.tally} aria-hidden>
        –
      </span>
    );
  return (
    <span className={styles.tally} aria-hidden>
      {tally.count}
      <Meter deviation={tally.count - tally.fair} tolerance={tolerance} />
    </span>
  );
}

function YearPoints({ tally }: { readonly tally: Tally }) {
  if (tally.fair === null)
    return (
      <span className={styles.tally} aria-hidden>
        –
      </span>
    );
  const deviation = tally.count - tally.fair;
  return (
    <span className={styles.tally} aria-hidden>
      {signed(deviation)}
      <Meter deviation={deviation} tolerance={TOLERANCE.year} />
    </span>
  );
}

function Meter({ deviation, tolerance }: { readonly deviation: number; readonly tolerance: number }) {
  const half = Math.min(1, Math.abs(deviation) / (tolerance * 1.6)) * 50;
  const left = deviation < 0 ? 50 - half : 50;
  return (
    <span className={styles.meter}>
      <i style={{ left: `${left}%`, width: `${half}%` }} data-out={Math.abs(deviation) > tolerance || undefined} />
    </span>
  );
}

function sayTallies({ calls, weekends, lates, hours, year }: PersonTallies): string {
  const against = (name: string, { count, fair }: Tally) =>
    fair === null ? `${name}: no part` : `${name}: ${count}, fair share ${tidy(fair)}`;
  return [
    against('calls', calls),
    against('weekends', weekends),
    against('lates', lates),
    `hours: ${tidy(hours.planned)} of ${tidy(hours.contract)}`,
    year.fair === null ? '' : `year: ${signed(year.count - year.fair)} points from fair`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** One decimal at most. */
function tidy(number: number): string {
  return String(Math.round(number * 10) / 10);
}

function signed(number: number): string {
  const rounded = Math.round(number * 10) / 10;
  return rounded < 0 ? `−${Math.abs(rounded)}` : rounded > 0 ? `+${rounded}` : '0';
}
