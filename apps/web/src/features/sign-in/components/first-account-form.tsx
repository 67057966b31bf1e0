import type { FirstAccount } from '@evenflow/api-client';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { problemSentence, RequestProblem } from '../../../api/request.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import styles from './sign-in.module.css';

interface FirstAccountFormProps {
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onSubmit: (body: FirstAccount) => void;
}

/** Where nobody can sign in yet: whoever sets Evenflow up makes the first account. */
export function FirstAccountForm({ busy, problem, onSubmit }: FirstAccountFormProps) {
  const refused = problem instanceof RequestProblem ? problem.fields : {};
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const typed = (field: string) => {
      const value = entered.get(field);
      return typeof value === 'string' ? value : '';
    };
    onSubmit({
      organisation: typed('organisation').trim(),
      name: typed('name').trim(),
      email: typed('email').trim(),
      password: typed('password'),
    });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.demoNote}>Nobody has an account here yet. Yours is the first; the rest follows from it.</p>
      <TextInput name="organisation" label="Hospital" size="lg" autoFocus error={refused['/organisation']} />
      <TextInput name="name" label="Your name" size="lg" autoComplete="name" error={refused['/name']} />
      <TextInput name="email" type="email" label="E-mail" size="lg" autoComplete="username" error={refused['/email']} />
      <PasswordInput
        name="password"
        label="Password"
        description="At least 10 characters"
        size="lg"
        autoComplete="new-password"
        error={refused['/password']}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
      />
      {problem !== null && Object.keys(refused).length === 0 && (
        <p className={styles.refused} role="alert">
          <SeverityIcon severity="must" size={18} />
          {problemSentence(problem)}
        </p>
      )}
      <Button type="submit" size="lg" fullWidth loading={busy}>
        Begin
      </Button>
    </form>
  );
}
