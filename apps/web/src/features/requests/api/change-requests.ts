import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewRequest } from '@evenflow/api-client';
import type { Request } from '@evenflow/domain';
import { requestValue } from '../../../api/request.ts';

function useRefresh(team: string) {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['requests', team] }),
      client.invalidateQueries({ queryKey: ['team', team] }),
    ]);
}

export function useAskRequest(team: string) {
  const refresh = useRefresh(team);
  return useMutation({
    mutationFn: (body: NewRequest) => requestValue<Request>(`/teams/${team}/requests`, { method: 'POST', body }),
    onSuccess: refresh,
  });
}

export function useWithdrawRequest(team: string) {
  const refresh = useRefresh(team);
  return useMutation({
    mutationFn: (id: string) => requestValue<unknown>(`/teams/${team}/requests/${id}`, { method: 'DELETE' }),
    onSuccess: refresh,
  });
}
