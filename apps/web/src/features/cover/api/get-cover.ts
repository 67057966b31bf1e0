import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { requestValue } from '../../../api/request.ts';
import type { Cover, CoverAlarm, Fragility } from '../../../api/wire.ts';

const LOOK_MS = 20_000;

const coverQuery = (team: string) =>
  queryOptions({
    queryKey: ['cover', team],
    queryFn: ({ signal }) => requestValue<Cover>(`/teams/${team}/cover`, { signal }),
    refetchInterval: LOOK_MS,
  });

/** Every minute of the next 60 days. */
export function useCover(team: string) {
  return useQuery(coverQuery(team));
}

const alarmsQuery = (team: string) =>
  queryOptions({
    queryKey: ['cover', team, 'alarms'],
    queryFn: ({ signal }) => requestValue<CoverAlarm[]>(`/teams/${team}/cover/alarms`, { signal }),
    refetchInterval: LOOK_MS,
  });

export function useAlarms(team: string) {
  return useQuery(alarmsQuery(team));
}

export function useSeeAlarm(team: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => requestValue<void>(`/teams/${team}/cover/alarms/${id}/seen`, { method: 'POST' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['cover', team] }),
  });
}

/** Calls that hang on one person; looked at when asked for, because it takes a while. */
export function useFragility(team: string) {
  return useQuery({
    queryKey: ['cover', team, 'fragile'],
    queryFn: ({ signal }) => requestValue<Fragility>(`/teams/${team}/cover/fragile`, { signal }),
    staleTime: 5 * 60_000,
  });
}

/** The proof of a month. */
export function useCoverProof(team: string, month: string) {
  return useQuery({
    queryKey: ['cover', team, month],
    queryFn: ({ signal }) => requestValue<Cover>(`/teams/${team}/cover/proof/${month}`, { signal }),
  });
}
