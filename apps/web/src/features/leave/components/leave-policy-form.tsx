import type { LeavePolicy } from '@evenflow/api-client';
import { Button, NumberInput, Switch, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { problemSentence } from '../../../api/request.ts';
import styles from '../../../asks/asks.module.css';
import { useLeavePolicy, useSetLeavePolicy } from '../api/leave-policy.ts';

/** How leave is given in the team: balance, window, and whether somebody decides each time. */
export function LeavePolicyForm({ team }: { readonly team: string }) {
  const { data } = useLeavePolicy(team);
  return data ? <Form key={JSON.stringify(data)} team={team} policy={data} /> : null;
}

function Form({ team, policy }: { readonly team: string; readonly policy: LeavePolicy }) {
  const [next, setNext] = useState(policy);
  const set = useSetLeavePolicy(team);
  const change = (part: Partial<LeavePolicy>) => setNext({ ...next, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate(next);
  };
  return (
    <form className={styles.card} onSubmit={submit} aria-labelledby="leave-policy">
      <h2 id="leave-policy" className={styles.subtitle}>
        How leave is given here
      </h2>
      <div className={styles.days}>
        <NumberInput
          label="Days a year"
          description="Full time; empty: not counted here"
          size="md"
          min={0}
          max={366}
          value={next.daysAYear ?? ''}
          onChange={(value) => change({ daysAYear: numberOf(value) })}
        />
        <TextInput
          label="Leave year begins"
          description="Month and day, such as 04-01"
          size="md"
          value={next.yearStarts}
          onChange={(event) => change({ yearStarts: event.currentTarget.value })}
        />
        <NumberInput
          label="Ask at least"
          description="days ahead"
          size="md"
          min={0}
          max={366}
          value={next.noticeDays}
          onChange={(value) => change({ noticeDays: numberOf(value) ?? 0 })}
        />
        <NumberInput
          label="Opens"
          description="days ahead; empty: any time"
          size="md"
          min={1}
          max={1000}
          value={next.aheadDays ?? ''}
          onChange={(value) => change({ aheadDays: numberOf(value) })}
        />
      </div>
      <Switch
        size="md"
        label="Give it at once when nothing stands in the way"
        description="Within balance and window, not too many away, and no duty published on those days"
        checked={next.automatic}
        onChange={(event) => change({ automatic: event.currentTarget.checked })}
      />
      <p className={styles.note}>
        How many may be away at once is a rule: <Link to="/rules">Not too many away at once</Link>.
      </p>
      <div>
        <Button type="submit" size="md" variant="default" loading={set.isPending}>
          Save
        </Button>
      </div>
      {set.error && <p role="alert">{problemSentence(set.error)}</p>}
      {set.isSuccess && <p role="status">Saved.</p>}
    </form>
  );
}

function numberOf(value: string | number): number | null {
  return value === '' ? null : Number(value);
}
