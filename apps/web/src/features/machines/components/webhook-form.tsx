import { TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { CreatedWebhook } from '@evenflow/api-client';
import { problemSentence } from '../../../api/request.ts';
import { FormEnd } from '../../../design/form-end.tsx';
import { useAddWebhook } from '../api/webhooks.ts';
import { EVENTS, type WebhookEvent } from '../machine-words.ts';
import { Choices } from './choices.tsx';
import styles from './machines.module.css';

interface WebhookFormProps {
  readonly team: string;
  readonly onAdded: (webhook: CreatedWebhook) => void;
  readonly onLeave: () => void;
}

/** Another address, and what it is told of. */
export function WebhookForm({ team, onAdded, onLeave }: WebhookFormProps) {
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<readonly WebhookEvent[]>(['coverage.gap.opened', 'coverage.gap.closed']);
  const [tried, setTried] = useState(false);
  const add = useAddWebhook();
  const isAddress = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (isAddress && events.length > 0) {
      add.mutate({ url, events: [...events], teams: [team] }, { onSuccess: onAdded });
    }
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label="New address">
      <TextInput
        type="url"
        label="Address"
        placeholder="https://"
        value={url}
        maxLength={500}
        onChange={(event) => setUrl(event.currentTarget.value)}
        error={tried && !isAddress && 'An address begins with https://'}
      />
      <Choices
        label="Tell it when"
        words={EVENTS}
        chosen={events}
        onChange={setEvents}
        error={tried && events.length === 0 && 'Choose at least one'}
      />
      <FormEnd
        verb="Add the address"
        pending={add.isPending}
        refused={add.error && problemSentence(add.error)}
        onLeave={onLeave}
      />
    </form>
  );
}
