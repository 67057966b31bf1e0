import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { StandInSearch } from '@evenflow/api-client';
import { requestValue } from '../../../api/request.ts';

/** Duties somebody is wanted for, as far as I am asked. */
export function useStandInSearches(team: string) {
  return useQuery({
    queryKey: ['stand-ins', team],
    queryFn: ({ signal }) => requestValue<StandInSearch[]>(`/teams/${team}/stand-ins`, { signal }),
    refetchInterval: 10_000,
  });
}

function useChange<Change, Told>(team: string, send: (change: Change) => Promise<Told>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () =>
      Promise.all(
        ['stand-ins', 'my-duties', 'leave'].map((name) => client.invalidateQueries({ queryKey: [name, team] })),
      ),
  });
}

export function useCallInSick(team: string) {
  return useChange(team, (from: string) =>
    requestValue<StandInSearch[]>(`/teams/${team}/sickness`, { method: 'POST', body: { from } }),
  );
}

export function useReplyToSearch(team: string) {
  return useChange(team, ({ id, answer }: { readonly id: string; readonly answer: 'yes' | 'no' }) =>
    requestValue<StandInSearch>(`/teams/${team}/stand-ins/${id}/reply`, { method: 'POST', body: { answer } }),
  );
}

export function useTakeBackSickness(team: string) {
  return useChange(team, (id: string) =>
    requestValue<StandInSearch>(`/teams/${team}/stand-ins/${id}/take-back`, { method: 'POST', body: {} }),
  );
}
