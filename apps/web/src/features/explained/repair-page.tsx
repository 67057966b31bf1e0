import { Button, Select, TextInput } from '@mantine/core';
import type { Move, RepairAnswer } from '@evenflow/api-client';
import { sayDay, sayMonth, type Team } from '@evenflow/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { problemSentence } from '../../api/request.ts';
import { DutyChip } from '../../design/duty-chip.tsx';
import { SeverityIcon } from '../../design/marks.tsx';
import { Wrong } from '../../design/states.tsx';
import { count, listNames } from '../../words/times.ts';
import { useAcceptSolve } from '../fill/use-solve.ts';
import { useAskLeave } from '../leave/api/change-leave.ts';
import { rotaKey } from '../rota-board/api/rota.ts';
import { OpenedMonth } from '../rota-board/opened-month.tsx';
import type { OpenRota } from '../rota-board/use-open-rota.ts';
import { AskingSolver } from './components/asking-solver.tsx';
import { ExplainedHeader } from './components/explained-header.tsx';
import styles from './components/explained.module.css';
import { useQuestion } from './use-question.ts';

const QUESTION = { kind: 'repair' } as const;

/** Somebody is ill, or something changed: the fewest changes to the published month. */
export function RepairPage() {
  return <OpenedMonth>{(open) => <RepairOf open={open} />}</OpenedMonth>;
}

function RepairOf({ open }: { readonly open: OpenRota }) {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('asked') !== null;
  return (
    <div className={styles.page}>
      <ExplainedHeader open={open} title={`Repair ${sayMonth(open.rota.month)}`} />
      {asked ? <Proposal open={open} /> : <WhoIsIll open={open} onRecorded={() => setSearch({ asked: '1' })} />}
    </div>
  );
}

/** Records sickness, or goes straight to repairing for whatever else has changed. */
function WhoIsIll({ open, onRecorded }: { readonly open: OpenRota; readonly onRecorded: () => void }) {
  const { team, rota } = open;
  const [search] = useSearchParams();
  const [person, setPerson] = useState<string | null>(search.get('person'));
  const [from, setFrom] = useState(search.get('date') ?? rota.from);
  const [to, setTo] = useState(search.get('date') ?? rota.from);
  const record = useAskLeave(team.id);
  const ready = person !== null && from <= to;
  const begin = () =>
    record.mutate({ person: person!, from, to, type: 'SICK', status: 'recorded' }, { onSuccess: onRecorded });
  return (
    <div className={styles.narrow}>
      <section className={styles.card}>
        <h2>Who is ill?</h2>
        <p className={styles.note}>
          It is recorded as sickness, and the fewest changes to what is published are looked for.
        </p>
        <div className={styles.form}>
          <Select
            label="Person"
            searchable
            value={person}
            onChange={setPerson}
            data={team.people.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <TextInput type="date" label="From" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
          <TextInput type="date" label="To" value={to} onChange={(event) => setTo(event.currentTarget.value)} />
          <Button onClick={begin} disabled={!ready} loading={record.isPending}>
            Record and repair
          </Button>
        </div>
        {record.error && <p role="alert">{problemSentence(record.error)}</p>}
      </section>
      <section className={styles.card}>
        <h2>Something else has changed</h2>
        <p className={styles.note}>
          Leave, demand, a credential or a rule: the month is mended for how things stand now.
        </p>
        <Button variant="default" onClick={onRecorded}>
          Repair without recording anything
        </Button>
      </section>
    </div>
  );
}

function Proposal({ open }: { readonly open: OpenRota }) {
  const asked = useQuestion({ team: open.team.id, month: open.rota.month }, QUESTION);
  if (asked.state === 'asking') {
    return <AskingSolver asked={asked} words="Looking for the fewest changes" />;
  }
  if (asked.state === 'problem') {
    return (
      <Wrong title="There is no proposal yet" action={<Button onClick={asked.again}>Ask again</Button>}>
        {asked.words}
      </Wrong>
    );
  }
  return <ProposalTold open={open} id={asked.id} answer={asked.answer} />;
}

interface ProposalToldProps {
  readonly open: OpenRota;
  readonly id: string;
  readonly answer: RepairAnswer;
}

function ProposalTold({ open, id, answer }: ProposalToldProps) {
  const { team } = open;
  const take = useTake(open);
  const names = answer.people.map((code) => team.people.find((person) => person.code === code)?.name ?? code);
  const missing = answer.open.reduce((sum, duty) => sum + duty.missing, 0);
  return (
    <div className={styles.narrow}>
      <section className={styles.banner} data-kind={answer.complete ? 'ok' : undefined} role="status">
        <SeverityIcon severity={answer.complete ? 'holds' : 'must'} size={36} />
        <div>
          <h2>
            {answer.moves.length === 0 ? 'Nothing has to change' : `${count(answer.moves.length, 'change')} mend it`}
          </h2>
          <p>
            {answer.fewest ? 'Proven: no rota that keeps as much changes less.' : 'A smaller change may exist.'}{' '}
            {names.length > 0 && `Only ${listNames(names)} ${names.length === 1 ? 'is' : 'are'} touched.`}
          </p>
          {!answer.complete && (
            <p>{missing > 0 ? `${count(missing, 'duty', 'duties')} stay open.` : 'A must stays broken.'}</p>
          )}
        </div>
        {answer.moves.length > 0 && (
          <Button onClick={() => take.mutate(id)} loading={take.isPending}>
            Accept as amendment
          </Button>
        )}
      </section>
      {take.error && <Wrong title="It could not be taken">{problemSentence(take.error)}</Wrong>}
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
      <p className={styles.note}>
        Accepting puts this into the draft; other unpublished changes of the draft give way to it. Publishing tells
        everybody.
      </p>
    </div>
  );
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

function useTake({ rota }: OpenRota) {
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
