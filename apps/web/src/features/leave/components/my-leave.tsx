import { Button } from '@mantine/core';
import type { Leave } from '@evenflow/domain';
import { problemSentence } from '../../../api/request.ts';
import { StatePill } from '../../../asks/state-pill.tsx';
import styles from '../../../asks/asks.module.css';
import { Empty } from '../../../design/states.tsx';
import { sayRange } from '../../../words/times.ts';
import { useWithdrawLeave } from '../api/change-leave.ts';

interface MyLeaveProps {
  readonly team: string;
  readonly leave: readonly Leave[];
}

/** One's own leave with its state, the latest first. */
export function MyLeave({ team, leave }: MyLeaveProps) {
  const withdraw = useWithdrawLeave(team);
  const sorted = [...leave].sort((a, b) => b.from.localeCompare(a.from));
  if (sorted.length === 0) return <Empty title="No leave yet">What you ask for stands here with its state.</Empty>;
  return (
    <section className={styles.section} aria-labelledby="my-leave">
      <h2 id="my-leave" className={styles.subtitle}>
        My leave
      </h2>
      <ul className={styles.list}>
        {sorted.map((one) => (
          <li key={one.id ?? one.from}>
            <div className={styles.what}>
              <b>{sayRange(one.from, one.to)}</b>
              <span className={styles.note}>
                {one.typeName ?? one.type}
                {one.comment ? `: ${one.comment}` : ''}
              </span>
              {one.reason && <span className={styles.reason}>“{one.reason}”</span>}
            </div>
            <StatePill status={one.status} />
            {one.status === 'requested' && one.id && (
              <Button
                variant="default"
                size="md"
                aria-label={`Withdraw ${sayRange(one.from, one.to)}`}
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
