import type { LeaveBalance as Balance } from '@evenflow/api-client';
import { sayYearDay } from '../leave-words.ts';
import styles from './leave-balance.module.css';

/** What is left of the leave year, drawn: given, asked for, left. */
export function LeaveBalance({ balance }: { readonly balance: Balance }) {
  const { entitled, given, asked, left, to } = balance;
  const share = (days: number) => `${entitled > 0 ? Math.max(0, Math.min(100, (days / entitled) * 100)) : 0}%`;
  return (
    <section className={styles.balance} aria-label="My balance">
      <p>
        <b>{left}</b> of {entitled} days left until {sayYearDay(to)}
      </p>
      <div className={styles.line} aria-hidden>
        <span className={styles.given} style={{ width: share(given) }} />
        <span className={styles.asked} style={{ width: share(asked) }} />
      </div>
      <p className={styles.note}>
        {given} given{asked > 0 && `, ${asked} asked for`}
      </p>
    </section>
  );
}
