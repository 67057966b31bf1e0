import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DutyMove, Swap, SwapList, SwapOptions, SwapReply } from '@evenflow/api-client';
import { requestValue } from '../../../api/request.ts';

export const swapsQuery = (team: string) =>
  queryOptions({
    queryKey: ['swaps', team],
    queryFn: ({ signal }) => requestValue<SwapList>(`/teams/${team}/swaps`, { signal }),
    refetchInterval: 30_000,
  });

/** Swaps that concern me, and how the team wants them handled. */
export function useSwaps(team: string) {
  return useQuery(swapsQuery(team));
}

export interface DutyAsked {
  readonly date: string;
  readonly duty: string;
}

/** Who could take a duty of mine; asked anew each time, because what is legal changes with every swap. */
export function useSwapOptions(team: string, { date, duty }: DutyAsked) {
  return useQuery({
    queryKey: ['swap-options', team, date, duty],
    queryFn: ({ signal }) =>
      requestValue<SwapOptions>(`/teams/${team}/swaps/options?date=${date}&duty=${encodeURIComponent(duty)}`, {
        signal,
      }),
    staleTime: 0,
  });
}

function useRefresh(team: string) {
  const client = useQueryClient();
  return () =>
    Promise.all(
      ['swaps', 'swap-options', 'my-duties', 'team'].map((name) =>
        client.invalidateQueries({ queryKey: [name, team] }),
      ),
    );
}

export function useOfferSwap(team: string) {
  const refresh = useRefresh(team);
  return useMutation({
    mutationFn: (moves: readonly DutyMove[]) =>
      requestValue<Swap>(`/teams/${team}/swaps`, { method: 'POST', body: { moves } }),
    onSuccess: refresh,
  });
}

export function useReplyToSwap(team: string) {
  const refresh = useRefresh(team);
  return useMutation({
    mutationFn: ({ id, ...body }: SwapReply & { readonly id: string }) =>
      requestValue<Swap>(`/teams/${team}/swaps/${id}/reply`, { method: 'POST', body }),
    onSettled: refresh,
  });
}
