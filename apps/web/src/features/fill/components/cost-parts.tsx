import styles from './fill.module.css';
import { tidy } from '../solve-curve.ts';

interface CostPartsProps {
  /** Rule or tier, in words, with its cost. */
  readonly parts: readonly { readonly name: string; readonly cost: number; readonly sentence: string | null }[];
}

/** What the cost is made of, largest first, each with a sentence where there is one. */
export function CostParts({ parts }: CostPartsProps) {
  const shown = parts.filter((part) => part.cost > 0).sort((a, b) => b.cost - a.cost);
  const most = Math.max(1, ...shown.map((part) => part.cost));
  return (
    <section className={styles.card}>
      <h2>What the cost is made of</h2>
      {shown.length === 0 && <p className={styles.note}>Nothing yet.</p>}
      <ul className={styles.parts}>
        {shown.map((part) => (
          <li key={part.name}>
            <div>
              <span>{part.name}</span>
              <b>{tidy(part.cost)}</b>
            </div>
            <span className={styles.partBar}>
              <i style={{ width: `${(part.cost / most) * 100}%` }} />
            </span>
            {part.sentence && <small>{part.sentence}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}
