import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { problemSentence } from '../../api/request.ts';
import { Page } from '../../design/page.tsx';
import { Empty, Waiting, Wrong } from '../../design/states.tsx';
import { sayAt } from '../../words/times.ts';
import { useOutbox } from './api/notices.ts';
import styles from './components/notices.module.css';

const WAYS = { email: 'E-mail', push: 'Push', sms: 'Text message' } as const;

/** In place of a mail server: what the demo would have sent, to whom, by which way. */
export function OutboxPage() {
  const outbox = useOutbox();
  return (
    <Page
      title="Outbox of the demo"
      window="Outbox"
      width="cards"
      lead={
        <p>
          Nothing leaves this house: this is what would have been sent. <Link to="/notices">What is sent to you</Link>{' '}
          you choose yourself.
        </p>
      }
    >
      {outbox.error && (
        <Wrong title="There is no outbox here" action={<Button onClick={() => void outbox.refetch()}>Try now</Button>}>
          {problemSentence(outbox.error)}
        </Wrong>
      )}
      {outbox.isPending && <Waiting words="The outbox is being fetched" />}
      {outbox.data?.length === 0 && <Empty title="Nothing was sent yet">Publish a month or change a duty.</Empty>}
      {outbox.data && outbox.data.length > 0 && (
        <ol className={styles.list}>
          {outbox.data.map((item) => (
            <li
              key={`${item.to}${item.channel}${item.notBefore}${item.title}${item.text}${item.sheet}`}
              className={styles.card}
            >
              <p className={styles.top}>
                <b>{item.to}</b>
                <span className={styles.when}>
                  {WAYS[item.channel]} to {item.address}
                </span>
              </p>
              <p className={styles.title}>{item.title}</p>
              <p>{item.text}</p>
              {item.sheet && (
                <p>
                  <a href={`/api/v1/outbox/sheets/${item.sheet}`} target="_blank" rel="noreferrer">
                    Downtime sheet (PDF)
                  </a>
                </p>
              )}
              <p className={styles.note}>
                {item.givenUp
                  ? `Not sent: ${item.givenUp}`
                  : item.sentAt
                    ? `Sent ${sayAt(item.sentAt, item.timeZone)}${item.loud ? ', at once because it is near' : ''}`
                    : `Waits until ${sayAt(item.notBefore, item.timeZone)}`}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Page>
  );
}
