import { Button } from '@mantine/core';
import type { Webhook, WebhookDelivery } from '@evenflow/api-client';
import { sayDay } from '@evenflow/domain';
import { problemSentence } from '../../../api/request.ts';
import { Waiting, Wrong } from '../../../design/states.tsx';
import { clockOf, count, dayOf, inZone } from '../../../words/times.ts';
import { useDeliveries, useSendAgain } from '../api/webhooks.ts';
import { EVENTS, type WebhookEvent } from '../machine-words.ts';
import styles from './machines.module.css';

const STATES = { waiting: 'Waiting', delivered: 'Arrived', 'given-up': 'Given up' } as const;
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What was sent to an address and how it went, newest first; any of it can be sent once more. */
export function Deliveries({ webhook }: { readonly webhook: Webhook }) {
  const deliveries = useDeliveries(webhook.id);
  if (deliveries.isError) {
    return <Wrong title="What was sent cannot be shown">{problemSentence(deliveries.error)}</Wrong>;
  }
  if (!deliveries.data) return <Waiting words="What was sent is being fetched" />;
  if (deliveries.data.length === 0) return <p className={styles.deliveries}>Nothing has been sent yet.</p>;
  return (
    <ol className={styles.deliveries} aria-label={`Sent to ${webhook.url}`}>
      {deliveries.data.map((delivery) => (
        <Sent key={delivery.id} webhook={webhook} delivery={delivery} />
      ))}
    </ol>
  );
}

function Sent({ webhook, delivery }: { readonly webhook: Webhook; readonly delivery: WebhookDelivery }) {
  const again = useSendAgain(webhook.id);
  const { state, event, createdAt, tries, nextTryAt } = delivery;
  const last = tries.at(-1);
  const what = `${EVENTS[event as WebhookEvent]}, ${momentOf(createdAt)}`;
  return (
    <li>
      <span className={styles.pill} data-state={state}>
        {STATES[state]}
      </span>
      <span className={styles.what}>
        {what}
        <span className={styles.quiet}>
          {tries.length > 0 && `${count(tries.length, 'try', 'tries')}; `}
          {last && (last.problem ?? `answered ${last.status}`)}
          {nextTryAt && ` Next try ${momentOf(nextTryAt)}.`}
        </span>
      </span>
      <Button
        variant="default"
        size="compact-sm"
        loading={again.isPending}
        aria-label={`Send once more: ${what}`}
        onClick={() => again.mutate(delivery.id)}
      >
        Send again
      </Button>
    </li>
  );
}

function momentOf(instant: string): string {
  const here = inZone(instant, HERE);
  return `${sayDay(dayOf(here))} ${clockOf(here)}`;
}
