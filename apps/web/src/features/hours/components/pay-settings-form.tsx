import { Button, NativeSelect, TextInput } from '@mantine/core';
import { PAY_PACKS, type PayScheme, type PaySettings, type Team } from '@evenflow/domain';
import { useState, type FormEvent } from 'react';
import { problemSentence } from '../../../api/request.ts';
import { count } from '../../../words/times.ts';
import { useSetPay } from '../api/worked.ts';
import { amountText, hundredthsOf } from '../hours-view.ts';
import { SchemeFields } from './scheme-fields.tsx';
import styles from './hours.module.css';

interface PaySettingsFormProps {
  readonly team: Team;
  readonly settings: PaySettings;
}

const PACKS = Object.values(PAY_PACKS);

/** How call is paid: one of two worked schemes to begin with, its numbers, and what a basic hour is worth for each. */
export function PaySettingsForm({ team, settings }: PaySettingsFormProps) {
  const [scheme, setScheme] = useState<PayScheme>(settings.scheme);
  const [hours, setHours] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(Object.entries(settings.basicHour).map(([person, pence]) => [person, amountText(pence)])),
  );
  const save = useSetPay(team.id);
  const wrong = team.people.filter(({ code }) => hours[code]?.trim() && hundredthsOf(hours[code]) === null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (wrong.length > 0) return;
    const basicHour = Object.fromEntries(
      Object.entries(hours).flatMap(([person, typed]) => {
        const pence = hundredthsOf(typed);
        return pence === null ? [] : [[person, pence]];
      }),
    );
    save.mutate({ scheme, basicHour });
  };
  const packs = PACKS.some(({ name }) => name === scheme.name) ? PACKS : [scheme, ...PACKS];
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-labelledby="how-paid">
      <h2 id="how-paid">How call is paid</h2>
      <NativeSelect
        label="Scheme"
        description="Two worked examples to begin with; check every number against your own agreement"
        value={scheme.name}
        data={packs.map(({ name }) => name)}
        onChange={(event) => setScheme(packs.find(({ name }) => name === event.currentTarget.value) ?? scheme)}
      />
      <SchemeFields key={scheme.name} scheme={scheme} onChange={setScheme} />
      <fieldset className={styles.people}>
        <legend>A basic hour</legend>
        {team.people.map(({ code, name }) => (
          <TextInput
            key={code}
            label={name}
            inputMode="decimal"
            placeholder="not paid here"
            value={hours[code] ?? ''}
            onChange={(event) => setHours({ ...hours, [code]: event.currentTarget.value })}
            error={wrong.some((one) => one.code === code) && 'An amount, as 21.37'}
          />
        ))}
      </fieldset>
      <div className={styles.actions}>
        <Button type="submit" loading={save.isPending} disabled={wrong.length > 0}>
          Save how call is paid
        </Button>
        {save.isSuccess && (
          <span role="status" className={styles.done}>
            Saved; pay is shown for {count(Object.keys(save.data.basicHour).length, 'person', 'people')}.
          </span>
        )}
      </div>
      {save.error && <p role="alert">{problemSentence(save.error)}</p>}
    </form>
  );
}
