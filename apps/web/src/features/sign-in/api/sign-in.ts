import type { SignIn } from '@evenflow/api-client';
import { useMutation } from '@tanstack/react-query';
import { requestValue } from '../../../api/request.ts';
import { useBeginSession } from '../../../app/session.ts';
import type { Session } from '../../../api/wire.ts';

export function useSignIn() {
  const begin = useBeginSession();
  return useMutation({
    mutationFn: (body: SignIn) => requestValue<Session>('/session', { method: 'POST', body }),
    onSuccess: begin,
  });
}
