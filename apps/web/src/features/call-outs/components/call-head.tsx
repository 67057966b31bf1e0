import type { Team } from '@evenflow/domain';
import { DutyChip } from '../../../design/duty-chip.tsx';
import { clockOf } from '../../../words/times.ts';
import type { AgendaItem } from '../../../api/wire.ts';
import styles from './call-outs.module.css';

interface CallHeadProps {
  readonly code: string;
  readonly call: AgendaItem | null;
  readonly team: Pick<Team, 'dutyTypes'>;
  readonly title: string;
  readonly note: string;
}

/** Which call it is, and the one thing to say. */
export function CallHead({ code, call, team, title, note }: CallHeadProps) {
  const duty = team.dutyTypes.find((each) => each.code === code);
  return (
    <header>
      <p className={styles.call}>
        <DutyChip code={code} mark={duty?.mark ?? 'first-call'} size="large" />
        <span>
          {duty?.name}
          {call && `, until ${clockOf(call.assignment.end)}`}
        </span>
      </p>
      <h1 className={styles.question}>{title}</h1>
      <p className={styles.soft}>{note}</p>
    </header>
  );
}
