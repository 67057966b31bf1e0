import { Button } from '@mantine/core';
import { firstName } from '@evenflow/domain';
import { SeverityIcon } from '../../../design/marks.tsx';
import { sayConsequence, type Candidate } from '../state/live-rota.ts';
import styles from './popover.module.css';

interface CandidateListProps {
  readonly candidates: readonly Candidate[];
  readonly onGive: (person: string) => void;
  /** What it would do to somebody’s share. */
  readonly fairness?: (person: string) => string | null;
}

/** People ranked for a duty: what giving it to them would break or cost; the first is one click. */
export function CandidateList({ candidates, onGive, fairness }: CandidateListProps) {
  return (
    <ol className={styles.candidates}>
      {candidates.map((candidate, index) => (
        <li key={candidate.person} data-best={(index === 0 && candidate.allowed) || undefined}>
          <span className={styles.rank}>{index + 1}</span>
          <span className={styles.candidateWords}>
            <span>
              Give it to <b>{candidate.name}</b>
            </span>
            <small>{sayConsequence(candidate)}</small>
            {fairness && <small className={styles.share}>{fairness(candidate.person)}</small>}
          </span>
          <CandidateMark candidate={candidate} />
          <Button
            size="compact-sm"
            variant={index === 0 && candidate.allowed ? 'filled' : 'default'}
            onClick={() => onGive(candidate.person)}
            aria-label={`Give it to ${firstName(candidate)}`}
          >
            Do it
          </Button>
        </li>
      ))}
    </ol>
  );
}

function CandidateMark({ candidate }: { readonly candidate: Candidate }) {
  if (candidate.breaks.some((finding) => finding.severity === 'must')) return <SeverityIcon severity="must" spoken />;
  return candidate.allowed ? null : <SeverityIcon severity="must-unless-signed" spoken />;
}
