import { Button } from '@mantine/core';
import type { ConflictAnswer, WayOut } from '@evenflow/api-client';
import { useNavigate } from 'react-router';
import { sayMonth } from '@evenflow/domain';
import { SeverityIcon } from '../../design/marks.tsx';
import { Wrong } from '../../design/states.tsx';
import { count } from '../../words/times.ts';
import { OpenedMonth } from '../rota-board/opened-month.tsx';
import type { OpenRota } from '../rota-board/use-open-rota.ts';
import { editsOfMoves, type Tried } from '../rota-board/use-tried-edits.ts';
import { AskingSolver } from './components/asking-solver.tsx';
import { ExplainedHeader } from './components/explained-header.tsx';
import styles from './components/explained.module.css';
import { FactList } from './components/fact-list.tsx';
import { WayList } from './components/way-list.tsx';
import { useQuestion } from './use-question.ts';

const QUESTION = { kind: 'conflict' } as const;

/** Why the month cannot be done as it stands, and what could be given up. */
export function ConflictPage() {
  return <OpenedMonth>{(open) => <ConflictOf open={open} />}</OpenedMonth>;
}

function ConflictOf({ open }: { readonly open: OpenRota }) {
  const { team, rota } = open;
  const asked = useQuestion({ team: team.id, month: rota.month }, QUESTION);
  return (
    <div className={styles.page}>
      <ExplainedHeader open={open} title={sayMonth(rota.month)} />
      {asked.state === 'asking' && <AskingSolver asked={asked} words="Looking for what cannot hold together" />}
      {asked.state === 'problem' && (
        <Wrong title="There is no answer yet" action={<Button onClick={asked.again}>Ask again</Button>}>
          {asked.words}
        </Wrong>
      )}
      {asked.state === 'answered' && <ConflictTold open={open} answer={asked.answer} />}
    </div>
  );
}

function ConflictTold({ open, answer }: { readonly open: OpenRota; readonly answer: ConflictAnswer }) {
  const { team, rota } = open;
  const navigate = useNavigate();
  const { conflict } = answer;
  const month = sayMonth(rota.month);
  const onTry = (way: WayOut) => {
    const people = new Set(team.people.map(({ code }) => code));
    const state: Tried = { tried: editsOfMoves(way.moves, people) };
    void navigate(`/rota/${team.id}/${rota.month}`, { state });
  };
  if (!conflict) {
    return (
      <div className={styles.body}>
        <section className={styles.banner} data-kind="ok" role="status">
          <SeverityIcon severity="holds" size={36} />
          <div>
            <h2>{month} can be done</h2>
            <p>Every must, need, lock and leave can hold together. Fill the month to see how.</p>
          </div>
        </section>
      </div>
    );
  }
  return (
    <div className={styles.body}>
      <section className={styles.banner} role="status">
        <SeverityIcon severity="must" size={36} />
        <div>
          <h2>{month} cannot be done as it stands</h2>
          <p>{conflict.sentence}</p>
          {conflict.settled.length > 0 && (
            <p>
              Already so, whatever the rota: {conflict.settled[0]}
              {conflict.settled.length > 1 && ` And ${count(conflict.settled.length - 1, 'finding')} more like it.`}
            </p>
          )}
        </div>
      </section>
      <section className={styles.card} aria-labelledby="facts">
        <h2 id="facts">These {conflict.facts.length} facts cannot all hold</h2>
        <p className={styles.note}>
          {conflict.minimal
            ? 'The smallest set: without any one of them the others could hold. Each line opens what it is about.'
            : 'There may be fewer: the time ran out before every one had been left out in turn.'}{' '}
          Found in {(conflict.elapsedMs / 1000).toFixed(1)} s.
        </p>
        <FactList team={team} month={rota.month} conflict={conflict} />
      </section>
      <WayList answer={answer} onTry={onTry} />
    </div>
  );
}
