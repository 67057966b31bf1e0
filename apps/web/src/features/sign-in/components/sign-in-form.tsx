import type { SignIn } from '@evenflow/api-client';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import { problemSentence, RequestProblem } from '../../../api/request.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import styles from './sign-in.module.css';

interface SignInFormProps {
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onSubmit: (body: SignIn) => void;
}

type Field = keyof SignIn;

function check({ email, password }: SignIn): Partial<Record<Field, string>> {
  return {
    ...(/^\S+@\S+\.\S+$/.test(email) ? {} : { email: 'Enter your e-mail address, such as ann@hospital.org' }),
    ...(password ? {} : { password: 'Enter your password' }),
  };
}

function typed(form: FormData, field: Field): string {
  const value = form.get(field);
  return typeof value === 'string' ? value : '';
}

/** What is wrong stands at its field; what the server refuses stands above the button. */
export function SignInForm({ busy, problem, onSubmit }: SignInFormProps) {
  const [missing, setMissing] = useState<Partial<Record<Field, string>>>({});
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const body = { email: typed(entered, 'email').trim(), password: typed(entered, 'password') };
    const wrong = check(body);
    setMissing(wrong);
    const [first] = Object.keys(wrong);
    if (first) form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
    else onSubmit(body);
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <TextInput
        name="email"
        type="email"
        label="E-mail"
        autoComplete="username"
        size="lg"
        data-autofocus
        autoFocus
        error={missing.email}
      />
      <PasswordInput
        name="password"
        label="Password"
        autoComplete="current-password"
        size="lg"
        error={missing.password}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
      />
      {problem !== null && (
        <p className={styles.refused} role="alert">
          <SeverityIcon severity="must" size={18} />
          {refusal(problem)}
        </p>
      )}
      <Button type="submit" size="lg" fullWidth loading={busy}>
        Sign in
      </Button>
    </form>
  );
}

function refusal(problem: unknown): string {
  if (problem instanceof RequestProblem && problem.status === 401) {
    return 'That e-mail and password do not go together. Check both, then try again.';
  }
  if (problem instanceof RequestProblem && problem.status === 429) {
    return 'Too many tries from here. Wait a minute, then try again.';
  }
  return problemSentence(problem);
}
