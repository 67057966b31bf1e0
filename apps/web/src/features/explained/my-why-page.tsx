import type { WhyAnswer } from '@evenflow/api-client';
import { isLocalDay } from '@evenflow/domain';
import { Button } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useMyDuties } from '../../api/my-duties.ts';
import { useTeam } from '../../api/team.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { SeverityIcon } from '../../design/marks.tsx';
import { Wrong } from '../../design/states.tsx';
import { longDay } from '../../words/times.ts';
import { AskingSolver } from './components/asking-solver.tsx';
import styles from './components/explained.module.css';
import { useQuestion } from './use-question.ts';
import { sayToMe } from './why-words.ts';

/** Why a duty is mine, or is not: what the published month would be otherwise, in sentences. */
export function MyWhyPage() {
  const [search] = useSearchParams();
  const [date, duty] = [search.get('date') ?? '', search.get('duty') ?? ''];
  // A link without its duty leads to where one is chosen.
  return isLocalDay(date) && duty ? <WhyOf date={date} duty={duty} /> : <Navigate to="/my" replace />;
}

function WhyOf({ date, duty }: { readonly date: string; readonly duty: string }) {
  const { membership } = useSignedIn();
  const team = useTeam(membership.team).data?.value;
  const person = membership.person ?? '';
  const question = useMemo(() => ({ kind: 'why', person, date, duty }) as const, [person, date, duty]);
  const asked = useQuestion({ team: membership.team, month: date.slice(0, 7) }, question);
  const items = useMyDuties(membership.team, date).data?.items;
  const mine = items?.some(({ assignment }) => assignment.date === date && assignment.duty === duty);
  const what = team?.dutyTypes.find(({ code }) => code === duty)?.name ?? duty;
  return (
    <div className={styles.phone}>
      <title>Why me? · Evenflow</title>
      <Link to="/my" className={styles.back}>
        <IconChevronLeft size={20} aria-hidden /> My duties
      </Link>
      <h1>{mine === false ? 'Why not me?' : 'Why me?'}</h1>
      <p>
        {what} on {longDay(date)}. The published month is solved again{' '}
        {mine === false ? 'with it in your hands' : 'without it in your hands'}, and the two are compared.
      </p>
      {asked.state === 'asking' && <AskingSolver asked={asked} words="Solving the month again" />}
      {asked.state === 'problem' && (
        <Wrong title="There is no answer yet" action={<Button onClick={asked.again}>Ask again</Button>}>
          {asked.words}
        </Wrong>
      )}
      {asked.state === 'answered' && <Told answer={asked.answer} mine={mine !== false} />}
    </div>
  );
}

function Told({ answer, mine }: { readonly answer: WhyAnswer; readonly mine: boolean }) {
  const { verdict, because, moves, certainty } = sayToMe(answer, mine);
  const offer = `/swaps/offer?date=${answer.date}&duty=${encodeURIComponent(answer.duty)}`;
  return (
    <>
      <section className={styles.banner} data-kind={answer.possible ? 'ok' : undefined} role="status">
        <SeverityIcon severity={answer.possible ? 'holds' : 'must'} size={32} />
        <div>
          <h2>{verdict}</h2>
          <p>{certainty}</p>
        </div>
      </section>
      {because.length > 0 && (
        <section className={styles.card}>
          <h2>What would be worse</h2>
          <ul className={styles.moves}>
            {because.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      {moves.length > 0 && (
        <section className={styles.card}>
          <h2>What else would change hands</h2>
          <ul className={styles.moves}>
            {moves.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      {mine && (
        <div>
          <Button component={Link} to={offer} variant="default" size="md">
            See who could take it
          </Button>
        </div>
      )}
    </>
  );
}
