import type { ConflictAnswer, WayOut } from '@evenflow/api-client';
import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { SeverityIcon } from '../../../design/marks.tsx';
import { count } from '../../../words/times.ts';
import styles from './explained.module.css';

interface WayListProps {
  readonly answer: ConflictAnswer;
  readonly onTry: (way: WayOut) => void;
}

/** Ways out, least given up first; trying one is an edit of the draft. */
export function WayList({ answer, onTry }: WayListProps) {
  return (
    <section className={styles.card} aria-labelledby="ways-out">
      <h2 id="ways-out">Ways out, least given up first</h2>
      <p className={styles.note}>Each was solved again and works. Nothing changes until you publish.</p>
      {answer.ways.length > 0 && (
        <p className={styles.note}>
          {answer.ways[0]!.least
            ? 'The first is proven to give up the least there is.'
            : 'Whether less than the first would do was not settled in the time.'}
        </p>
      )}
      <ol className={styles.ways}>
        {answer.ways.map((way, index) => (
          <li key={way.sentence} className={styles.way} data-first={index === 0 || undefined}>
            <span className={styles.number} aria-hidden>
              {index + 1}
            </span>
            <div className={styles.wayWords}>
              {sentencesOf(way).map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
              <WayPills way={way} />
            </div>
            <Button
              size="compact-sm"
              variant={index === 0 ? 'filled' : 'default'}
              onClick={() => onTry(way)}
              aria-label={`Try it: ${way.sentence}`}
            >
              Try it
            </Button>
          </li>
        ))}
      </ol>
      {answer.ways.length === 0 && <p className={styles.note}>No way out was found in the time.</p>}
      {answer.wouldNotHelp.length > 0 && (
        <div className={styles.useless}>
          <IconInfoCircle size={16} stroke={1.75} aria-hidden />
          <details>
            <summary>{count(answer.wouldNotHelp.length, 'thing')} that would not help</summary>
            <ul>
              {answer.wouldNotHelp.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
        </div>
      )}
    </section>
  );
}

/** The sentence of a way is one for each thing given up. */
function sentencesOf({ sentence }: WayOut): string[] {
  return sentence.split(/(?<=\.) (?=[A-Z])/);
}

function WayPills({ way }: { readonly way: WayOut }) {
  const signatures = way.signatures.length;
  const moved = way.moves.filter(({ from }) => from !== undefined).length;
  const filled = way.moves.length - moved;
  const days = way.changes.reduce((sum, change) => sum + change.dates.length, 0);
  return (
    <div className={styles.pills}>
      {signatures > 0 ? (
        <span className={styles.pill} data-kind="must">
          <SeverityIcon severity="must-unless-signed" size={13} /> {count(signatures, 'signature')}
        </span>
      ) : (
        <span className={styles.pill} data-kind="ok">
          <SeverityIcon severity="holds" size={13} /> no must broken
        </span>
      )}
      <span className={styles.pill}>{count(days, 'day')} given up</span>
      {moved > 0 && <span className={styles.pill}>{moved} moved</span>}
      {filled > 0 && <span className={styles.pill}>{filled} filled</span>}
      <span className={styles.pill}>cost {way.cost.total}</span>
    </div>
  );
}
