import type { LocalDay } from '@evenflow/domain';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { requestValue } from './request.ts';
import type { Agenda } from './wire.ts';

/** Published duties of the person signed in, from today on or from a day that is asked for. */
export const myDutiesQuery = (team: string, from?: LocalDay) =>
  queryOptions({
    queryKey: from ? ['my-duties', team, from] : ['my-duties', team],
    queryFn: ({ signal }) => {
      const since = from ? `&from=${from}` : '';
      return requestValue<Agenda>(`/me/duties?team=${encodeURIComponent(team)}${since}`, { signal });
    },
    refetchInterval: 60_000,
  });

export function useMyDuties(team: string, from?: LocalDay) {
  return useQuery(myDutiesQuery(team, from));
}
