import type { Account, AccountRights, InvitedAccount, NewAccount, PasswordLink } from '@evenflow/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { requestValue } from '../../../api/request.ts';
import { SESSION_KEY } from '../../../app/session.ts';

const keyOf = (team: string) => ['accounts', team];

/** Everybody who may sign in to a team. */
export function useAccounts(team: string) {
  return useQuery({
    queryKey: keyOf(team),
    queryFn: ({ signal }) => requestValue<Account[]>(`/teams/${team}/accounts`, { signal }),
  });
}

/** The answer is the only place the link is ever seen. */
export function useInvite(team: string) {
  return useAccountChange<NewAccount, InvitedAccount>(team, (body) =>
    requestValue(`/teams/${team}/accounts`, { method: 'POST', body }),
  );
}

export function useSetRights(team: string, id: string) {
  return useAccountChange<AccountRights, Account>(team, (body) =>
    requestValue(`/teams/${team}/accounts/${id}`, { method: 'PUT', body }),
  );
}

export function useMakeLink(team: string, id: string) {
  return useAccountChange<void, PasswordLink>(team, () =>
    requestValue(`/teams/${team}/accounts/${id}/link`, { method: 'POST' }),
  );
}

export function useShut(team: string, id: string) {
  return useAccountChange<boolean, Account>(team, (shut) =>
    requestValue(`/teams/${team}/accounts/${id}/shut`, { method: 'PUT', body: { shut } }),
  );
}

export function useRemoveAccount(team: string, id: string) {
  return useAccountChange<void, void>(team, () => requestValue(`/teams/${team}/accounts/${id}`, { method: 'DELETE' }));
}

/** What changes an account may change one's own, so that who is signed in is asked again. */
function useAccountChange<Said, Answer>(team: string, mutationFn: (said: Said) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keyOf(team) }),
        client.invalidateQueries({ queryKey: SESSION_KEY }),
      ]),
  });
}
