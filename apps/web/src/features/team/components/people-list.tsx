import { Button, TextInput } from '@mantine/core';
import { wallClockAt, type Person, type Team } from '@evenflow/domain';
import { useState } from 'react';
import { Empty } from '../../../design/states.tsx';
import { useChangeTeam } from '../api/change-team.tsx';
import { savedPerson } from '../saved-person.ts';
import { filterPeople, personLines } from '../people-view.ts';
import { PersonForm } from './person-form.tsx';
import { PersonRow } from './person-row.tsx';
import styles from './team.module.css';

interface PeopleListProps {
  readonly team: Team;
  readonly etag: string | null;
}

/** Everybody with what they may do and until when; found, added, changed, taken away. */
export function PeopleList({ team, etag }: PeopleListProps) {
  const [typed, setTyped] = useState('');
  const [adding, setAdding] = useState(false);
  const add = useChangeTeam(team.id);
  const today = wallClockAt(Math.floor(Date.now() / 60_000), team.timeZone).day;
  const shown = filterPeople(personLines(team.people, team.competences, today), typed);
  const save = (person: Person) => add.mutate(savedPerson(person, null, etag), { onSuccess: () => setAdding(false) });
  return (
    <>
      <div className={styles.tools}>
        <TextInput
          type="search"
          label="Find somebody"
          placeholder="name, code or competence"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button variant="default" size="md" aria-expanded={adding} onClick={() => (add.reset(), setAdding(!adding))}>
          {adding ? 'Close' : 'Add somebody'}
        </Button>
      </div>
      {adding && (
        <div className={styles.card}>
          <PersonForm
            person={null}
            competences={team.competences}
            busy={add.isPending}
            problem={add.error}
            onSave={save}
          />
        </div>
      )}
      {shown.length > 0 && (
        <ul className={styles.people} aria-label="People">
          {shown.map((line) => (
            <PersonRow
              key={line.code}
              line={line}
              person={team.people.find((person) => person.code === line.code)!}
              team={team}
              etag={etag}
            />
          ))}
        </ul>
      )}
      {team.people.length === 0 && !adding && (
        <Empty title="Nobody is in the team yet">Paste the staff list, import a workbook, or add one by one.</Empty>
      )}
      {team.people.length > 0 && shown.length === 0 && (
        <Empty title={`Nobody fits “${typed}”`}>Try part of a name or a competence.</Empty>
      )}
    </>
  );
}
