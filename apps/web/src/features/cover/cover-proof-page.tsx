import { Button } from '@mantine/core';
import { addDays, monthRange, nextMonth, sayDay, sayMonth } from '@evenflow/domain';
import { Link, useParams } from 'react-router';
import { problemSentence } from '../../api/request.ts';
import type { CoverLine } from '../../api/wire.ts';
import { Page } from '../../design/page.tsx';
import { Waiting, Wrong } from '../../design/states.tsx';
import { clockOf, dayOf } from '../../words/times.ts';
import { useCoverProof } from './api/get-cover.ts';
import styles from './components/cover.module.css';

/** The cover proof of a month: every minute, by whom, by which credential. */
export function CoverProofPage() {
  const { team = '', month = '' } = useParams();
  const proof = useCoverProof(team, month);
  const before = addDays(monthRange(month).from, -1).slice(0, 7);
  return (
    <Page
      title={`Cover proof, ${sayMonth(month)}`}
      window="Cover proof"
      width="table"
      lead={
        <>
          <Link to={`/cover/${team}/${before}`}>{sayMonth(before)}</Link>
          {' · '}
          <Link to={`/cover/${team}/${nextMonth(month)}`}>{sayMonth(nextMonth(month))}</Link>
          {' · '}
          <Link to="/cover">next 60 days</Link>
        </>
      }
      actions={
        <Button component="a" href={`/api/v1/teams/${team}/cover/proof/${month}/pdf`} target="_blank">
          As PDF
        </Button>
      }
    >
      {proof.isError && <Wrong title="The proof cannot be shown">{problemSentence(proof.error)}</Wrong>}
      {proof.isPending && <Waiting words="Every minute of the month is being looked at" />}
      {proof.data?.lines.map((line) => (
        <Line key={`${line.site}|${line.duty}`} line={line} />
      ))}
    </Page>
  );
}

const BY: Readonly<Record<CoverLine['stretches'][number]['state'], string>> = {
  'on-call': '',
  'in-house': ' (at work)',
  'not-asked': 'nobody asked for',
  uncovered: 'NOBODY',
};

function Line({ line }: { readonly line: CoverLine }) {
  const when = (instant: string) => `${sayDay(dayOf(instant))} ${clockOf(instant)}`;
  return (
    <section className={styles.proof}>
      <h2>
        {line.siteName}: {line.duty} {line.name}
      </h2>
      <p className={styles.quiet}>
        {line.coveredMinutes.toLocaleString('en-GB')} minutes covered, {line.uncoveredMinutes.toLocaleString('en-GB')}{' '}
        not, {line.notAskedMinutes.toLocaleString('en-GB')} not asked for
      </p>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={`${line.duty}, minute by minute`}>
        <table>
          <thead>
            <tr>
              <th>From</th>
              <th>To</th>
              <th>By whom</th>
              <th>By which credential</th>
            </tr>
          </thead>
          <tbody>
            {line.stretches.map((stretch) => (
              <tr key={stretch.start} data-state={stretch.state}>
                <td>{when(stretch.start)}</td>
                <td>{when(stretch.end)}</td>
                <td>
                  {stretch.person}
                  {BY[stretch.state]}
                </td>
                <td>{stretch.credential ?? stretch.cause}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
