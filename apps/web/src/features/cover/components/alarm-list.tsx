import { Button } from '@mantine/core';
import { sayDay } from '@evenflow/domain';
import type { CoverAlarm } from '../../../api/wire.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import { clockOf, dayOf } from '../../../words/times.ts';
import { useSeeAlarm } from '../api/get-cover.ts';
import styles from './cover.module.css';

interface AlarmListProps {
  readonly team: string;
  readonly alarms: readonly CoverAlarm[];
}

/** Open alarms, each with its cause; those that closed within a day below, quietly. */
export function AlarmList({ team, alarms }: AlarmListProps) {
  const open = alarms.filter(({ closedAt }) => closedAt === null);
  const closed = alarms.filter(({ closedAt }) => closedAt !== null);
  return (
    <section aria-label="Alarms" className={styles.alarms}>
      <h2>{open.length === 0 ? 'No alarm' : `${open.length} open ${open.length === 1 ? 'alarm' : 'alarms'}`}</h2>
      {open.length === 0 && (
        <p className={styles.quiet}>An alarm appears here within a minute of whatever opens a gap.</p>
      )}
      <ul>
        {open.map((alarm) => (
          <OpenAlarm key={alarm.id} team={team} alarm={alarm} />
        ))}
        {closed.map((alarm) => (
          <li key={alarm.id} className={styles.closed}>
            <SeverityIcon severity="holds" size={18} />
            <p>
              {alarm.sentence} <b>Closed {when(alarm.closedAt!)}.</b>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OpenAlarm({ team, alarm }: { readonly team: string; readonly alarm: CoverAlarm }) {
  const see = useSeeAlarm(team);
  return (
    <li className={styles.open}>
      <SeverityIcon severity="must" size={20} />
      <div>
        <p>{alarm.sentence}</p>
        <p className={styles.quiet}>
          Raised {when(alarm.openedAt)}
          {alarm.seenAt && `, seen ${when(alarm.seenAt)} by ${alarm.seenBy ?? 'somebody'}`}
        </p>
      </div>
      {!alarm.seenAt && (
        <Button variant="default" size="xs" loading={see.isPending} onClick={() => see.mutate(alarm.id)}>
          I have seen it
        </Button>
      )}
    </li>
  );
}

function when(instant: string): string {
  return `${sayDay(dayOf(instant))} ${clockOf(instant)}`;
}
