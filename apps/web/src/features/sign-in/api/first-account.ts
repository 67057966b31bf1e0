import type { FirstAccount } from '@evenflow/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { requestValue } from '../../../api/request.ts';
import { SESSION_KEY } from '../../../app/session.ts';
import type { Session } from '../../../api/wire.ts';

/** Makes the first account of an empty Evenflow and signs in with it. */
export function useFirstAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: FirstAccount) => requestValue<Session>('/first-account', { method: 'POST', body }),
    onSuccess: (session) => {
      client.clear();
      client.setQueryData(SESSION_KEY, session);
    },
  });
}
