import type { CreatedCalendar } from '@evenflow/api-client';
import { Button, CopyButton, Radio, TextInput } from '@mantine/core';
import { IconCalendarPlus, IconCheck, IconCopy } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { problemSentence } from '../../../api/request.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import { useMakeCalendar } from '../api/calendars.ts';
import styles from './calendar.module.css';

/** Makes a link and shows its address once. */
export function MakeCalendar({ team }: { readonly team: string }) {
  const [name, setName] = useState('');
  const [of, setOf] = useState<'me' | 'team'>('me');
  const [missing, setMissing] = useState(false);
  const make = useMakeCalendar(team);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim()) make.mutate({ name: name.trim(), of }, { onSuccess: () => setName('') });
  };
  return (
    <section className={styles.card} aria-label="A new link">
      <form className={styles.make} onSubmit={submit}>
        <Radio.Group label="What it shows" value={of} onChange={(value) => setOf(value)}>
          <div className={styles.choice}>
            <Radio size="md" value="me" label="My duties" />
            <Radio size="md" value="team" label="The whole team’s" />
          </div>
        </Radio.Group>
        <TextInput
          label="Which device is it for?"
          placeholder="My phone"
          value={name}
          size="lg"
          maxLength={60}
          error={missing && 'Give it a name, so that you know later which one to revoke'}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          size="lg"
          loading={make.isPending}
          leftSection={<IconCalendarPlus size={20} aria-hidden />}
        >
          Make a link
        </Button>
      </form>
      {make.error && <p role="alert">{problemSentence(make.error)}</p>}
      {make.data && <NewLink made={make.data} />}
    </section>
  );
}

function NewLink({ made: { url, name, of } }: { readonly made: CreatedCalendar }) {
  return (
    <div className={styles.made} role="status">
      <p className={styles.madeTitle}>
        <SeverityIcon severity="holds" size={18} /> The link for {name} is ready
      </p>
      <p className={styles.note}>
        It is shown only now. Whoever has it can read {of === 'team' ? 'everybody’s duties' : 'your duties'}, so keep it
        to yourself.
      </p>
      <code className={styles.url}>{url}</code>
      <div className={styles.actions}>
        <Button component="a" href={url.replace(/^https?:/, 'webcal:')} size="md">
          Open in my calendar
        </Button>
        <CopyButton value={url} timeout={4000}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="md"
              onClick={copy}
              leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
            >
              {copied ? 'Copied' : 'Copy the address'}
            </Button>
          )}
        </CopyButton>
      </div>
    </div>
  );
}
