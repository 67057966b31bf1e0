import { Button } from '@mantine/core';
import { firstName } from '@evenflow/domain';
import { SeverityIcon } from '../../../design/marks.tsx';
import type { Candidate } from '../state/live-rota.ts';
import styles from './popover.module.css';

interface CandidateListProps {
  readonly candidates: readonly Candidate[];
  readonly onGive: (person: string) => void;
}

/** People ranked for a duty: what giving it to them would break or cost; the first is one click. */
export function CandidateList({ candidates, onGive }: CandidateListProps) {
  return (
    <ol className={styles.candidates}>
      {candidates.map((candidate, index) => (
        <li key={candidate.person} data-best={(index === 0 && candidate.allowed) || undefined}>
          <span className={styles.rank}>{index + 1}</span>
          <span className={styles.candidateWords}>
            <span>
              Give it to <b>{candidate.name}</b>
            </span>
            <small>{consequenceWords(candidate)}</small>
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

/** `No finding. Cost +2`, or the worst thing it would break. */
export function consequenceWords({ breaks, cost }: Candidate): string {
  const worst = breaks.find((finding) => finding.severity === 'must') ?? breaks.find((f) => f.severity !== 'should');
  if (worst) return breaks.length > 1 ? `${worst.sentence} And ${breaks.length - 1} more.` : worst.sentence;
  const words = breaks[0] ? breaks[0].sentence : 'No finding.';
  if (cost === 0) return `${words} Costs nothing.`;
  return `${words} Cost ${cost < 0 ? `−${Math.abs(cost)}` : `+${cost}`}`;
}
