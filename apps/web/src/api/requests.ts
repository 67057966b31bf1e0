import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Request } from '@evenflow/domain';
import { requestValue } from './request.ts';

export const requestsQuery = (team: string) =>
  queryOptions({
    queryKey: ['requests', team],
    queryFn: ({ signal }) => requestValue<Request[]>(`/teams/${team}/requests`, { signal }),
  });

export function useRequests(team: string) {
  return useQuery(requestsQuery(team));
}
