import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { useSession } from '../../app/session.ts';
import { EvenflowMark } from '../../design/marks.tsx';
import { Waiting } from '../../design/states.tsx';
import { useFirstAccount } from './api/first-account.ts';
import { useDemo } from './api/get-demo.ts';
import { useSignIn } from './api/sign-in.ts';
import { DemoSignIns } from './components/demo-sign-ins.tsx';
import { FirstAccountForm } from './components/first-account-form.tsx';
import { SignInForm } from './components/sign-in-form.tsx';
import styles from './components/sign-in.module.css';

/** Signs somebody in and leads on to the page they asked for, else to the one their role begins with. */
export function SignInPage() {
  const session = useSession();
  const [query] = useSearchParams();
  const signIn = useSignIn();
  const first = useFirstAccount();
  const demo = useDemo();
  const [chosen, setChosen] = useState<string | null>(null);
  if (session.isPending) return <Waiting words="Looking whether you are signed in" />;
  if (session.data) return <Navigate to={ownPath(query.get('to'))} replace />;
  const offered = demo.data?.loaded ? demo.data.signIns : [];
  return (
    <main className={styles.page}>
      <title>Sign in · Evenflow</title>
      <section className={styles.night} aria-hidden>
        <EvenflowMark size={56} />
        <p className={styles.claim}>Fair rotas and unbroken on-call cover.</p>
      </section>
      <div className={styles.column}>
        <h1 className={styles.title}>
          <span className={styles.smallMark} aria-hidden>
            <EvenflowMark size={30} />
          </span>
          {demo.data?.nobodyYet ? 'Begin with Evenflow' : 'Sign in to Evenflow'}
        </h1>
        {demo.data?.nobodyYet ? (
          <FirstAccountForm busy={first.isPending} problem={first.error} onSubmit={(body) => first.mutate(body)} />
        ) : (
          <SignInForm
            busy={signIn.isPending}
            problem={chosen === null ? signIn.error : null}
            onSubmit={(body) => {
              setChosen(null);
              signIn.mutate(body);
            }}
          />
        )}
        {offered.length > 0 && (
          <DemoSignIns
            signIns={offered}
            busy={signIn.isPending ? chosen : null}
            problem={chosen === null ? null : signIn.error}
            onChoose={({ email, password }) => {
              setChosen(email);
              signIn.mutate({ email, password });
            }}
          />
        )}
      </div>
    </main>
  );
}

/** Only addresses of this app are followed, so a link to the sign-in page cannot lead elsewhere. */
function ownPath(to: string | null): string {
  return to && /^\/(?![/\\])/.test(to) ? to : '/';
}
