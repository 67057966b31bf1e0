import { Button } from '@mantine/core';
import type { Person } from '@evenflow/domain';
import { useState } from 'react';
import { SeverityIcon } from '../../../design/marks.tsx';
import type { CredentialLine, PersonLine } from '../people-view.ts';
import { PersonForm } from './person-form.tsx';
import styles from './team.module.css';

interface PersonRowProps {
  readonly line: PersonLine;
  readonly person: Person;
  readonly team: string;
  readonly etag: string | null;
}

/** One person: contract, competences, and credentials with their last day. */
export function PersonRow({ line, person, team, etag }: PersonRowProps) {
  const [editing, setEditing] = useState(false);
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
        onClick={() => setEditing(!editing)}
      >
        {editing ? 'Close' : 'Change'}
      </Button>
      {editing && <PersonForm person={person} team={team} etag={etag} onSaved={() => setEditing(false)} />}
    </li>
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
