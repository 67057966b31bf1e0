import { Button } from '@mantine/core';
import { createContext, useContext, type ReactNode } from 'react';
import { Navigate, useLocation, useParams } from 'react-router';
import { problemSentence } from '../api/request.ts';
import type { Membership, Session } from '../api/wire.ts';
import { Empty, Waiting, Wrong } from '../design/states.tsx';
import { currentMembership, useSession } from './session.ts';

interface SignedIn {
  readonly session: Session;
  readonly membership: Membership;
}

const SignedInContext = createContext<SignedIn | null>(null);

/** The person signed in and the team in use. Only inside pages behind `RequireSession`. */
export function useSignedIn(): SignedIn {
  const value = useContext(SignedInContext);
  if (!value) throw new Error('useSignedIn is used outside RequireSession');
  return value;
}

/** Shows its children to somebody signed in; everybody else is led to the sign-in page and back afterwards. */
export function RequireSession({ children }: { readonly children: ReactNode }) {
  const { data: session, error, isPending, refetch } = useSession();
  const { team } = useParams();
  const { pathname, search } = useLocation();
  if (isPending) return <Waiting words="Signing you in" />;
  if (error) {
    return (
      <Wrong title="Evenflow cannot be reached" action={<Button onClick={() => void refetch()}>Try now</Button>}>
        {problemSentence(error)}
      </Wrong>
    );
  }
  if (!session) return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />;
  const membership = currentMembership(session, team);
  if (!membership) {
    return <Empty title="You are in no team yet">An administrator can add you to one; nothing else is needed.</Empty>;
  }
  return <SignedInContext value={{ session, membership }}>{children}</SignedInContext>;
}
