import { Button } from '@mantine/core';
import { sayDay, sayMonth } from '@evenflow/domain';
import type { CoverAlarm } from '../../../api/wire.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import { clockOf, dayOf } from '../../../words/times.ts';
import { useSeeAlarm } from '../api/get-cover.ts';
import { NOT_PUBLISHED } from '../cover-view.ts';
import styles from './cover.module.css';

interface AlarmListProps {
  readonly team: string;
  readonly alarms: readonly CoverAlarm[];
}

/** Open alarms, each with its cause; those that closed within a day below, quietly. */
export function AlarmList({ team, alarms }: AlarmListProps) {
  const open = alarms.filter(({ closedAt }) => closedAt === null);
  const closed = alarms.filter(({ closedAt }) => closedAt !== null);
  const gaps = open.filter((alarm) => !isUnpublished(alarm));
  const unpublished = open.filter(isUnpublished);
  const months = [...new Set(unpublished.map(monthOf))];
  const cards = gaps.length + months.length;
  return (
    <section aria-label="Alarms" className={styles.alarms}>
      <h2>{cards === 0 ? 'No alarm' : `${cards} open ${cards === 1 ? 'alarm' : 'alarms'}`}</h2>
      {cards === 0 && <p className={styles.quiet}>An alarm appears here within a minute of whatever opens a gap.</p>}
      <ul>
        {gaps.map((alarm) => (
          <OpenAlarm key={alarm.id} team={team} words={alarm.sentence} alarms={[alarm]} />
        ))}
        {months.map((month) => {
          const calls = unpublished.filter((alarm) => monthOf(alarm) === month);
          return <OpenAlarm key={month} team={team} words={sayUnpublished(month, calls)} alarms={calls} />;
        })}
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

interface OpenAlarmProps {
  readonly team: string;
  readonly words: string;
  /** Those that are one thing to whoever reads them, the first to begin first. */
  readonly alarms: readonly CoverAlarm[];
}

function OpenAlarm({ team, words, alarms }: OpenAlarmProps) {
  const see = useSeeAlarm(team);
  const [first] = alarms;
  const unseen = alarms.filter(({ seenAt }) => seenAt === null);
  return (
    <li className={styles.open}>
      <SeverityIcon severity="must" size={20} />
      <div>
        <p>{words}</p>
        <p className={styles.quiet}>
          Raised {when(first!.openedAt)}
          {unseen.length === 0 && `, seen ${when(first!.seenAt!)} by ${first!.seenBy ?? 'somebody'}`}
        </p>
      </div>
      {unseen.length > 0 && (
        <Button
          variant="default"
          size="xs"
          loading={see.isPending}
          onClick={() => unseen.forEach(({ id }) => see.mutate(id))}
        >
          I have seen it
        </Button>
      )}
    </li>
  );
}

/** A month that is not out is one thing to do, however many calls of it are near. */
function isUnpublished({ sentence }: CoverAlarm): boolean {
  return sentence.endsWith(NOT_PUBLISHED);
}

function monthOf({ start }: CoverAlarm): string {
  return start.slice(0, 7);
}

function sayUnpublished(month: string, alarms: readonly CoverAlarm[]): string {
  const calls = alarms.length === 1 ? 'one call that begins' : `${alarms.length} calls that begin`;
  return `${sayMonth(month)} is not published: nobody holds ${calls} within a week, the first ${when(alarms[0]!.start)}.`;
}

function when(instant: string): string {
  return `${sayDay(dayOf(instant))} ${clockOf(instant)}`;
}
