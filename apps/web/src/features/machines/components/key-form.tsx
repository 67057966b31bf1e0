import { TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { CreatedMachineToken } from '@evenflow/api-client';
import { problemSentence } from '../../../api/request.ts';
import { fieldText } from '../../../asks/field-text.ts';
import { FormEnd } from '../../../design/form-end.tsx';
import { useMakeKey } from '../api/machine-keys.ts';
import { SCOPES, type Scope } from '../machine-words.ts';
import { Choices } from './choices.tsx';
import styles from './machines.module.css';

interface KeyFormProps {
  readonly team: string;
  readonly onMade: (key: CreatedMachineToken) => void;
  readonly onLeave: () => void;
}

/** A new key: whose it is and what it may read. */
export function KeyForm({ team, onMade, onLeave }: KeyFormProps) {
  const [scopes, setScopes] = useState<readonly Scope[]>(['on-call:read']);
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const make = useMakeKey();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const said = fieldText(new FormData(event.currentTarget), 'name');
    if (said && scopes.length > 0) {
      make.mutate({ name: said, scopes: [...scopes], teams: [team] }, { onSuccess: onMade });
    }
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label="New key">
      <TextInput
        name="name"
        label="Whose key it is"
        placeholder="Switchboard, Main hospital"
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && !name.trim() && 'Give it a name, so that you know later what to revoke'}
        data-autofocus
      />
      <Choices
        label="It may read"
        words={SCOPES}
        chosen={scopes}
        onChange={setScopes}
        error={tried && scopes.length === 0 && 'Choose at least one'}
      />
      <FormEnd
        verb="Make the key"
        pending={make.isPending}
        refused={make.error && problemSentence(make.error)}
        onLeave={onLeave}
      />
    </form>
  );
}
