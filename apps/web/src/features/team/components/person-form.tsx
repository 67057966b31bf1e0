import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import type { Person } from '@evenflow/domain';
import { useState, type FormEvent } from 'react';
import { problemSentence, RequestProblem } from '../../../api/request.ts';
import { useSavePerson } from '../api/save-person.ts';
import styles from './team.module.css';

interface PersonFormProps {
  readonly person: Person;
  readonly team: string;
  readonly etag: string | null;
  readonly onSaved: () => void;
}

/** A person's basics. What the server refuses stands at its field. */
export function PersonForm({ person, team, etag, onSaved }: PersonFormProps) {
  const [draft, setDraft] = useState(person);
  const save = useSavePerson(team);
  const change = (part: Partial<Person>) => setDraft({ ...draft, ...part });
  const refused = save.error instanceof RequestProblem ? save.error.fields : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ person: draft, etag }, { onSuccess: onSaved });
  };
  const number = (value: number | string) => (typeof value === 'number' ? value : 0);
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextInput
        label="Name"
        value={draft.name}
        error={refused['/name'] ?? (draft.name.trim() === '' && 'Enter the name')}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label="Grade"
        value={draft.grade}
        error={refused['/grade']}
        onChange={(event) => change({ grade: event.currentTarget.value })}
      />
      <NumberInput
        label="Share of full time"
        min={0}
        max={1.5}
        step={0.1}
        value={draft.fte}
        error={refused['/fte']}
        onChange={(value) => change({ fte: number(value) })}
      />
      <NumberInput
        label="Contract hours a week"
        min={0}
        max={84}
        value={draft.contractHoursPerWeek}
        error={refused['/contractHoursPerWeek']}
        onChange={(value) => change({ contractHoursPerWeek: number(value) })}
      />
      <TextInput
        type="date"
        label="Last day of employment"
        value={draft.endDate ?? ''}
        error={refused['/endDate']}
        onChange={(event) => change({ endDate: event.currentTarget.value || undefined })}
      />
      <Checkbox
        label="Trainee: extra, never counted"
        checked={draft.trainee}
        onChange={(event) => change({ trainee: event.currentTarget.checked })}
      />
      <div className={styles.formEnd}>
        <Button type="submit" size="md" loading={save.isPending} disabled={draft.name.trim() === ''}>
          Save {person.name}
        </Button>
        {save.error && <p role="alert">{problemSentence(save.error)}</p>}
      </div>
    </form>
  );
}
