import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sayDay, type DemandChange, type Team } from '@evenflow/domain';
import { useState, type FormEvent } from 'react';
import { problemSentence, request } from '../../../api/request.ts';
import styles from './team.module.css';

interface DemandChangesProps {
  readonly team: Team;
  readonly etag: string | null;
}

/** Dates that need another number of people than their weekday says. */
export function DemandChanges({ team, etag }: DemandChangesProps) {
  const add = useDemand(team.id, 'POST');
  const remove = useDemand(team.id, 'DELETE');
  const error = add.error ?? remove.error;
  return (
    <>
      <h3 className={styles.subtitle}>Dates that differ</h3>
      <ul className={styles.changes}>
        {team.demandChanges.map((change) => (
          <li key={`${change.date}${change.duty}`}>
            <b>
              {sayDay(change.date)} {change.date.slice(0, 4)}
            </b>
            , {change.duty}: {change.need === 0 ? 'not needed' : `${change.need} needed`}
            {change.reason && <span className={styles.note}> {change.reason}</span>}
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`As usual on ${change.date}, ${change.duty}`}
              disabled={remove.isPending}
              onClick={() => remove.mutate({ change, etag })}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </li>
        ))}
        {team.demandChanges.length === 0 && <li className={styles.note}>None: every day is as its weekday.</li>}
      </ul>
      {team.dutyTypes.length > 0 && (
        <AddChange team={team} busy={add.isPending} onAdd={(change) => add.mutate({ change, etag })} />
      )}
      {error && <p role="alert">{problemSentence(error)}</p>}
    </>
  );
}

interface AddChangeProps {
  readonly team: Team;
  readonly busy: boolean;
  readonly onAdd: (change: DemandChange) => void;
}

function AddChange({ team, busy, onAdd }: AddChangeProps) {
  const [date, setDate] = useState('');
  const [duty, setDuty] = useState<string | null>(null);
  const [need, setNeed] = useState<number | string>(0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (duty) onAdd({ date, duty, need: Number(need) });
    setDate('');
  };
  return (
    <form className={styles.inline} onSubmit={submit}>
      <TextInput
        type="date"
        label="On"
        size="sm"
        value={date}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
      <Select label="Duty" size="sm" data={team.dutyTypes.map(({ code }) => code)} value={duty} onChange={setDuty} />
      <NumberInput label="Needed" size="sm" min={0} allowDecimal={false} value={need} onChange={setNeed} />
      <Button type="submit" variant="default" size="sm" disabled={busy || date === '' || duty === null}>
        Add
      </Button>
    </form>
  );
}

function useDemand(team: string, method: 'POST' | 'DELETE') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ change, etag }: { change: DemandChange; etag: string | null }) => {
      const { date, duty } = change;
      const path = `/teams/${team}/demand-changes`;
      return method === 'POST'
        ? request<unknown>(path, { method, body: change, ifMatch: etag })
        : request<unknown>(`${path}/${date}/${encodeURIComponent(duty)}`, { method, ifMatch: etag });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['team', team] }),
  });
}
