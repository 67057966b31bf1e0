import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { Invitation } from '@evenflow/api-client';
import type { FormEvent } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { problemSentence, RequestProblem } from '../../api/request.ts';
import { Waiting, Wrong } from '../../design/states.tsx';
import { useChoosePassword, useInvitation } from './api/welcome.ts';
import styles from './components/welcome.module.css';

/** Where a link leads: a password is chosen, and somebody is in. */
export function WelcomePage() {
  const token = useLocation().hash.slice(1);
  const invitation = useInvitation(token);
  return (
    <main className={styles.page}>
      <title>Welcome · Evenflow</title>
      {token === '' && <NoLink>It ends in #, and what followed was lost. Copy it whole, and open it again.</NoLink>}
      {invitation.isLoading && <Waiting words="Your link is being opened" />}
      {invitation.error && <NoLink>{problemSentence(invitation.error)}</NoLink>}
      {invitation.data && <Welcome invitation={invitation.data} token={token} />}
    </main>
  );
}

function NoLink({ children }: { readonly children: string }) {
  return (
    <Wrong
      title="This link does not open anything"
      action={
        <Button component={Link} to="/sign-in" variant="default">
          To the sign-in page
        </Button>
      }
    >
      {children}
    </Wrong>
  );
}

function Welcome({ invitation, token }: { readonly invitation: Invitation; readonly token: string }) {
  const choose = useChoosePassword();
  if (choose.isSuccess) return <Navigate to="/" replace />;
  const refused = choose.error instanceof RequestProblem ? choose.error.fields['/password'] : undefined;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    choose.mutate({ token, password: new FormData(event.currentTarget).get('password') as string });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h1>Welcome, {invitation.name}</h1>
      <p className={styles.lead}>
        {invitation.organisation} keeps its rotas with Evenflow. Choose a password; with it and this address you sign in
        from now on.
      </p>
      <TextInput label="E-mail" size="lg" value={invitation.email} readOnly autoComplete="username" />
      <PasswordInput
        name="password"
        label="New password"
        description="At least 10 characters"
        size="lg"
        autoFocus
        autoComplete="new-password"
        error={refused}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
      />
      {choose.error && !refused && <p role="alert">{problemSentence(choose.error)}</p>}
      <Button type="submit" size="lg" loading={choose.isPending}>
        Choose it and sign in
      </Button>
    </form>
  );
}
