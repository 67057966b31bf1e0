import { Button, Group } from '@mantine/core';
import type { Person, Team } from '@evenflow/domain';
import { useState } from 'react';
import { problemSentence } from '../../../api/request.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import { count } from '../../../words/times.ts';
import { useChangeTeam } from '../api/change-team.tsx';
import type { CredentialLine, PersonLine } from '../people-view.ts';
import { savedPerson } from '../saved-person.ts';
import { PersonForm } from './person-form.tsx';
import styles from './team.module.css';

interface PersonRowProps {
  readonly line: PersonLine;
  readonly person: Person;
  readonly team: Team;
  readonly etag: string | null;
}

/** One person: contract, competences, and credentials with their last day. */
export function PersonRow({ line, person, team, etag }: PersonRowProps) {
  const [editing, setEditing] = useState(false);
  const change = useChangeTeam(team.id);
  const save = (next: Person) => change.mutate(savedPerson(next, person, etag), { onSuccess: () => setEditing(false) });
  return (
    <li className={styles.person}>
      <div className={styles.who}>
        <b>{line.name}</b> <span className={styles.note}>{line.code}</span>
        <p className={styles.note}>{[line.grade, line.contract, line.employment].filter(Boolean).join(' · ')}</p>
      </div>
      <ul className={styles.competences} aria-label={`Competences of ${line.name}`}>
        {line.competences.map((one) => (
          <li key={one.name} data-level={one.level}>
            {one.name} <span>{one.words}</span>
          </li>
        ))}
      </ul>
      <ul className={styles.credentials} aria-label={`Credentials of ${line.name}`}>
        {line.credentials.map((one) => (
          <CredentialItem key={`${one.type}${one.detail}`} one={one} />
        ))}
      </ul>
      <Button
        variant="default"
        size="sm"
        aria-expanded={editing}
        aria-label={`${editing ? 'Close' : 'Change'} ${line.name}`}
        onClick={() => (change.reset(), setEditing(!editing))}
      >
        {editing ? 'Close' : 'Change'}
      </Button>
      {editing && (
        <div className={styles.wide}>
          <PersonForm
            person={person}
            competences={team.competences}
            busy={change.isPending}
            problem={change.error}
            onSave={save}
          />
          <RemovePerson person={person} team={team} etag={etag} />
        </div>
      )}
    </li>
  );
}

/** Leave and wishes go with somebody and do not come back with them, so that is asked first. */
function RemovePerson({ person, team, etag }: Omit<PersonRowProps, 'line'>) {
  const [asked, setAsked] = useState(false);
  const remove = useChangeTeam(team.id);
  const lost = [...team.leave, ...team.requests].filter((each) => each.person === person.code).length;
  const go = () => {
    const path = `people/${encodeURIComponent(person.code)}`;
    const back = lost === 0 ? { path, body: person } : null;
    remove.mutate({ path, body: null, etag, words: `${person.name} removed`, back });
  };
  return (
    <Group gap={10} mt={10}>
      <Button
        variant="default"
        size="sm"
        loading={remove.isPending}
        onClick={() => (lost > 0 && !asked ? setAsked(true) : go())}
      >
        {asked ? `Remove with ${count(lost, 'leave or wish', 'leaves and wishes')}` : `Remove ${person.name}`}
      </Button>
      {asked && (
        <Button variant="subtle" size="sm" onClick={() => setAsked(false)}>
          Keep
        </Button>
      )}
      {remove.error && <p role="alert">{problemSentence(remove.error)}</p>}
    </Group>
  );
}

function CredentialItem({ one }: { readonly one: CredentialLine }) {
  const severity = one.state === 'expired' && one.required ? 'must' : 'should';
  return (
    <li data-state={one.state}>
      {one.state !== 'valid' && <SeverityIcon severity={severity} size={15} label={one.state} />}
      <span>
        {one.type} <span className={styles.note}>{one.until}</span>
      </span>
    </li>
  );
}
