import { Button, NativeSelect, Radio, TextInput } from '@mantine/core';
import { isLocalDay, type Request, type Team } from '@evenflow/domain';
import { useState, type FormEvent } from 'react';
import { problemSentence } from '../../../api/request.ts';
import { ClashList } from '../../../asks/clash-list.tsx';
import { fieldText } from '../../../asks/field-text.ts';
import styles from '../../../asks/asks.module.css';
import { SeverityIcon } from '../../../design/marks.tsx';
import { sayRange } from '../../../words/times.ts';
import { useAskRequest } from '../api/change-requests.ts';
import { requestClashes } from '../request-clashes.ts';

interface AskRequestProps {
  readonly team: Team;
  readonly person: string;
  readonly publishedMonths: readonly string[];
}

type Draft = Pick<Request, 'from' | 'to' | 'wish' | 'duty' | 'priority'>;

const EMPTY: Draft = { from: '', to: '', wish: 'avoid', duty: 'any', priority: 'prefer' };

/** Asks for a wish; what it meets is said while it is typed. */
export function AskRequest({ team, person, publishedMonths }: AskRequestProps) {
  const [draft, setDraft] = useState(EMPTY);
  const [missing, setMissing] = useState(false);
  const ask = useAskRequest(team.id);
  const asked = { ...draft, to: draft.to || draft.from, person };
  const valid = isLocalDay(asked.from) && isLocalDay(asked.to) && asked.from <= asked.to;
  const clashes = valid ? requestClashes(asked, { team, publishedMonths }) : [];
  const blocked = clashes.some((clash) => clash.weight === 'must');
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setMissing(!valid);
    if (!valid || blocked) return;
    const comment = fieldText(new FormData(event.currentTarget), 'comment');
    ask.mutate({ ...asked, ...(comment ? { comment } : {}) }, { onSuccess: () => setDraft(EMPTY) });
  };
  return (
    <form className={styles.card} onSubmit={submit} noValidate aria-labelledby="ask-wish">
      <h2 id="ask-wish" className={styles.subtitle}>
        Make a wish
      </h2>
      <div className={styles.days}>
        <TextInput
          type="date"
          label="First day"
          size="lg"
          value={draft.from}
          error={missing && !isLocalDay(draft.from) && 'Choose the first day'}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="Last day"
          size="lg"
          value={draft.to}
          min={draft.from}
          error={
            isLocalDay(draft.from) &&
            isLocalDay(asked.to) &&
            asked.to < draft.from &&
            'The last day is before the first'
          }
          onChange={(event) => change({ to: event.currentTarget.value })}
        />
      </div>
      <WishFields team={team} draft={draft} onChange={change} />
      <TextInput
        name="comment"
        label="Why"
        description="May stay empty; your manager reads it"
        size="lg"
        maxLength={200}
      />
      {clashes.length > 0 && <ClashList clashes={clashes} />}
      <Button type="submit" size="lg" loading={ask.isPending} disabled={blocked}>
        {valid ? `Ask for ${sayRange(asked.from, asked.to)}` : 'Ask'}
      </Button>
      {ask.error && <p role="alert">{problemSentence(ask.error)}</p>}
      {ask.data && !valid && (
        <p className={styles.done} role="status">
          <SeverityIcon severity="holds" size={20} /> Noted for {sayRange(ask.data.from, ask.data.to)}.
        </p>
      )}
    </form>
  );
}

interface WishFieldsProps {
  readonly team: Team;
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

function WishFields({ team, draft, onChange }: WishFieldsProps) {
  const duties = [
    { value: 'any', label: 'any duty' },
    { value: 'any call', label: 'any call' },
    ...team.dutyTypes.map((duty) => ({ value: duty.code, label: `${duty.code}, ${duty.name}` })),
  ];
  return (
    <>
      <Radio.Group label="I would like" value={draft.wish} onChange={(wish) => onChange({ wish: wish })}>
        <div className={styles.days}>
          <Radio size="md" value="avoid" label="to be free of" />
          <Radio size="md" value="want" label="to hold" />
        </div>
      </Radio.Group>
      <NativeSelect
        label="Which duty"
        size="lg"
        data={duties}
        value={draft.duty}
        onChange={(event) => onChange({ duty: event.currentTarget.value })}
      />
      <NativeSelect
        label="How much it matters"
        size="lg"
        value={draft.priority}
        data={[
          { value: 'must', label: 'it must be so' },
          { value: 'prefer', label: 'I prefer it' },
          { value: 'nice', label: 'it would be nice' },
        ]}
        onChange={(event) => onChange({ priority: event.currentTarget.value as Draft['priority'] })}
      />
    </>
  );
}
