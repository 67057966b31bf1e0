import { SeverityIcon, type SeverityMark } from '../design/marks.tsx';
import type { Clash } from './clash.ts';
import styles from './asks.module.css';

const MARKS: Record<Clash['weight'], SeverityMark> = {
  must: 'must',
  should: 'should',
  know: 'to-know',
  holds: 'holds',
};

/** What an ask would meet, said again whenever the days change. */
export function ClashList({ clashes }: { readonly clashes: readonly Clash[] }) {
  return (
    <div className={styles.clashes} role="status" aria-label="What this meets">
      <ul>
        {clashes.map((clash) => (
          <li key={clash.sentence}>
            <SeverityIcon severity={MARKS[clash.weight]} size={20} spoken />
            <span>{clash.sentence}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
