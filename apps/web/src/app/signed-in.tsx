import { Button } from '@mantine/core';
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { Navigate, useLocation, useParams } from 'react-router';
import { problemSentence } from '../api/request.ts';
import type { Membership, Session } from '../api/wire.ts';
import { Empty, Waiting, Wrong } from '../design/states.tsx';
import { currentMembership, rememberTeam, useSession } from './session.ts';

interface Account {
  readonly session: Session;
  /** The team in use; null for somebody who is in none. */
  readonly membership: Membership | null;
}

interface SignedIn extends Account {
  readonly membership: Membership;
}

const AccountContext = createContext<Account | null>(null);

/** The person signed in, in a team or in none. Only inside pages behind `RequireAccount`. */
export function useAccount(): Account {
  const value = useContext(AccountContext);
  if (!value) throw new Error('useAccount is used outside RequireAccount');
  return value;
}

/** The person signed in and the team in use. Only inside pages behind `RequireTeam`. */
export function useSignedIn(): SignedIn {
  const { session, membership } = useAccount();
  if (!membership) throw new Error('useSignedIn is used outside RequireTeam');
  return { session, membership };
}

/** Shows its children to somebody signed in; everybody else is led to the sign-in page and back afterwards. */
export function RequireAccount({ children }: { readonly children: ReactNode }) {
  const { data: session, error, isPending, refetch } = useSession();
  const { team } = useParams();
  const { pathname, search } = useLocation();
  useEffect(() => {
    // Pages that name no team are about the one looked at last.
    if (team && session?.memberships.some((one) => one.team === team)) rememberTeam(team);
  }, [team, session]);
  if (isPending) return <Waiting words="Signing you in" />;
  if (error) {
    return (
      <Wrong title="Evenflow cannot be reached" action={<Button onClick={() => void refetch()}>Try now</Button>}>
        {problemSentence(error)}
      </Wrong>
    );
  }
  if (!session) return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />;
  const membership = currentMembership(session, team) ?? null;
  return <AccountContext value={{ session, membership }}>{children}</AccountContext>;
}

/** Shows its children to somebody who is in a team; the first of an organisation is led to begin one. */
export function RequireTeam({ children }: { readonly children: ReactNode }) {
  const { session, membership } = useAccount();
  if (membership) return children;
  if (session.mayBegin) return <Navigate to="/begin" replace />;
  return <Empty title="You are in no team yet">An administrator can add you to one; nothing else is needed.</Empty>;
}
