import type { ChosenPassword, Invitation } from '@evenflow/api-client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { requestValue } from '../../../api/request.ts';
import { useBeginSession } from '../../../app/session.ts';
import type { Session } from '../../../api/wire.ts';

/** For whom a link is; a link that opens nothing stays so, and is not asked about again. */
export function useInvitation(token: string) {
  return useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => requestValue<Invitation>('/invitation', { method: 'POST', body: { token }, signal }),
    enabled: token !== '',
    retry: false,
  });
}

/** Chooses a password and signs in. */
export function useChoosePassword() {
  const begin = useBeginSession();
  return useMutation({
    mutationFn: (body: ChosenPassword) => requestValue<Session>('/invitation/password', { method: 'PUT', body }),
    onSuccess: begin,
  });
}
