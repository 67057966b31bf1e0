import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { KeptSheetOrders, SheetOrders } from '@evenflow/api-client';
import { requestValue } from '../../../api/request.ts';

const keyOf = (team: string) => ['downtime-sheet', team];

/** Who gets the downtime sheet by e-mail, and at what time of day. */
export function useSheetOrders(team: string) {
  return useQuery({
    queryKey: keyOf(team),
    queryFn: ({ signal }) => requestValue<KeptSheetOrders>(`/teams/${team}/downtime-sheet/mail`, { signal }),
  });
}

export function useOrderSheet(team: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SheetOrders) =>
      requestValue<void>(`/teams/${team}/downtime-sheet/mail`, { method: 'PUT', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(team) }),
  });
}
