import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Team } from '@evenflow/domain';
import { request, requestValue, type Answer } from './request.ts';
import type { TeamSummary } from './wire.ts';

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: ({ signal }) => requestValue<TeamSummary[]>('/teams', { signal }),
});

export function useTeams() {
  return useQuery(teamsQuery);
}

/** The whole team with its ETag. */
export const teamQuery = (team: string) =>
  queryOptions({
    queryKey: ['team', team],
    queryFn: ({ signal }): Promise<Answer<Team>> => request<Team>(`/teams/${team}`, { signal }),
  });

export function useTeam(team: string) {
  return useQuery(teamQuery(team));
}
