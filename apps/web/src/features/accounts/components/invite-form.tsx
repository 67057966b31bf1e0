import { TextInput } from '@mantine/core';
import type { InvitedAccount } from '@evenflow/api-client';
import { useState, type FormEvent } from 'react';
import { problemSentence, RequestProblem } from '../../../api/request.ts';
import { FormEnd } from '../../../design/form-end.tsx';
import { useInvite } from '../api/accounts.ts';
import { RightsFields, type Rights } from './rights-fields.tsx';
import styles from './accounts.module.css';

interface Person {
  readonly code: string;
  readonly name: string;
  readonly email?: string;
}

interface InviteFormProps {
  readonly team: string;
  /** People of the rota nobody signs in as yet. */
  readonly people: readonly Person[];
  readonly onInvited: (invited: InvitedAccount) => void;
  readonly onLeave: () => void;
}

/** Somebody new: who they are on the rota gives name and address where those are known. */
export function InviteForm({ team, people, onInvited, onLeave }: InviteFormProps) {
  const [rights, setRights] = useState<Rights>({ roles: ['staff'], person: null });
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const invite = useInvite(team);
  const refused = invite.error instanceof RequestProblem ? invite.error.fields : {};
  const choose = (next: Rights) => {
    const person = people.find(({ code }) => code === next.person);
    if (person && next.person !== rights.person) {
      setName(person.name);
      setEmail(person.email ?? email);
    }
    setRights(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (rights.roles.length === 0) return;
    const body = { name: name.trim(), email: email.trim(), roles: [...rights.roles], person: rights.person };
    invite.mutate(body, { onSuccess: onInvited });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label="Invite somebody">
      <RightsFields rights={rights} people={people} onChange={choose} />
      <TextInput
        label="Name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={refused['/name']}
        maxLength={200}
      />
      <TextInput
        type="email"
        label="E-mail"
        description="They sign in with it"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={refused['/email']}
        maxLength={254}
      />
      <FormEnd
        verb="Make the invitation"
        pending={invite.isPending}
        refused={invite.error && Object.keys(refused).length === 0 ? problemSentence(invite.error) : null}
        onLeave={onLeave}
      />
    </form>
  );
}
