import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallOut, CallOutState } from '@evenflow/api-client';
import { requestValue } from '../../../api/request.ts';

/** My call-out that is going on, and my last one. */
export function useMyCallOut(team: string) {
  return useQuery({
    queryKey: ['my-call-out', team],
    queryFn: ({ signal }) => requestValue<CallOutState>(`/teams/${team}/call-outs/mine`, { signal }),
    refetchInterval: 60_000,
  });
}

/** Call-outs of the last days, for managers. */
export function useCallOuts(
  team: string,
  { from, to }: { readonly from: string; readonly to: string },
  enabled: boolean,
) {
  return useQuery({
    queryKey: ['call-outs', team, from, to],
    queryFn: ({ signal }) => requestValue<CallOut[]>(`/teams/${team}/call-outs?from=${from}&to=${to}`, { signal }),
    refetchInterval: 30_000,
    enabled,
  });
}

function useChange<Change, Answer>(team: string, send: (change: Change) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () =>
      Promise.all(
        ['my-call-out', 'call-outs', 'my-duties'].map((name) => client.invalidateQueries({ queryKey: [name, team] })),
      ),
  });
}

export function useBeginCallOut(team: string) {
  return useChange(team, (body: { readonly at?: string }) =>
    requestValue<CallOut>(`/teams/${team}/call-outs`, { method: 'POST', body }),
  );
}

export function useHomeNow(team: string) {
  return useChange(team, (id: string) =>
    requestValue<CallOut>(`/teams/${team}/call-outs/${id}/home`, { method: 'POST', body: {} }),
  );
}

/** It was a mistake. */
export function useTakeBackCallOut(team: string) {
  return useChange(team, (id: string) => requestValue<void>(`/teams/${team}/call-outs/${id}`, { method: 'DELETE' }));
}

export function useCorrectCallOut(team: string) {
  return useChange(team, ({ id, ...body }: { readonly id: string; readonly start: string; readonly end: string }) =>
    requestValue<CallOut>(`/teams/${team}/call-outs/${id}`, { method: 'PUT', body }),
  );
}

export function useDecideRelief(team: string) {
  return useChange(team, ({ id, answer }: { readonly id: string; readonly answer: 'approved' | 'dismissed' }) =>
    requestValue<CallOut>(`/teams/${team}/call-outs/${id}/relief`, { method: 'POST', body: { answer } }),
  );
}
