import { Button, NativeSelect, TextInput } from '@mantine/core';
import { isLocalDay, type Leave, type Team } from '@evenflow/domain';
import { useState, type FormEvent } from 'react';
import { problemSentence } from '../../../api/request.ts';
import type { AgendaItem } from '../../../api/wire.ts';
import { ClashList } from '../../../asks/clash-list.tsx';
import { fieldText } from '../../../asks/field-text.ts';
import styles from '../../../asks/asks.module.css';
import { SeverityIcon } from '../../../design/marks.tsx';
import { count, sayRange } from '../../../words/times.ts';
import type { LeaveBalance, LeavePreview } from '@evenflow/api-client';
import type { Clash } from '../../../asks/clash.ts';
import { useAskLeave } from '../api/change-leave.ts';
import { useLeavePreview, type LeaveAsk } from '../api/leave-policy.ts';
import { heldClashes, leaveClashes } from '../leave-clashes.ts';
import { leaveTypes } from '../leave-types.ts';

interface AskLeaveProps {
  readonly team: Team;
  readonly person: string;
  readonly publishedMonths: readonly string[];
  readonly duties: readonly AgendaItem[];
  /** Whether the team’s policy binds whoever asks; managers may go past it. */
  readonly binding: boolean;
}

/** Asks for leave; what it would meet is said as soon as both days stand there. */
export function AskLeave(props: AskLeaveProps) {
  const { team, person, binding } = props;
  const types = leaveTypes(team, person);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [type, setType] = useState(types[0]!.code);
  const [missing, setMissing] = useState(false);
  const ask = useAskLeave(team.id);
  const asked = wholeAsk({ person, from, to: to || from, type });
  const { shown, refused, preview } = useMeeting(asked, props);
  const stopped = binding && refused;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setMissing(!asked);
    if (!asked || stopped) return;
    const comment = fieldText(new FormData(event.currentTarget), 'comment');
    const typeName = types.find(({ code }) => code === type)!.name;
    ask.mutate({ ...asked, typeName, ...(comment ? { comment } : {}) }, { onSuccess: () => (setFrom(''), setTo('')) });
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
          error={isLocalDay(from) && isLocalDay(to) && to < from && 'The last day is before the first'}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </div>
      <NativeSelect
        label="Kind"
        size="lg"
        value={type}
        onChange={(event) => setType(event.currentTarget.value)}
        data={types.map((one) => ({ value: one.code, label: one.name }))}
      />
      <TextInput name="comment" label="A word to your manager" description="May stay empty" size="lg" maxLength={200} />
      {shown.length > 0 && <ClashList clashes={shown} />}
      {preview?.balance && <Takes preview={preview} counted={preview.balance} />}
      <Button type="submit" size="lg" loading={ask.isPending} disabled={stopped}>
        {sayAsk(asked, preview)}
      </Button>
      {ask.error && <p role="alert">{problemSentence(ask.error)}</p>}
      {ask.data && !asked && <Done leave={ask.data} />}
    </form>
  );
}

function sayAsk(ask: LeaveAsk | null, preview: LeavePreview | undefined): string {
  if (!ask) return 'Ask for leave';
  return `${preview?.answer === 'given' ? 'Take' : 'Ask for'} ${sayRange(ask.from, ask.to)}`;
}

/** The ask once both days stand there, in order. */
function wholeAsk(ask: LeaveAsk): LeaveAsk | null {
  return isLocalDay(ask.from) && isLocalDay(ask.to) && ask.from <= ask.to ? ask : null;
}

/** What an ask would meet: what the team's policy refuses, then what it touches. */
function useMeeting(ask: LeaveAsk | null, { team, publishedMonths, duties, binding }: AskLeaveProps) {
  const { data } = useLeavePreview(team.id, ask);
  const preview = ask ? data : undefined;
  const refusals = preview?.refusals ?? [];
  const clashes = ask ? leaveClashes(ask, { team, duties, publishedMonths }) : [];
  const drafted = (preview?.holds ?? []).filter(({ published }) => !published);
  const shown: Clash[] = [
    ...refusals.map((sentence) => ({ weight: binding ? ('must' as const) : ('should' as const), sentence })),
    ...heldClashes(drafted, team, { name: '', self: true }),
    ...clashes.filter(({ weight }) => weight !== 'holds' || refusals.length + drafted.length === 0),
  ];
  return { shown, refused: refusals.length > 0, preview };
}

function Done({ leave: { from, to, status } }: { readonly leave: Leave }) {
  return (
    <p className={styles.done} role="status">
      <SeverityIcon severity="holds" size={20} />{' '}
      {status === 'approved'
        ? `${sayRange(from, to)} is yours: the team’s policy gives it at once.`
        : `Asked for ${sayRange(from, to)}. Your manager decides.`}
    </p>
  );
}

/** What it takes, and what is left after it. */
function Takes({ preview, counted }: { readonly preview: LeavePreview; readonly counted: LeaveBalance }) {
  return (
    <p className={styles.note}>
      Takes {count(preview.days, 'day')}; {count(counted.left - preview.days, 'day')} of {counted.entitled} would be
      left.
    </p>
  );
}
