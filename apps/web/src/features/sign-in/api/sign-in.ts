import type { SignIn } from '@evenflow/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { requestValue } from '../../../api/request.ts';
import { SESSION_KEY } from '../../../app/session.ts';
import type { Session } from '../../../api/wire.ts';

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SignIn) => requestValue<Session>('/session', { method: 'POST', body }),
    onSuccess: (session) => {
      // Whatever another person saw before on this computer is forgotten.
      client.clear();
      client.setQueryData(SESSION_KEY, session);
    },
  });
}
