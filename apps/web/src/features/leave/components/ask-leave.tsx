import { Button, NativeSelect, TextInput } from '@mantine/core';
import { isLocalDay, type Team } from '@evenflow/domain';
import { useState, type FormEvent } from 'react';
import { problemSentence } from '../../../api/request.ts';
import type { AgendaItem } from '../../../api/wire.ts';
import { ClashList } from '../../../asks/clash-list.tsx';
import { fieldText } from '../../../asks/field-text.ts';
import styles from '../../../asks/asks.module.css';
import { SeverityIcon } from '../../../design/marks.tsx';
import { sayRange } from '../../../words/times.ts';
import { useAskLeave } from '../api/change-leave.ts';
import { leaveClashes } from '../leave-clashes.ts';
import { leaveTypes } from '../leave-types.ts';

interface AskLeaveProps {
  readonly team: Team;
  readonly person: string;
  readonly publishedMonths: readonly string[];
  readonly duties: readonly AgendaItem[];
}

/** Asks for leave; what it would meet is said as soon as both days stand there. */
export function AskLeave({ team, person, publishedMonths, duties }: AskLeaveProps) {
  const types = leaveTypes(team, person);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [missing, setMissing] = useState(false);
  const ask = useAskLeave(team.id);
  const last = to || from;
  const valid = isLocalDay(from) && isLocalDay(last) && from <= last;
  const clashes = valid ? leaveClashes({ person, from, to: last }, { team, duties, publishedMonths }) : [];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setMissing(!valid);
    if (!valid || clashes.some((clash) => clash.weight === 'must')) return;
    const form = new FormData(event.currentTarget);
    const type = types.find((one) => one.code === form.get('type')) ?? types[0]!;
    const comment = fieldText(form, 'comment');
    const body = { person, from, to: last, type: type.code, typeName: type.name, ...(comment ? { comment } : {}) };
    ask.mutate(body, { onSuccess: () => (setFrom(''), setTo('')) });
  };
  return (
    <form className={styles.card} onSubmit={submit} noValidate aria-labelledby="ask-leave">
      <h2 id="ask-leave" className={styles.subtitle}>
        Ask for leave
      </h2>
      <div className={styles.days}>
        <TextInput
          type="date"
          label="First day"
          size="lg"
          value={from}
          error={missing && !isLocalDay(from) && 'Choose the first day'}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label="Last day"
          size="lg"
          value={to}
          min={from}
          error={isLocalDay(from) && isLocalDay(last) && last < from && 'The last day is before the first'}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </div>
      <NativeSelect
        name="type"
        label="Kind"
        size="lg"
        data={types.map((one) => ({ value: one.code, label: one.name }))}
      />
      <TextInput name="comment" label="A word to your manager" description="May stay empty" size="lg" maxLength={200} />
      {clashes.length > 0 && <ClashList clashes={clashes} />}
      <Button type="submit" size="lg" loading={ask.isPending} disabled={clashes.some((one) => one.weight === 'must')}>
        {valid ? `Ask for ${sayRange(from, last)}` : 'Ask for leave'}
      </Button>
      {ask.error && <p role="alert">{problemSentence(ask.error)}</p>}
      {ask.data && !valid && (
        <p className={styles.done} role="status">
          <SeverityIcon severity="holds" size={20} /> Asked for {sayRange(ask.data.from, ask.data.to)}. Your manager
          decides.
        </p>
      )}
    </form>
  );
}
