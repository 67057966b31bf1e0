import { sayMonth, type Team } from '@evenflow/domain';
import { moneyOf, timesheet, totalOf, type HoursLine } from '../hours-view.ts';
import styles from './hours.module.css';

interface HoursTableProps {
  readonly team: Team;
  readonly month: string;
  readonly lines: readonly HoursLine[];
}

interface Column {
  readonly title: string;
  readonly sum?: boolean;
  readonly owed?: boolean;
}

const FIGURES: readonly Column[] = [
  { title: 'Rostered' },
  { title: 'Call-outs' },
  { title: 'Called in' },
  { title: 'Hours in all', sum: true },
  { title: 'Rest owed', owed: true },
  { title: 'On-call pay' },
  { title: 'Call-out pay' },
  { title: 'Pay in all', sum: true },
];
const COLUMNS = ['Person', ...FIGURES.map(({ title }) => title)];

/** A row for each person, and everybody's sum. Hours are hours and minutes. */
export function HoursTable({ team, month, lines }: HoursTableProps) {
  const money = moneyOf(team.country, team.locale);
  const unpaid = lines.filter(({ pay, hours }) => pay === null && hours.totalMinutes > 0).length;
  return (
    <section aria-label={`Hours of ${sayMonth(month)}`}>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={`Hours of ${sayMonth(month)}, by person`}>
        {/* Drawn as a card for each person where it is narrow; the roles keep it a table there. */}
        <table className={styles.table} role="table">
          <thead role="rowgroup">
            <tr role="row">
              {COLUMNS.map((title) => (
                <th key={title} scope="col" role="columnheader">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {lines.map((line) => (
              <tr key={line.person} role="row">
                <th scope="row" role="rowheader">
                  {line.name} <span className={styles.quiet}>{line.person}</span>
                </th>
                <Figures {...line} money={money} />
              </tr>
            ))}
          </tbody>
          <tfoot role="rowgroup">
            <tr role="row">
              <th scope="row" role="rowheader">
                Everybody
              </th>
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
  const figures = [
    length(hours.rosteredMinutes),
    hours.callOuts === 0 ? '–' : hours.callOuts,
    length(hours.calledInMinutes),
    length(hours.totalMinutes),
    length(hours.restOwedMinutes),
    pay ? money(pay.standbyPence) : '–',
    pay ? money(pay.calledInPence) : '–',
    pay ? money(pay.totalPence) : '–',
  ];
  return FIGURES.map(({ title, sum, owed }, index) => (
    <td
      key={title}
      role="cell"
      data-title={title}
      className={sum ? styles.sum : undefined}
      data-owed={(owed && hours.restOwedMinutes > 0) || undefined}
      data-nothing={figures[index] === '–' || undefined}
    >
      {figures[index]}
    </td>
  ));
}
