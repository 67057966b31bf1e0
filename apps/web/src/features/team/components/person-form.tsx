import { Button, Checkbox, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { WEEKDAYS, type Competence, type CompetenceLevel, type Person } from '@evenflow/domain';
import { useState, type FormEvent } from 'react';
import { problemSentence, RequestProblem } from '../../../api/request.ts';
import { LEVELS } from '../people-view.ts';
import styles from './team.module.css';

interface PersonFormProps {
  /** Null for somebody new. */
  readonly person: Person | null;
  readonly competences: readonly Competence[];
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onSave: (person: Person) => void;
}

const NEW: Person = {
  ...{ code: '', name: '', grade: '', fte: 1, clinicalFte: 1, contractHoursPerWeek: 37.5 },
  ...{ trainee: false, provisional: false, competences: {}, credentials: [], travelMinutes: {} },
  ...{ fixedDaysOff: [], fixedDuties: [], contacts: [], optOut48h: false },
};
const LEVEL_CHOICES = LEVELS.map((words, level) => ({ value: String(level), label: words }));

/** A person’s basics. What the server refuses stands at its field. */
export function PersonForm({ person, competences, busy, problem, onSave }: PersonFormProps) {
  const [draft, setDraft] = useState(person ?? NEW);
  const change = (part: Partial<Person>) => setDraft({ ...draft, ...part });
  const refused = problem instanceof RequestProblem ? problem.fields : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({ ...draft, code: draft.code.trim(), name: draft.name.trim() });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {person === null && (
        <TextInput
          label="Code"
          description="As on the rota, such as initials."
          value={draft.code}
          error={refused['/code']}
          onChange={(event) => change({ code: event.currentTarget.value })}
        />
      )}
      <TextInput
        label="Name"
        value={draft.name}
        error={refused['/name'] ?? (person && draft.name.trim() === '' && 'Enter the name')}
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
        onChange={(value) => change({ fte: numberOf(value) })}
      />
      <NumberInput
        label="Of it clinical"
        min={0}
        max={1.5}
        step={0.1}
        value={draft.clinicalFte}
        error={refused['/clinicalFte']}
        onChange={(value) => change({ clinicalFte: numberOf(value) })}
      />
      <NumberInput
        label="Contract hours a week"
        min={0}
        max={84}
        value={draft.contractHoursPerWeek}
        error={refused['/contractHoursPerWeek']}
        onChange={(value) => change({ contractHoursPerWeek: numberOf(value) })}
      />
      <TextInput
        type="date"
        label="First day of employment"
        value={draft.startDate ?? ''}
        error={refused['/startDate']}
        onChange={(event) => change({ startDate: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label="Last day of employment"
        value={draft.endDate ?? ''}
        error={refused['/endDate']}
        onChange={(event) => change({ endDate: event.currentTarget.value || undefined })}
      />
      <MultiSelect
        label="Never works on"
        data={[...WEEKDAYS]}
        value={[...draft.fixedDaysOff]}
        onChange={(days) => change({ fixedDaysOff: days })}
      />
      {competences.map(({ code, name }) => (
        <Select
          key={code}
          label={name}
          allowDeselect={false}
          data={LEVEL_CHOICES}
          value={String(draft.competences[code] ?? 0)}
          error={refused[`/competences/${code}`]}
          onChange={(level) =>
            change({ competences: { ...draft.competences, [code]: Number(level ?? 0) as CompetenceLevel } })
          }
        />
      ))}
      <Checkbox
        label="Trainee: extra, never counted"
        checked={draft.trainee}
        onChange={(event) => change({ trainee: event.currentTarget.checked })}
      />
      <div className={styles.formEnd}>
        <Button type="submit" size="md" loading={busy} disabled={!draft.name.trim() || !draft.code.trim()}>
          {person ? `Save ${person.name}` : 'Add the person'}
        </Button>
        {problem !== null && <p role="alert">{problemSentence(problem)}</p>}
      </div>
    </form>
  );
}

function numberOf(value: number | string): number {
  return typeof value === 'number' ? value : 0;
}
