import type { ChangedPassword } from '@evenflow/api-client';
import { useMutation } from '@tanstack/react-query';
import { requestValue } from '../../../api/request.ts';

/** The server ends every other sign-in with it. */
export function useChangePassword() {
  return useMutation({
    mutationFn: (body: ChangedPassword) => requestValue<void>('/session/password', { method: 'PUT', body }),
  });
}
