import { sayMonth } from '@evenflow/domain';
import { count } from '../../../words/times.ts';
import type { MonthOfWishes } from '../wish-success.ts';
import styles from './wish-success.module.css';

/** How many wishes came true, over time. */
export function WishSuccess({ title, months }: { readonly title: string; readonly months: readonly MonthOfWishes[] }) {
  if (months.length === 0) return null;
  const met = months.reduce((sum, month) => sum + month.met, 0);
  const all = months.reduce((sum, month) => sum + month.all, 0);
  return (
    <section className={styles.success} aria-label={title}>
      <p>
        <b>{met}</b> of {count(all, 'wish', 'wishes')} came true
      </p>
      <ul className={styles.months}>
        {months.map((month) => (
          <li key={month.month}>
            <span>{sayMonth(month.month)}</span>
            <span className={styles.line} aria-hidden>
              <span style={{ width: `${(month.met / month.all) * 100}%` }} />
            </span>
            <span>
              {month.met} of {month.all}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
