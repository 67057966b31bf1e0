import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { forgetKept } from './forget-kept.ts';
import { RequestProblem, requestValue } from '../api/request.ts';
import { forget as forgetBoards } from '../features/on-call-board/board-file.ts';
import type { Membership, Role, Session } from '../api/wire.ts';

export const SESSION_KEY = ['session'] as const;

/** Who is signed in; `null` when nobody is. Shared by every page through one kept answer. */
export function useSession() {
  return useQuery({ queryKey: SESSION_KEY, queryFn: fetchSession, staleTime: 5 * 60_000 });
}

async function fetchSession(): Promise<Session | null> {
  try {
    return await requestValue<Session>('/session');
  } catch (problem) {
    if (problem instanceof RequestProblem && problem.status === 401) return null;
    throw problem;
  }
}

/** What follows a sign-in: whatever another person saw before on this computer is forgotten. */
export function useBeginSession() {
  const client = useQueryClient();
  return (session: Session) => {
    client.clear();
    client.setQueryData(SESSION_KEY, session);
  };
}

/** Signs out and forgets everything that was fetched. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => requestValue<void>('/session', { method: 'DELETE' }),
    onSuccess: () => {
      forgetKept();
      client.clear();
      forgetBoards();
      client.setQueryData(SESSION_KEY, null);
    },
  });
}

const REMEMBERED_TEAM = 'evenflow.team';

/** The membership in use: of the team named in the address, else of the team used last, else the first. */
export function currentMembership(session: Session, team?: string): Membership | undefined {
  const wanted = team ?? localStorage.getItem(REMEMBERED_TEAM);
  return session.memberships.find((one) => one.team === wanted) ?? session.memberships[0];
}

export function rememberTeam(team: string): void {
  localStorage.setItem(REMEMBERED_TEAM, team);
}

/** An administrator may do what a manager may, as the server has it. */
export function hasRole(membership: Membership | undefined, ...roles: readonly Role[]): boolean {
  const asked = roles.includes('manager') ? [...roles, 'administrator' as const] : roles;
  return membership?.roles.some((role) => asked.includes(role)) ?? false;
}

/** Where somebody begins: managers with the rota, staff with their own duties, the hospital with who is on call. */
export function startPage(session: Session): string {
  const membership = currentMembership(session);
  if (!membership && session.mayBegin) return '/begin';
  if (hasRole(membership, 'manager')) return '/rota';
  return membership?.person ? '/my' : '/on-call';
}
