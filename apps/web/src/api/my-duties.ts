import { queryOptions, useQuery } from '@tanstack/react-query';
import { requestValue } from './request.ts';
import type { Agenda } from './wire.ts';

/** Published duties of the person signed in, from today on. */
export const myDutiesQuery = (team: string) =>
  queryOptions({
    queryKey: ['my-duties', team],
    queryFn: ({ signal }) => requestValue<Agenda>(`/me/duties?team=${encodeURIComponent(team)}`, { signal }),
    refetchInterval: 60_000,
  });

export function useMyDuties(team: string) {
  return useQuery(myDutiesQuery(team));
}
