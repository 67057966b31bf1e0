import type { NoticeWishes } from '@evenflow/api-client';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { problemSentence } from '../../../api/request.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import { useNoticeWishes, useSetNoticeWishes } from '../api/notices.ts';
import styles from './notices.module.css';

const WAYS = [
  { value: 'email', label: 'E-mail' },
  { value: 'push', label: 'This and my other browsers' },
  { value: 'sms', label: 'Text message' },
] as const;

/** By which ways, and when not. */
export function NoticeWishesForm() {
  const { data } = useNoticeWishes();
  return data ? <Form key={JSON.stringify(data)} wishes={data} /> : null;
}

function Form({ wishes }: { readonly wishes: NoticeWishes }) {
  const [next, setNext] = useState(wishes);
  const set = useSetNoticeWishes();
  return (
    <section className={styles.form} aria-labelledby="wishes">
      <h2 id="wishes" className={styles.subtitle}>
        How to tell me
      </h2>
      <Checkbox.Group
        label="Besides here"
        value={[...next.channels]}
        onChange={(channels) => setNext({ ...next, channels })}
      >
        <div className={styles.ways}>
          {WAYS.map((way) => (
            <Checkbox key={way.value} size="md" {...way} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={styles.quiet}>
        <TextInput
          type="time"
          label="Quiet from"
          value={next.quietFrom}
          onChange={(event) => setNext({ ...next, quietFrom: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label="until"
          value={next.quietTo}
          onChange={(event) => setNext({ ...next, quietTo: event.currentTarget.value })}
        />
      </div>
      <p className={styles.note}>
        <SeverityIcon severity="to-know" size={18} /> A change within the next 72 hours is told by every way there is,
        at any hour.
      </p>
      <Button size="md" loading={set.isPending} onClick={() => set.mutate(next)}>
        Save
      </Button>
      {set.error && <p role="alert">{problemSentence(set.error)}</p>}
      {set.isSuccess && <p role="status">Saved.</p>}
    </section>
  );
}
