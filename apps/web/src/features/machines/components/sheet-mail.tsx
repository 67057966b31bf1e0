import { Button, TagsInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { KeptSheetOrders } from '@evenflow/api-client';
import { problemSentence } from '../../../api/request.ts';
import { useTeam } from '../../../api/team.ts';
import { Waiting, Wrong } from '../../../design/states.tsx';
import { count, inZone, sayAt } from '../../../words/times.ts';
import { useOrderSheet, useSheetOrders } from '../api/sheet-orders.ts';
import styles from './machines.module.css';

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Who gets the sheet for a downtime by e-mail every day. */
export function SheetMail({ team }: { readonly team: string }) {
  const orders = useSheetOrders(team);
  return (
    <section className={styles.section} aria-labelledby="sheet">
      <header className={styles.head}>
        <h2 id="sheet">Downtime sheet by e-mail</h2>
        <Button component="a" href={`/api/v1/teams/${team}/downtime-sheet`} target="_blank" variant="default">
          Today’s sheet (PDF)
        </Button>
      </header>
      {orders.isError && <Wrong title="This cannot be shown">{problemSentence(orders.error)}</Wrong>}
      {orders.isPending && <Waiting words="The addresses are being fetched" />}
      {orders.data && <Orders team={team} orders={orders.data} />}
    </section>
  );
}

function Orders({ team, orders }: { readonly team: string; readonly orders: KeptSheetOrders }) {
  const [recipients, setRecipients] = useState<readonly string[]>(orders.recipients);
  const [at, setAt] = useState(orders.at);
  const save = useOrderSheet(team);
  const zone = useTeam(team).data?.value.timeZone;
  const wrong = recipients.filter((one) => !ADDRESS.test(one));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (wrong.length === 0 && at) save.mutate({ recipients: [...recipients], at });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label="Downtime sheet by e-mail">
      <p className={styles.quiet}>
        Who is on call for the next 72 hours, on one page, for the desk that keeps it in case the network fails.{' '}
        {orders.sentAt && zone && `Last sent ${sayAt(inZone(orders.sentAt, zone), zone)}.`}
      </p>
      <TagsInput
        label="Addresses"
        description="Enter or comma after each"
        placeholder={recipients.length === 0 ? 'switchboard@hospital.example' : ''}
        splitChars={[',', ';', ' ']}
        maxTags={20}
        acceptValueOnBlur
        value={[...recipients]}
        onChange={setRecipients}
        error={wrong.length > 0 && `${wrong.join(', ')} is no e-mail address`}
      />
      <TextInput
        type="time"
        label="Every day at"
        className={styles.clock}
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button type="submit" loading={save.isPending} disabled={wrong.length > 0 || !at}>
          Save
        </Button>
      </div>
      {save.error && <p role="alert">{problemSentence(save.error)}</p>}
      {save.isSuccess && (
        <p role="status" className={styles.done}>
          {save.variables.recipients.length === 0
            ? 'Saved: nobody gets the sheet.'
            : `Saved: ${count(save.variables.recipients.length, 'address gets', 'addresses get')} the sheet every day at ${save.variables.at}.`}
        </p>
      )}
    </form>
  );
}
