import type { HolidayYears } from '../fairness-view.ts';
import styles from './fairness.module.css';

/** Who worked which named holiday, by year: an empty cell has not had its turn. */
export function HolidayTable({ holidays, rows, since }: HolidayYears) {
  return (
    <table className={`${styles.table} ${styles.years}`}>
      <thead>
        <tr>
          <th scope="col">since {since}</th>
          {holidays.map(({ identity, name }) => (
            <th key={identity} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.person}>
            <th scope="row">
              <b>{row.name}</b>
            </th>
            {holidays.map(({ identity }) => (
              <td key={identity}>{row.years[identity]?.join(', ') || '–'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
