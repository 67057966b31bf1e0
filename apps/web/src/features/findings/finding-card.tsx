import type { Finding } from '@evenflow/rules';
import { SeverityIcon } from '../../design/marks.tsx';
import type { IndexedFacts } from '../rota-board/model/rota-facts.ts';
import type { LiveRota } from '../rota-board/state/live-rota.ts';
import styles from './findings.module.css';
import { RestPicture } from './rest-picture.tsx';

interface FindingCardProps {
  readonly finding: Finding;
  readonly live: LiveRota;
  readonly facts: IndexedFacts;
}

const SEVERITY_WORDS = { must: 'must', 'must-unless-signed': 'must, unless signed', should: 'should' } as const;

/** A finding with its rule's title, its sentence and, for rest, a picture of what is missing. */
export function FindingCard({ finding, live, facts }: FindingCardProps) {
  const { title } = live.ruleOf(finding);
  const costs = finding.severity === 'should' ? `, cost ${finding.cost}` : '';
  return (
    <article className={styles.card}>
      <SeverityIcon severity={finding.severity} size={17} spoken />
      <div>
        <div className={styles.title} data-severity={finding.severity}>
          <b>{title}</b> · {SEVERITY_WORDS[finding.severity]}
          {costs}
        </div>
        <p className={styles.sentence}>{finding.sentence}</p>
        {finding.rule === 'rest-between-duties' && <RestPicture finding={finding} facts={facts} />}
      </div>
    </article>
  );
}
