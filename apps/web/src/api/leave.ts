import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Leave } from '@evenflow/domain';
import { requestValue } from './request.ts';

export const leaveQuery = (team: string) =>
  queryOptions({
    queryKey: ['leave', team],
    queryFn: ({ signal }) => requestValue<Leave[]>(`/teams/${team}/leave`, { signal }),
  });

export function useLeave(team: string) {
  return useQuery(leaveQuery(team));
}
