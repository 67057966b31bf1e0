import { Button, TextInput } from '@mantine/core';
import { firstName, type Leave, type Team } from '@evenflow/domain';
import { useState } from 'react';
import { problemSentence } from '../../../api/request.ts';
import { ClashList } from '../../../asks/clash-list.tsx';
import styles from '../../../asks/asks.module.css';
import { Empty } from '../../../design/states.tsx';
import { sayRange } from '../../../words/times.ts';
import { useDecideLeave } from '../api/change-leave.ts';
import { useLeavePreview } from '../api/leave-policy.ts';
import { heldClashes, leaveContext } from '../leave-clashes.ts';

interface PendingLeaveProps {
  readonly team: Team;
  readonly publishedMonths: readonly string[];
}

/** What waits for a decision, the first days first, with what the manager has to weigh. */
export function PendingLeave({ team, publishedMonths }: PendingLeaveProps) {
  const pending = team.leave.filter((one) => one.status === 'requested').sort((a, b) => a.from.localeCompare(b.from));
  if (pending.length === 0) return <Empty title="No leave waits for you">Asks come here as they are made.</Empty>;
  return (
    <section aria-labelledby="pending">
      <h2 id="pending" className={styles.subtitle}>
        {pending.length} to decide
      </h2>
      <ul className={styles.list}>
        {pending.map((one) => (
          <Pending key={one.id ?? `${one.person}${one.from}`} one={one} team={team} publishedMonths={publishedMonths} />
        ))}
      </ul>
    </section>
  );
}

function Pending({ one, team, publishedMonths }: PendingLeaveProps & { readonly one: Leave }) {
  const decide = useDecideLeave(team.id);
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const name = team.people.find((person) => person.code === one.person)?.name ?? one.person;
  const { person, from, to, type } = one;
  const { data: preview } = useLeavePreview(team.id, { person, from, to, type });
  const holds = heldClashes(preview?.holds ?? [], team, { name: firstName({ name }), self: false });
  const context = [...holds, ...leaveContext(one, { team, publishedMonths })];
  const id = one.id!;
  const decline = () => {
    setMissing(reason.trim() === '');
    if (reason.trim()) decide.mutate({ id, status: 'declined', reason: reason.trim() });
  };
  return (
    <li>
      <div className={styles.what}>
        <b>{name}</b>, {sayRange(one.from, one.to)}
        <span className={styles.note}>
          {one.typeName ?? one.type}
          {one.comment ? `: ${one.comment}` : ''}
        </span>
      </div>
      <div className={styles.actions}>
        <Button
          size="md"
          loading={decide.isPending && decide.variables?.status === 'approved'}
          aria-label={`Approve leave of ${name}, ${sayRange(one.from, one.to)}`}
          onClick={() => decide.mutate({ id, status: 'approved' })}
        >
          Approve
        </Button>
        <Button
          variant="default"
          size="md"
          aria-expanded={declining}
          aria-label={`Decline leave of ${name}, ${sayRange(one.from, one.to)}`}
          onClick={() => setDeclining(!declining)}
        >
          Decline…
        </Button>
      </div>
      <div className={styles.decide}>
        {context.length > 0 && <ClashList clashes={context} />}
        {declining && (
          <>
            <TextInput
              label={`Reason, as ${name} will read it`}
              value={reason}
              size="md"
              maxLength={200}
              autoFocus
              error={missing && 'Give a reason; a bare no is not enough'}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <div>
              <Button color="red.9" size="md" loading={decide.isPending} onClick={decline}>
                Decline with this reason
              </Button>
            </div>
          </>
        )}
        {decide.error && <p role="alert">{problemSentence(decide.error)}</p>}
      </div>
    </li>
  );
}
