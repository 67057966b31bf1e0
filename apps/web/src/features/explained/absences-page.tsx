import { Button } from '@mantine/core';
import type { AbsencesAnswer } from '@evenflow/api-client';
import { sayDay, sayMonth } from '@evenflow/domain';
import { SeverityIcon } from '../../design/marks.tsx';
import { Empty, Wrong } from '../../design/states.tsx';
import { listNames } from '../../words/times.ts';
import { OpenedMonth } from '../rota-board/opened-month.tsx';
import type { OpenRota } from '../rota-board/use-open-rota.ts';
import { absenceWords, fragileDays } from './absences-view.ts';
import { AskingSolver } from './components/asking-solver.tsx';
import { ExplainedHeader } from './components/explained-header.tsx';
import styles from './components/explained.module.css';
import { useQuestion } from './use-question.ts';

const QUESTION = { kind: 'absences' } as const;

/** One absence away: for each day, whose absence alone would leave a must unmeetable. */
export function AbsencesPage() {
  return <OpenedMonth>{(open) => <AbsencesOf open={open} />}</OpenedMonth>;
}

function AbsencesOf({ open }: { readonly open: OpenRota }) {
  const { team, rota } = open;
  const asked = useQuestion({ team: team.id, month: rota.month }, QUESTION);
  return (
    <div className={styles.page}>
      <ExplainedHeader open={open} title={`One absence away: ${sayMonth(rota.month)}`} />
      {asked.state === 'asking' && <AskingSolver asked={asked} words="Taking everybody away in turn, day by day" />}
      {asked.state === 'problem' && (
        <Wrong title="There is no answer yet" action={<Button onClick={asked.again}>Ask again</Button>}>
          {asked.words}
        </Wrong>
      )}
      {asked.state === 'answered' && <AbsencesTold open={open} answer={asked.answer} />}
    </div>
  );
}

function AbsencesTold({ open: { team }, answer }: { readonly open: OpenRota; readonly answer: AbsencesAnswer }) {
  const days = fragileDays(team, answer);
  const { title, sentences } = absenceWords(team, answer);
  if (answer.absences.length === 0) {
    return <Empty title="Nobody is on duty yet">Fill the month first; then see what hangs on whom.</Empty>;
  }
  const hangs = days.some(({ unmeetable }) => unmeetable.length > 0);
  const known = days.every(({ undecided }) => undecided.length === 0);
  const mark = hangs ? 'must' : known ? 'holds' : 'should';
  return (
    <div className={styles.narrow}>
      <section className={styles.banner} data-kind={mark === 'holds' ? 'ok' : undefined} role="status">
        <SeverityIcon severity={mark} size={36} />
        <div>
          <h2>{title}</h2>
          <p>{sentences[0] ?? 'Whoever is away for a day, every must can still be kept.'}</p>
        </div>
      </section>
      {days.length > 0 && (
        <section className={styles.card} aria-labelledby="days">
          <h2 id="days">Day by day</h2>
          <p className={styles.note}>
            Each person on duty is taken away for that day alone; everything else of the month may move. Days that are
            not listed go on with whoever takes over the duties.
          </p>
          <ul className={styles.moves}>
            {days.map(({ date, unmeetable, rebuilt, undecided }) => (
              <li key={date}>
                <span className={styles.when}>{sayDay(date)}</span>
                <span className={styles.outcomes}>
                  {unmeetable.length > 0 && (
                    <span>
                      <SeverityIcon severity="must" size={15} /> Without <b>{listNames(unmeetable)}</b> a must cannot be
                      kept.
                    </span>
                  )}
                  {rebuilt.length > 0 && (
                    <span>
                      <SeverityIcon severity="should" size={15} /> Without {listNames(rebuilt)} duties of others have to
                      move too.
                    </span>
                  )}
                  {undecided.length > 0 && <span>Not known in the time: {listNames(undecided)}.</span>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
