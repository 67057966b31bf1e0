import type { Team } from '@evenflow/domain';
import { longMonth } from '../../../words/times.ts';
import { moneyOf, timesheet, totalOf, type HoursLine } from '../hours-view.ts';
import styles from './hours.module.css';

interface HoursTableProps {
  readonly team: Team;
  readonly month: string;
  readonly lines: readonly HoursLine[];
}

const COLUMNS = [
  'Person',
  'Rostered',
  'Call-outs',
  'Called in',
  'Hours in all',
  'Rest owed',
  'On-call pay',
  'Call-out pay',
  'Pay in all',
];

/** A row for each person, and everybody's sum. Hours are hours and minutes. */
export function HoursTable({ team, month, lines }: HoursTableProps) {
  const money = moneyOf(team.country, team.locale);
  const unpaid = lines.filter(({ pay, hours }) => pay === null && hours.totalMinutes > 0).length;
  return (
    <section aria-label={`Hours of ${longMonth(month)}`}>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={`Hours of ${longMonth(month)}, by person`}>
        <table className={styles.table}>
          <thead>
            <tr>
              {COLUMNS.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.person}>
                <th scope="row">
                  {line.name} <span className={styles.quiet}>{line.person}</span>
                </th>
                <Figures {...line} money={money} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Everybody</th>
              <Figures {...totalOf(lines)} money={money} />
            </tr>
          </tfoot>
        </table>
      </div>
      {unpaid > 0 && (
        <p className={styles.quiet}>
          No pay is shown for whom no basic hour is set; set it below. Only being on call from home and being called in
          are paid here; rostered hours are the salary’s.
        </p>
      )}
    </section>
  );
}

type FiguresProps = Pick<HoursLine, 'hours' | 'pay'> & { readonly money: (hundredths: number) => string };

function Figures({ hours, pay, money }: FiguresProps) {
  const length = (minutes: number) => (minutes === 0 ? '–' : timesheet(minutes));
  return (
    <>
      <td>{length(hours.rosteredMinutes)}</td>
      <td>{hours.callOuts === 0 ? '–' : hours.callOuts}</td>
      <td>{length(hours.calledInMinutes)}</td>
      <td className={styles.sum}>{length(hours.totalMinutes)}</td>
      <td data-owed={hours.restOwedMinutes > 0 || undefined}>{length(hours.restOwedMinutes)}</td>
      <td>{pay ? money(pay.standbyPence) : '–'}</td>
      <td>{pay ? money(pay.calledInPence) : '–'}</td>
      <td className={styles.sum}>{pay ? money(pay.totalPence) : '–'}</td>
    </>
  );
}
