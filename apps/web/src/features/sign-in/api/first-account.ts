import type { FirstAccount } from '@evenflow/api-client';
import { useMutation } from '@tanstack/react-query';
import { requestValue } from '../../../api/request.ts';
import { useBeginSession } from '../../../app/session.ts';
import type { Session } from '../../../api/wire.ts';

/** Makes the first account of an empty Evenflow and signs in with it. */
export function useFirstAccount() {
  const begin = useBeginSession();
  return useMutation({
    mutationFn: (body: FirstAccount) => requestValue<Session>('/first-account', { method: 'POST', body }),
    onSuccess: begin,
  });
}
