import type { CallOut } from '@evenflow/api-client';
import { clockOf } from '../../../words/times.ts';
import styles from './call-outs.module.css';

/** The call-out, the rest after it, and the duty that falls into it, on one line of time. */
export function RestLine({ callOut }: { readonly callOut: CallOut }) {
  const at = (instant: string) => Date.parse(instant);
  const [first] = callOut.fallsAway;
  const from = at(callOut.start) - 2 * 3_600_000;
  const to = Math.max(at(callOut.rest.until), first ? at(first.start) + 4 * 3_600_000 : 0) + 3_600_000;
  const percent = (instant: string) => ((at(instant) - from) / (to - from)) * 100;
  const worked = { left: `${percent(callOut.start)}%`, width: `${percent(callOut.end!) - percent(callOut.start)}%` };
  const rest = { left: worked.left, width: '0%' };
  rest.left = `${percent(callOut.end!)}%`;
  rest.width = `${percent(callOut.rest.until) - percent(callOut.end!)}%`;
  return (
    <div className={styles.line} aria-hidden>
      <span className={styles.worked} style={worked} />
      <span className={styles.rest} style={rest} />
      {first && (
        <span className={styles.gone} style={{ left: `${percent(first.start)}%` }}>
          {first.duty} {clockOf(first.start)}
        </span>
      )}
      <span className={styles.tick} style={{ left: worked.left }}>
        {clockOf(callOut.start)}
      </span>
      <span className={styles.tick} data-end style={{ left: `${percent(callOut.rest.until)}%` }}>
        {clockOf(callOut.rest.until)}
      </span>
    </div>
  );
}
