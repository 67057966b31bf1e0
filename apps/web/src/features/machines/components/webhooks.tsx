import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CreatedWebhook, Webhook } from '@evenflow/api-client';
import { problemSentence } from '../../../api/request.ts';
import { ConfirmButton } from '../../../design/confirm-button.tsx';
import { ShownOnce } from '../../../design/shown-once.tsx';
import { Waiting, Wrong } from '../../../design/states.tsx';
import { useRemoveWebhook, useWebhooks } from '../api/webhooks.ts';
import { EVENTS, wordsOf } from '../machine-words.ts';
import { Deliveries } from './deliveries.tsx';
import { WebhookForm } from './webhook-form.tsx';
import styles from './machines.module.css';

/** Addresses that are told what happens, in signed messages, with what was sent to each. */
export function Webhooks({ team }: { readonly team: string }) {
  const webhooks = useWebhooks();
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<CreatedWebhook | null>(null);
  return (
    <section className={styles.section} aria-labelledby="webhooks">
      <header className={styles.head}>
        <h2 id="webhooks">Webhooks</h2>
        {!adding && (
          <Button variant="default" onClick={() => setAdding(true)}>
            New address
          </Button>
        )}
      </header>
      {added && (
        <ShownOnce title={`The secret of ${added.url}`} secret={added.secret} onKept={() => setAdded(null)}>
          <p className={styles.quiet}>
            The other side checks with it that a message is ours (Standard Webhooks, <code>webhook-signature</code>).
          </p>
        </ShownOnce>
      )}
      {adding && (
        <WebhookForm
          team={team}
          onAdded={(webhook) => {
            setAdded(webhook);
            setAdding(false);
          }}
          onLeave={() => setAdding(false)}
        />
      )}
      {webhooks.isError && <Wrong title="The webhooks cannot be shown">{problemSentence(webhooks.error)}</Wrong>}
      {webhooks.isPending && <Waiting words="The webhooks are being fetched" />}
      {webhooks.data?.length === 0 && !adding && (
        <p className={styles.quiet}>No address is told yet. Each gets a signed message the moment something happens.</p>
      )}
      {webhooks.data && webhooks.data.length > 0 && (
        <ul className={styles.list}>
          {webhooks.data.map((webhook) => (
            <Address key={webhook.id} webhook={webhook} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Address({ webhook }: { readonly webhook: Webhook }) {
  const [open, setOpen] = useState(false);
  const remove = useRemoveWebhook();
  return (
    <li>
      <div className={styles.what}>
        <b className={styles.url}>{webhook.url}</b>
        <p className={styles.quiet}>{wordsOf(EVENTS, webhook.events)}</p>
        {remove.error && <p role="alert">{problemSentence(remove.error)}</p>}
      </div>
      <div className={styles.actions}>
        <Button
          variant="default"
          size="compact-md"
          aria-expanded={open}
          aria-label={`${open ? 'Hide' : 'Show'} what was sent to ${webhook.url}`}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Hide deliveries' : 'Deliveries'}
        </Button>
        <ConfirmButton
          verb="Remove"
          what={webhook.url}
          consequence="It is told nothing more."
          pending={remove.isPending}
          onConfirm={() => remove.mutate(webhook.id)}
        />
      </div>
      {open && <Deliveries webhook={webhook} />}
    </li>
  );
}
