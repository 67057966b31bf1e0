import type { NoticeWishes } from '@evenflow/api-client';
import { Button, Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { problemSentence } from '../../../api/request.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import { useNoticeWishes, useSetNoticeWishes } from '../api/notices.ts';
import { PushHere } from './push-here.tsx';
import styles from './notices.module.css';

const WAYS = [
  { value: 'email', label: 'E-mail' },
  { value: 'push', label: 'Push, to the phones and browsers I chose' },
  { value: 'sms', label: 'Text message' },
] as const;

const LEADS = [
  { value: '0', label: 'Never' },
  ...[1, 2, 3, 6, 12, 24, 48].map((hours) => ({
    value: String(hours),
    label: hours === 1 ? '1 hour before' : `${hours} hours before`,
  })),
];

/** By which ways, when not, and how long before a duty. */
export function NoticeWishesForm() {
  const { data } = useNoticeWishes();
  // Kept outside of the form, which begins anew with what was saved.
  const set = useSetNoticeWishes();
  return data ? <Form key={JSON.stringify(data)} wishes={data} set={set} /> : null;
}

interface PartProps {
  readonly wishes: NoticeWishes;
  readonly onChange: (change: Partial<NoticeWishes>) => void;
}

interface FormProps {
  readonly wishes: NoticeWishes;
  readonly set: ReturnType<typeof useSetNoticeWishes>;
}

function Form({ wishes, set }: FormProps) {
  const [next, setNext] = useState(wishes);
  const onChange = (change: Partial<NoticeWishes>) => setNext({ ...next, ...change });
  return (
    <section className={styles.form} aria-labelledby="wishes">
      <h2 id="wishes" className={styles.subtitle}>
        How to tell me
      </h2>
      <Checkbox.Group
        label="Besides here"
        value={[...next.channels]}
        onChange={(channels) => onChange({ channels: channels })}
      >
        <div className={styles.ways}>
          {WAYS.map((way) => (
            <Checkbox key={way.value} size="md" {...way} />
          ))}
        </div>
      </Checkbox.Group>
      <Quiet wishes={next} onChange={onChange} />
      <Reminders wishes={next} onChange={onChange} />
      <Button size="md" loading={set.isPending} onClick={() => set.mutate(next)}>
        Save
      </Button>
      {set.error && <p role="alert">{problemSentence(set.error)}</p>}
      {set.isSuccess && <p role="status">Saved.</p>}
      <PushHere />
      <p>
        <Link to="/my/calendar" className={styles.title}>
          My duties in my calendar
        </Link>
      </p>
    </section>
  );
}

function Quiet({ wishes, onChange }: PartProps) {
  return (
    <>
      <div className={styles.quiet}>
        <TextInput
          type="time"
          label="Quiet from"
          value={wishes.quietFrom}
          onChange={(event) => onChange({ quietFrom: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label="until"
          value={wishes.quietTo}
          onChange={(event) => onChange({ quietTo: event.currentTarget.value })}
        />
      </div>
      <p className={styles.note}>
        <SeverityIcon severity="to-know" size={18} /> A change within the next 72 hours is told by every way there is,
        at any hour.
      </p>
    </>
  );
}

function Reminders({ wishes, onChange }: PartProps) {
  return (
    <>
      <NativeSelect
        label="Remind me of a duty"
        description="Before my quiet hours where it would fall into them"
        size="md"
        value={String(wishes.remindHours)}
        data={leadsWith(wishes.remindHours)}
        onChange={(event) => onChange({ remindHours: Number(event.currentTarget.value) })}
      />
      {wishes.remindHours > 0 && (
        <Radio.Group label="Of which" value={wishes.remindOf} onChange={(remindOf) => onChange({ remindOf: remindOf })}>
          <div className={styles.ways}>
            <Radio size="md" value="calls-and-nights" label="Calls and nights" />
            <Radio size="md" value="every-duty" label="Every duty of mine" />
          </div>
        </Radio.Group>
      )}
    </>
  );
}

/** What was set elsewhere to a lead not offered here stays choosable. */
function leadsWith(hours: number) {
  const isOffered = LEADS.some(({ value }) => value === String(hours));
  return isOffered ? LEADS : [...LEADS, { value: String(hours), label: `${hours} hours before` }];
}
