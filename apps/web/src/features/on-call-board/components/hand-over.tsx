import { firstName } from '@evenflow/domain';
import { IconAlertOctagon, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { problemSentence } from '../../../api/request.ts';
import type { BoardRow, Columns } from '../board-view.ts';
import { useAcknowledge } from '../api/say-on-board.ts';
import styles from './hand-over.module.css';

/** How the call that runs was handed over: who to whom, and whether both have said so. */
export function HandOver({ row, columns }: { readonly row: BoardRow; readonly columns: Columns }) {
  const acknowledge = useAcknowledge(row);
  const { handOver, handOverAt } = row;
  if (!handOver || (!handOver.from && !handOver.to)) return null;
  const { from, to } = handOver;
  if (!to) {
    return (
      <p className={styles.line} data-tone="nobody">
        <IconAlertOctagon aria-hidden />
        <span>{from!.name} has nobody to hand over to</span>
      </p>
    );
  }
  const waiting = [from, to].filter((side) => side !== null && !side.acknowledged);
  const isDone = waiting.length === 0;
  const who = from ? `${firstName(from)} to ${firstName(to)}` : `${firstName(to)} took over`;
  return (
    <p
      className={styles.line}
      data-columns={columns}
      data-mine={acknowledge ? true : undefined}
      data-tone={isDone ? 'done' : 'open'}
    >
      {isDone ? <IconCircleCheck aria-hidden /> : <IconCircleDashed aria-hidden />}
      <span>
        Hand-over {handOverAt}: {who}, {isDone ? 'acknowledged' : sayWaiting(waiting.length, from !== null)}
        {acknowledge?.problem && (
          <span role="alert">. It could not be said: {problemSentence(acknowledge.problem)}</span>
        )}
      </span>
      {acknowledge && (
        <button type="button" className={styles.say} disabled={acknowledge.isBusy} onClick={acknowledge.say}>
          It is done
        </button>
      )}
    </p>
  );
}

function sayWaiting(waiting: number, areTwo: boolean): string {
  if (!areTwo) return 'not acknowledged yet';
  return waiting === 2 ? 'neither has acknowledged it yet' : 'one side has acknowledged it';
}
