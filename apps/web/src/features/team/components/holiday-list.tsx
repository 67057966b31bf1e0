import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sayDay, type Holiday } from '@evenflow/domain';
import { useState, type FormEvent } from 'react';
import { problemSentence, request } from '../../../api/request.ts';
import { useChangeTeam } from '../api/change-team.tsx';
import styles from './team.module.css';

interface HolidayListProps {
  readonly team: string;
  readonly etag: string | null;
  readonly holidays: readonly Holiday[];
  /** The first year worth adding. */
  readonly year: number;
}

/** Public holidays and the team's own, each with a way out; a year of the country's comes with one press. */
export function HolidayList({ team, etag, holidays, year }: HolidayListProps) {
  const change = useChangeTeam(team);
  const add = useAddYear(team);
  const error = change.error ?? add.error;
  const put = (holiday: Holiday) => {
    const before = holidays.find((one) => one.date === holiday.date);
    const path = `holidays/${holiday.date}`;
    change.mutate({ path, body: holiday, etag, words: `${holiday.name} added`, back: { path, body: before ?? null } });
  };
  const remove = (holiday: Holiday) => {
    const path = `holidays/${holiday.date}`;
    change.mutate({ path, body: null, etag, words: `${holiday.name} removed`, back: { path, body: holiday } });
  };
  return (
    <section aria-label="Holidays">
      <h2 className={styles.subtitle}>Holidays</h2>
      <ul className={styles.holidays}>
        {holidays.map((holiday) => (
          <li key={holiday.date}>
            <span className={styles.day}>
              {sayDay(holiday.date)} {holiday.date.slice(0, 4)}
            </span>
            <b>{holiday.name}</b>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${holiday.name}, ${holiday.date}`}
              disabled={change.isPending}
              onClick={() => remove(holiday)}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          </li>
        ))}
        {holidays.length === 0 && <li className={styles.note}>None yet: every day is an ordinary day.</li>}
      </ul>
      <Group gap={8} mb={12}>
        {[year, year + 1].map((each) => (
          <Button
            key={each}
            variant="default"
            size="sm"
            loading={add.isPending && add.variables.year === each}
            onClick={() => add.mutate({ year: each, etag })}
          >
            Add the public holidays of {each}
          </Button>
        ))}
      </Group>
      <AddHoliday busy={change.isPending} onAdd={put} />
      {error && <p role="alert">{problemSentence(error)}</p>}
    </section>
  );
}

function AddHoliday({ busy, onAdd }: { readonly busy: boolean; readonly onAdd: (holiday: Holiday) => void }) {
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAdd({ date, name: name.trim(), identity: identityOf(name), points: 1 });
    setDate('');
    setName('');
  };
  return (
    <form className={styles.inline} onSubmit={submit}>
      <TextInput
        type="date"
        label="Day"
        size="sm"
        value={date}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
      <TextInput
        label="Name of the holiday"
        size="sm"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" size="sm" disabled={busy || date === '' || name.trim() === ''}>
        Add
      </Button>
    </form>
  );
}

/** The same holiday in every year: `Founder’s Day` is `founders-day`. */
function identityOf(name: string): string {
  const plain = name.trim().toLowerCase().replace(/[’']/g, '');
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}

function useAddYear(team: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ year, etag }: { year: number; etag: string | null }) =>
      request<unknown>(`/teams/${team}/holidays/from-calendar`, { method: 'POST', body: { year }, ifMatch: etag }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['team', team] }),
  });
}
