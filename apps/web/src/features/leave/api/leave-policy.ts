import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LeavePreview, NewTeamPolicies, TeamPolicies } from '@evenflow/api-client';
import type { Leave } from '@evenflow/domain';
import { requestValue } from '../../../api/request.ts';

export type LeaveAsk = Pick<Leave, 'person' | 'from' | 'to' | 'type'>;

/** What an ask would meet; nothing is asked while the days are not whole. */
export function useLeavePreview(team: string, ask: LeaveAsk | null) {
  return useQuery({
    queryKey: ['leave', team, 'preview', ask],
    enabled: ask !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      requestValue<LeavePreview>(`/teams/${team}/leave/preview?${new URLSearchParams({ ...ask! })}`, { signal }),
  });
}

const policiesQuery = (team: string) =>
  queryOptions({
    queryKey: ['policies', team],
    queryFn: ({ signal }) => requestValue<TeamPolicies>(`/teams/${team}/policies`, { signal }),
  });

/** How the team gives leave. */
export function useLeavePolicy(team: string) {
  return useQuery({ ...policiesQuery(team), select: ({ leave }) => leave });
}

export function useSetLeavePolicy(team: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (leave: NonNullable<NewTeamPolicies['leave']>) =>
      requestValue<TeamPolicies>(`/teams/${team}/policies`, { method: 'PUT', body: { leave } }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries(policiesQuery(team)),
        client.invalidateQueries({ queryKey: ['leave', team] }),
      ]),
  });
}
