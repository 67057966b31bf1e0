import { addDays, firstName, type Team } from '@evenflow/domain';
import { Button } from '@mantine/core';
import { problemSentence } from '../../../api/request.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import { clockOf } from '../../../words/times.ts';
import { useNow } from '../../../words/use-now.ts';
import { useCallOuts, useDecideRelief } from '../api/call-outs.ts';
import styles from './call-outs.module.css';

/** Plans that wait for a manager after somebody was called in; nothing at all when there is none. */
export function ReliefProposals({ team }: { readonly team: Team }) {
  const today = new Date(useNow(60_000)).toISOString().slice(0, 10);
  const { data = [] } = useCallOuts(team.id, { from: addDays(today, -2), to: today }, true);
  const decide = useDecideRelief(team.id);
  const waiting = data.filter(({ relief }) => relief?.state === 'proposed');
  if (waiting.length === 0) return null;
  const name = (code: string) => firstName(team.people.find((one) => one.code === code) ?? { name: code });
  return (
    <section aria-label="Rest after call-outs" className={styles.proposals}>
      <h2 className={styles.heading}>Rest after call-outs</h2>
      {decide.error && <p role="alert">{problemSentence(decide.error)}</p>}
      {waiting.map((callOut) => (
        <article key={callOut.id} className={styles.card} aria-label={`Relief for ${name(callOut.person)}`}>
          <h3>
            {name(callOut.person)} was called in {clockOf(callOut.start)}–{clockOf(callOut.end!)} and rests until{' '}
            {clockOf(callOut.rest.until)}
          </h3>
          <ul className={styles.says}>
            {callOut.fallsAway.map(({ sentence }) => (
              <li key={sentence}>
                <SeverityIcon severity="must" size={20} spoken />
                <span>{sentence}</span>
              </li>
            ))}
            {callOut.relief!.sentences.map((sentence) => (
              <li key={sentence}>
                <SeverityIcon severity="to-know" size={20} />
                <span>{sentence}</span>
              </li>
            ))}
          </ul>
          <div className={styles.actions}>
            <Button
              size="md"
              loading={decide.isPending}
              onClick={() => decide.mutate({ id: callOut.id, answer: 'approved' })}
            >
              Put it into the rota
            </Button>
            <Button
              size="md"
              variant="default"
              loading={decide.isPending}
              onClick={() => decide.mutate({ id: callOut.id, answer: 'dismissed' })}
            >
              Leave the rota as it is
            </Button>
          </div>
        </article>
      ))}
    </section>
  );
}
