import type { DemandChange, DutyTimes, DutyType } from '@evenflow/domain';
import { DutyChip } from '../../../design/duty-chip.tsx';
import { shortDay } from '../../../words/times.ts';
import styles from './team.module.css';

interface DutyTableProps {
  readonly dutyTypes: readonly DutyType[];
  readonly demandChanges: readonly DemandChange[];
}

const times = ({ start, end, endDayOffset }: DutyTimes): string =>
  `${start}–${end}${endDayOffset === 1 ? ' next day' : ''}`;

/** What there is to hold, when, and how many each kind of day needs; then the dates that differ. */
export function DutyTable({ dutyTypes, demandChanges }: DutyTableProps) {
  return (
    <section aria-labelledby="duties">
      <h2 id="duties" className={styles.subtitle}>
        Duties and what each day needs
      </h2>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Duties">
        <table className={styles.table}>
          <thead>
            <tr>
              {['Duty', 'Times', 'Weekend and holiday', 'Mon–Fri', 'Sat', 'Sun', 'Holiday', 'Needs', 'Be within'].map(
                (title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {dutyTypes.map((duty) => (
              <tr key={duty.code}>
                <th scope="row">
                  <DutyChip code={duty.code} mark={duty.mark} /> {duty.name}
                </th>
                <td>{times(duty.weekday)}</td>
                <td>{duty.weekendAndHoliday ? times(duty.weekendAndHoliday) : 'the same'}</td>
                <td>{needWords(duty, duty.need.monFri)}</td>
                <td>{needWords(duty, duty.need.sat)}</td>
                <td>{needWords(duty, duty.need.sun)}</td>
                <td>{needWords(duty, duty.need.holiday)}</td>
                <td>{Object.keys(duty.requiredCompetences).join(', ') || '–'}</td>
                <td>{duty.responseMinutes === null ? '–' : `${duty.responseMinutes} min`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {demandChanges.length > 0 && (
        <>
          <h3 className={styles.subtitle}>Dates that differ</h3>
          <ul className={styles.changes}>
            {demandChanges.map((change) => (
              <li key={`${change.date}${change.duty}`}>
                <b>{shortDay(change.date)}</b>, {change.duty}:{' '}
                {change.need === 0 ? 'not needed' : `${change.need} needed`}
                {change.reason && <span className={styles.note}> {change.reason}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function needWords(duty: DutyType, need: number): string {
  if (duty.optional) return 'if staffed';
  return need === 0 ? '–' : String(need);
}
