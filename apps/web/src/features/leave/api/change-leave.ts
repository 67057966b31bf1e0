import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { LeaveDecision, NewLeave } from '@evenflow/api-client';
import type { Leave } from '@evenflow/domain';
import { requestValue } from '../../../api/request.ts';

/** A decision about the leave of that id. */
export type Decided = LeaveDecision & { readonly id: string };

function useRefresh(team: string) {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['leave', team] }),
      client.invalidateQueries({ queryKey: ['team', team] }),
    ]);
}

export function useAskLeave(team: string) {
  const refresh = useRefresh(team);
  return useMutation({
    mutationFn: (body: NewLeave) => requestValue<Leave>(`/teams/${team}/leave`, { method: 'POST', body }),
    onSuccess: refresh,
  });
}

export function useDecideLeave(team: string) {
  const refresh = useRefresh(team);
  return useMutation({
    mutationFn: ({ id, ...body }: Decided) =>
      requestValue<Leave>(`/teams/${team}/leave/${id}`, { method: 'PATCH', body }),
    onSuccess: refresh,
  });
}

export function useWithdrawLeave(team: string) {
  const refresh = useRefresh(team);
  return useMutation({
    mutationFn: (id: string) => requestValue<unknown>(`/teams/${team}/leave/${id}`, { method: 'DELETE' }),
    onSuccess: refresh,
  });
}
