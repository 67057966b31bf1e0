import { Button } from '@mantine/core';
import type { Move, RepairAnswer } from '@evenflow/api-client';
import { sayDay, type Team } from '@evenflow/domain';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { problemSentence } from '../../../api/request.ts';
import { DutyChip } from '../../../design/duty-chip.tsx';
import { SeverityIcon } from '../../../design/marks.tsx';
import { Wrong } from '../../../design/states.tsx';
import { count, listNames } from '../../../words/times.ts';
import { useAcceptSolve } from '../../fill/use-solve.ts';
import { rotaKey } from '../../rota-board/api/rota.ts';
import type { OpenRota } from '../../rota-board/use-open-rota.ts';
import { useQuestion } from '../use-question.ts';
import { AskingSolver } from './asking-solver.tsx';
import styles from './explained.module.css';
import { StillProving } from './still-proving.tsx';

const QUESTION = { kind: 'repair' } as const;

type Month = Pick<OpenRota, 'team' | 'rota'>;

/** The fewest changes as the solver finds them: a first answer at once, then the proven one. */
export function RepairProposal({ open }: { readonly open: Month }) {
  const asked = useQuestion({ team: open.team.id, month: open.rota.month }, QUESTION);
  if (asked.state === 'asking') {
    const { first } = asked;
    if (first) {
      const action = <StillProving asked={asked} fewest={first.fewest} />;
      return <ProposalTold open={open} answer={first} action={action} />;
    }
    return <AskingSolver asked={asked} words="Looking for the fewest changes" />;
  }
  if (asked.state === 'problem') {
    return (
      <Wrong title="There is no proposal yet" action={<Button onClick={asked.again}>Ask again</Button>}>
        {asked.words}
      </Wrong>
    );
  }
  return <ProposalProven open={open} id={asked.id} answer={asked.answer} />;
}

interface ProposalProps {
  readonly open: Month;
  readonly answer: RepairAnswer;
}

function ProposalProven({ open, id, answer }: ProposalProps & { readonly id: string }) {
  const take = useTake(open);
  const accept = answer.moves.length > 0 && (
    <Button onClick={() => take.mutate(id)} loading={take.isPending}>
      Accept as amendment
    </Button>
  );
  return <ProposalTold open={open} answer={answer} action={accept} error={take.error} />;
}

interface ProposalToldProps extends ProposalProps {
  readonly action: ReactNode;
  readonly error?: Error | null;
}

function ProposalTold({ open: { team }, answer, action, error }: ProposalToldProps) {
  const names = answer.people.map((code) => team.people.find((person) => person.code === code)?.name ?? code);
  const missing = answer.open.reduce((sum, duty) => sum + duty.missing, 0);
  return (
    <div className={styles.narrow}>
      <section className={styles.banner} data-kind={answer.complete ? 'ok' : undefined} role="status">
        <SeverityIcon severity={answer.complete ? 'holds' : 'must'} size={36} />
        <div>
          <h2>{titleOf(answer)}</h2>
          <p>
            {answer.fewest ? 'Proven: no rota that keeps as much changes less.' : 'A smaller change may exist.'}{' '}
            {names.length > 0 && `Only ${listNames(names)} ${names.length === 1 ? 'is' : 'are'} touched.`}
          </p>
          {!answer.complete && (
            <p>
              {missing > 0
                ? `${count(missing, 'duty', 'duties')} ${missing === 1 ? 'stays' : 'stay'} open.`
                : 'A must stays broken.'}
            </p>
          )}
        </div>
        {action}
      </section>
      {error && <Wrong title="It could not be taken">{problemSentence(error)}</Wrong>}
      {answer.moves.length > 0 && <MoveList team={team} moves={answer.moves} open={answer.open} />}
      {answer.breaks.length > 0 && (
        <section className={styles.card}>
          <h2>Still to be signed or settled</h2>
          <ul className={styles.moves}>
            {answer.breaks.map((finding) => (
              <li key={finding.sentence}>
                <SeverityIcon severity={finding.severity === 'must' ? 'must' : 'must-unless-signed'} size={15} />
                {finding.sentence}
              </li>
            ))}
          </ul>
        </section>
      )}
      {answer.moves.length > 0 && (
        <p className={styles.note}>
          Accepting puts this into the draft; other unpublished changes of the draft give way to it. Publishing tells
          everybody.
        </p>
      )}
    </div>
  );
}

function titleOf({ moves, complete }: RepairAnswer): string {
  if (moves.length === 0) return complete ? 'Nothing has to change' : 'No change mends it';
  const mend = moves.length === 1 ? 'mends' : 'mend';
  return `${count(moves.length, 'change')} ${mend} ${complete ? 'it' : 'what can be mended'}`;
}

interface MoveListProps extends Pick<RepairAnswer, 'open'> {
  readonly team: Team;
  readonly moves: readonly Move[];
}

/** What is taken struck through, what is given ringed. */
function MoveList({ team, moves, open }: MoveListProps) {
  const isOpen = ({ date, duty }: Move) => open.some((each) => each.date === date && each.duty === duty);
  const nameOf = (code: string | undefined) => team.people.find((person) => person.code === code)?.name;
  return (
    <section className={styles.card}>
      <h2>What changes hands</h2>
      <ul className={styles.moves}>
        {moves.map(({ date, duty, from, to }) => (
          <li key={`${date}${duty}${from ?? ''}${to ?? ''}`}>
            <span className={styles.when}>{sayDay(date)}</span>
            <DutyChip code={duty} mark={team.dutyTypes.find((type) => type.code === duty)?.mark ?? 'office'} />
            {from && (
              <s className={styles.was}>
                <span className="unseen">no longer </span>
                {nameOf(from)}
              </s>
            )}
            {to ? (
              <b className={styles.now}>{nameOf(to)}</b>
            ) : (
              <span className={styles.was}>{isOpen({ date, duty }) ? 'stays open' : 'falls away'}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function useTake({ rota }: Month) {
  const accept = useAcceptSolve();
  const client = useQueryClient();
  const navigate = useNavigate();
  const take = async (id: string) => {
    await accept.mutateAsync({ id, revision: rota.revision });
    await client.resetQueries({ queryKey: rotaKey(rota.team, rota.month) });
    await navigate(`/rota/${rota.team}/${rota.month}`);
  };
  // A refusal is shown by `error`; there is nothing else to do about it here.
  const mutate = (id: string) => void take(id).catch(() => undefined);
  return { mutate, isPending: accept.isPending, error: accept.error };
}
