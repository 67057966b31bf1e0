import { DutyChip } from '../../../design/duty-chip.tsx';
import type { CurrentCard } from '../duty-cards.ts';
import styles from './my-duties.module.css';

/** The duty going on, with a line that grows as it passes. */
export function CurrentDuty({ card }: { readonly card: CurrentCard }) {
  return (
    <section className={styles.current} aria-label="Now">
      <DutyChip code={card.code} mark={card.mark} size="large" />
      <div className={styles.currentText}>
        <p>
          <b>{card.title}</b> until {card.until}
        </p>
        <div
          className={styles.line}
          role="progressbar"
          aria-label="Share of this duty that has passed"
          aria-valuenow={Math.round(card.passed)}
        >
          <span style={{ width: `${card.passed}%` }} />
        </div>
      </div>
      <p className={styles.left}>{card.left}</p>
    </section>
  );
}
