import { PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { problemSentence, RequestProblem } from '../../api/request.ts';
import { useAccount } from '../../app/signed-in.tsx';
import { FormEnd } from '../../design/form-end.tsx';
import { Page } from '../../design/page.tsx';
import { useChangePassword } from './api/own-password.ts';
import styles from './components/own-password.module.css';

/** Whoever is signed in changes the password they have. */
export function OwnPasswordPage() {
  const { session } = useAccount();
  const navigate = useNavigate();
  const change = useChangePassword();
  const [alike, setAlike] = useState(true);
  const refused = change.error instanceof RequestProblem ? change.error.fields : {};
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    // As it was typed: spaces count.
    const [current, password, again] = ['current', 'password', 'again'].map((name) => said.get(name) as string);
    setAlike(password === again);
    if (password !== again) return;
    change.mutate(
      { current: current!, password: password! },
      {
        onSuccess: () => {
          notifications.show({
            message: 'Your password is changed. Wherever else you were signed in, you are not any more.',
          });
          void navigate('/');
        },
      },
    );
  };
  return (
    <Page
      title="Change my password"
      width="cards"
      lead="The new one holds at once. Wherever else you are signed in, on a phone or at another desk, you are signed out."
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <input type="email" name="email" value={session.user.email} autoComplete="username" readOnly hidden />
        <Field name="current" label="Password now" error={refused['/current'] && `It ${refused['/current']}.`} />
        <Field
          name="password"
          label="New password"
          description="At least 10 characters"
          error={refused['/password'] && `It ${refused['/password']}.`}
        />
        <Field name="again" label="New password once more" error={!alike && 'The two are not alike.'} />
        <FormEnd
          verb="Change it"
          pending={change.isPending}
          refused={change.error && Object.keys(refused).length === 0 ? problemSentence(change.error) : null}
          onLeave={() => void navigate(-1)}
        />
      </form>
    </Page>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly error: string | false | undefined;
}

function Field({ name, ...said }: FieldProps) {
  return (
    <PasswordInput
      {...said}
      name={name}
      size="md"
      autoFocus={name === 'current'}
      autoComplete={name === 'current' ? 'current-password' : 'new-password'}
      visibilityToggleButtonProps={{ 'aria-label': `Show or hide: ${said.label}` }}
    />
  );
}
