import { SeverityIcon } from '../../../design/marks.tsx';
import styles from './swaps.module.css';

interface SaidListProps {
  readonly says: readonly { readonly severity: 'must' | 'must-unless-signed' | 'should'; readonly sentence: string }[];
  /** Said when there is nothing else to say. */
  readonly otherwise: string;
  /** To know, after what the rules say. */
  readonly know?: string;
}

/** The rules' own sentences about a swap. */
export function SaidList({ says, otherwise, know }: SaidListProps) {
  return (
    <ul className={styles.says}>
      {says.length === 0 && (
        <li>
          <SeverityIcon severity="holds" size={20} spoken />
          <span>{otherwise}</span>
        </li>
      )}
      {says.map(({ severity, sentence }) => (
        <li key={sentence}>
          <SeverityIcon severity={severity} size={20} spoken />
          <span>{sentence}</span>
        </li>
      ))}
      {know && (
        <li>
          <SeverityIcon severity="to-know" size={20} spoken />
          <span>{know}</span>
        </li>
      )}
    </ul>
  );
}
