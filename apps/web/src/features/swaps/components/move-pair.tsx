import { IconArrowsExchange } from '@tabler/icons-react';
import type { Swap } from '@evenflow/api-client';
import { sayDay, type Team } from '@evenflow/domain';
import { DutyChip } from '../../../design/duty-chip.tsx';
import { clockOf } from '../../../words/times.ts';
import type { SwapNames } from '../swap-words.ts';
import styles from './swaps.module.css';

type Move = Pick<Swap['moves'][number], 'date' | 'duty' | 'from' | 'to' | 'start' | 'end'>;

interface MovePairProps {
  readonly moves: readonly Move[];
  readonly team: Pick<Team, 'dutyTypes'>;
  readonly names: SwapNames;
}

/** What changes hands: two cards side by side, or one under the other when more than two people are in it. */
export function MovePair({ moves, team, names }: MovePairProps) {
  return (
    <div className={styles.pair} data-many={moves.length > 2 || undefined}>
      {moves.map((move, i) => (
        <div key={`${move.date}${move.duty}${move.from}`} className={styles.half}>
          {i === 1 && moves.length === 2 && (
            <IconArrowsExchange className={styles.between} size={22} stroke={1.75} aria-hidden />
          )}
          <DutyChip
            code={move.duty}
            mark={team.dutyTypes.find(({ code }) => code === move.duty)?.mark ?? 'office'}
            size="large"
          />
          <p className={styles.who}>
            {names.start(move.from ?? '')} {names.isMe(move.from) ? 'give' : 'gives'}
            {(moves.length > 2 || moves.length === 1) &&
              ` ${move.to === null ? 'to whoever takes it' : `to ${names.first(move.to)}`}`}
          </p>
          <p className={styles.day}>{sayDay(move.date)}</p>
          {move.start && move.end && (
            <p>
              {clockOf(move.start)}–{clockOf(move.end)}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}
