import { IconAlertOctagon, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { BoardRow } from '../board-view.ts';
import { useAcknowledge } from '../api/say-on-board.ts';
import styles from './hand-over.module.css';

/** How the call that runs was handed over: who to whom, and whether both have said so. */
export function HandOver({ row }: { readonly row: BoardRow }) {
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
  const sides = [from, to].filter((side) => side !== null);
  const waiting = sides.filter(({ acknowledged }) => !acknowledged).map(({ name }) => name);
  const who = from ? `${from.name} to ${to.name}` : `${to.name} takes over`;
  return (
    <p className={styles.line} data-tone={waiting.length === 0 ? 'done' : 'open'}>
      {waiting.length === 0 ? <IconCircleCheck aria-hidden /> : <IconCircleDashed aria-hidden />}
      <span>
        Hand-over {handOverAt}: {who}, {waiting.length === 0 ? 'acknowledged' : `not yet said by ${waiting.join(', ')}`}
      </span>
      {acknowledge && (
        <button type="button" className={styles.say} onClick={acknowledge}>
          It is done
        </button>
      )}
    </p>
  );
}
