import type { ImportPreview } from '../../../api/wire.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import { count } from '../../../words/times.ts';
import styles from './imports.module.css';

/** What stands in the way, each with its sheet and cell. */
export function ProblemList({ problems }: Pick<ImportPreview, 'problems'>) {
  if (problems.length === 0) return null;
  return (
    <section className={styles.problems} role="alert">
      <h2>{count(problems.length, 'thing')} to correct in the workbook, then choose it again. Nothing was written.</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.sheet}!${problem.cell}${problem.sentence}`}>
            <SeverityIcon severity="must" size={18} />
            <span>{problem.sentence}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
