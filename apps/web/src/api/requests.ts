import { queryOptions, useQuery } from '@tanstack/react-query';
import type { WishOutcome } from '@evenflow/api-client';
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

/** What became of wishes in published months. */
export function useWishOutcomes(team: string) {
  return useQuery({
    queryKey: ['requests', team, 'outcomes'],
    queryFn: ({ signal }) => requestValue<WishOutcome[]>(`/teams/${team}/requests/outcomes`, { signal }),
  });
}
