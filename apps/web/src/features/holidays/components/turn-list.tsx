import { NativeSelect } from '@mantine/core';
import type { DutyMark, Ledger, Team } from '@evenflow/domain';
import { IconLock } from '@tabler/icons-react';
import { DutyChip } from '../../../design/duty-chip.tsx';
import { longDay } from '../../../words/times.ts';
import { nameIn, sayCandidate, sayEarlier, sayTurn, sayWorked, type PlannedTurn } from '../holiday-year.ts';
import styles from './holidays.module.css';

interface TurnListProps {
  readonly ledger: Ledger;
  readonly year: number;
  readonly turns: readonly PlannedTurn[];
  readonly choiceOf: (turn: PlannedTurn) => string | null;
  readonly onChoose: (key: string, person: string | null) => void;
}

/** One card for each holiday, one choice for each of its calls; each name says when it was last their turn. */
export function TurnList({ ledger, year, turns, choiceOf, onChoose }: TurnListProps) {
  const dates = [...new Set(turns.map(({ turn }) => turn.date))];
  return (
    <ul className={styles.list}>
      {dates.map((date) => {
        const ofDay = turns.filter(({ turn }) => turn.date === date);
        return (
          <li key={date} className={styles.card}>
            <h2>{ofDay[0]!.turn.name}</h2>
            <p className={styles.quiet}>{longDay(date)}</p>
            {ofDay[0]!.past ? (
              <p>Worked by {sayWorked(ledger, ofDay[0]!.turn.identity, year) ?? 'nobody known'}.</p>
            ) : (
              ofDay.map((turn) => (
                <Turn key={turn.key} team={ledger.team} turn={turn} choice={choiceOf(turn)} onChoose={onChoose} />
              ))
            )}
            <p className={styles.quiet}>
              {sayEarlier(ledger, ofDay[0]!.turn.identity, year) ?? 'Who worked it before is not known.'}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

interface TurnProps extends Pick<TurnListProps, 'onChoose'> {
  readonly team: Team;
  readonly turn: PlannedTurn;
  readonly choice: string | null;
}

function Turn({ team, turn, choice, onChoose }: TurnProps) {
  const { key, held, locked, candidates } = turn;
  const mark: DutyMark = team.dutyTypes.find(({ code }) => code === turn.turn.duty)?.mark ?? 'first-call';
  // Somebody outside the circle who holds it all the same stays among the choices.
  const others = choice !== null && candidates.every(({ person }) => person !== choice) ? [choice] : [];
  return (
    <div className={styles.turn} data-changed={choice !== held || undefined}>
      <DutyChip code={turn.turn.duty} mark={mark} />
      <NativeSelect
        className={styles.choice}
        aria-label={sayTurn(turn.turn)}
        value={choice ?? ''}
        onChange={(event) => onChoose(key, event.currentTarget.value || null)}
        data={[
          { value: '', label: 'Nobody yet' },
          ...others.map((code) => ({ value: code, label: nameIn(team, code) })),
          ...candidates.map((candidate) => ({ value: candidate.person, label: sayCandidate(team, candidate) })),
        ]}
      />
      <span className={styles.state}>
        {choice !== held ? (
          'not locked in yet'
        ) : locked ? (
          <>
            <IconLock size={14} stroke={1.75} aria-hidden /> locked
          </>
        ) : held === null ? (
          ''
        ) : (
          'planned'
        )}
      </span>
    </div>
  );
}
