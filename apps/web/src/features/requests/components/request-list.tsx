import { Button } from '@mantine/core';
import type { WishOutcome } from '@evenflow/api-client';
import { sayDay, type Request, type Team } from '@evenflow/domain';
import { Link } from 'react-router';
import { problemSentence } from '../../../api/request.ts';
import styles from '../../../asks/asks.module.css';
import { WishMark } from '../../../design/marks.tsx';
import { Empty } from '../../../design/states.tsx';
import { sayRange } from '../../../words/times.ts';
import { useWithdrawRequest } from '../api/change-requests.ts';
import { requestWords } from '../request-words.ts';

interface RequestListProps {
  readonly title: string;
  readonly team: Team;
  readonly requests: readonly Request[];
  /** One's own, which may be withdrawn. */
  readonly mine?: boolean;
  /** What became of them, where their month is published. */
  readonly outcomes?: readonly WishOutcome[];
}

/** Wishes by day; those of others with their names. */
export function RequestList({ title, team, requests, mine = false, outcomes = [] }: RequestListProps) {
  const withdraw = useWithdrawRequest(team.id);
  const sorted = [...requests].sort((a, b) => a.from.localeCompare(b.from));
  if (sorted.length === 0) {
    return (
      <Empty title={mine ? 'No wishes yet' : 'Nobody has made a wish yet'}>They stand here as they are made.</Empty>
    );
  }
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.subtitle}>{title}</h2>
      <ul className={styles.list}>
        {sorted.map((one) => (
          <li key={one.id ?? `${one.person}${one.from}${one.duty}`}>
            <WishMark wish={one.wish} must={one.priority === 'must'} size={18} />
            <div className={styles.what}>
              {!mine && <b>{team.people.find((person) => person.code === one.person)?.name ?? one.person}, </b>}
              <b>{sayRange(one.from, one.to)}</b>
              <span className={styles.note}>
                {requestWords(one, team.dutyTypes)}
                {one.comment ? `: ${one.comment}` : ''}
              </span>
            </div>
            <Outcomes outcomes={outcomes.filter(({ request }) => request.id === one.id)} mine={mine} />
            {mine && one.id && !outcomes.some(({ request }) => request.id === one.id) && (
              <Button
                variant="default"
                size="md"
                aria-label={`Withdraw the wish for ${sayRange(one.from, one.to)}`}
                loading={withdraw.isPending && withdraw.variables === one.id}
                onClick={() => withdraw.mutate(one.id!)}
              >
                Withdraw
              </Button>
            )}
          </li>
        ))}
      </ul>
      {withdraw.error && <p role="alert">{problemSentence(withdraw.error)}</p>}
    </section>
  );
}

interface OutcomesProps {
  readonly outcomes: readonly WishOutcome[];
  readonly mine: boolean;
}

/** Whether it came true; where not, whoever wished may ask why. */
function Outcomes({ outcomes, mine }: OutcomesProps) {
  if (outcomes.length === 0) return null;
  const against = outcomes.flatMap((outcome) => outcome.against);
  return (
    <>
      <span className={styles.pill} data-status={against.length === 0 ? 'approved' : 'requested'}>
        {against.length === 0 ? 'came true' : 'not met'}
      </span>
      {mine &&
        against.slice(0, 3).map(({ date, duty }) => (
          <Button
            key={`${date}${duty}`}
            component={Link}
            to={`/my/why?date=${date}&duty=${encodeURIComponent(duty)}`}
            variant="default"
            size="md"
          >
            Why? {duty}, {sayDay(date)}
          </Button>
        ))}
    </>
  );
}
