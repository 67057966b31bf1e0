import { sayDay } from '@evenflow/domain';
import { problemSentence } from '../../../api/request.ts';
import type { Fragility } from '../../../api/wire.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import { Waiting, Wrong } from '../../../design/states.tsx';
import { count, listNames, sayRange } from '../../../words/times.ts';
import { useFragility } from '../api/get-cover.ts';
import { hangsOnMost } from '../cover-view.ts';
import styles from './cover.module.css';

/** One absence away: the published calls nobody else could take, and the person most of them hang on. */
export function FragileCalls({ team }: { readonly team: string }) {
  const fragility = useFragility(team);
  return (
    <section className={styles.alarms} aria-label="One absence away">
      <h2>One absence away</h2>
      {fragility.isError && <Wrong title="This cannot be shown">{problemSentence(fragility.error)}</Wrong>}
      {fragility.isPending && <Waiting words="Every call is offered to everybody else" />}
      {fragility.data && <Found fragility={fragility.data} />}
    </section>
  );
}

function Found({ fragility: { from, to, calls, fragile } }: { readonly fragility: Fragility }) {
  const span = `the ${count(calls, 'published call')} of ${sayRange(from, to)}`;
  if (calls === 0) return <p className={styles.quiet}>No call of the next four weeks is published yet.</p>;
  if (fragile.length === 0) {
    return <p className={styles.quiet}>If anybody fell ill, somebody else could take any of {span} at once.</p>;
  }
  const most = hangsOnMost(fragile);
  return (
    <>
      <p className={styles.quiet}>
        Of {span}, {fragile.length} could be taken by nobody else as things stand.
        {most && ` Most hangs on ${most.person}: ${count(most.calls, 'call')}.`}
      </p>
      <ul>
        {fragile.map(({ date, duty, person, withSignature }) => (
          <li key={`${date}|${duty}|${person}`}>
            <SeverityIcon severity="should" size={18} />
            <p>
              <b>
                {sayDay(date)}, {duty}: {person}.
              </b>{' '}
              {withSignature.length > 0
                ? `With a signature ${listNames(withSignature)} could.`
                : 'Nobody else could, even with a signature.'}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
