import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PaySettings, PayTotal, WorkedHours } from '@evenflow/api-client';
import { monthRange } from '@evenflow/domain';
import { requestValue } from '../../../api/request.ts';

/** `from=2026-12-01&to=2026-12-31`. */
export function spanOf(month: string): string {
  const { from, to } = monthRange(month);
  return new URLSearchParams({ from, to }).toString();
}

/** Hours of a month by person. */
export function useHours(team: string, month: string) {
  return useQuery({
    queryKey: ['hours', team, month],
    queryFn: ({ signal }) => requestValue<WorkedHours[]>(`/teams/${team}/hours?${spanOf(month)}`, { signal }),
  });
}

/** What the month's calls earn, for whom a basic hour is known. */
export function usePay(team: string, month: string) {
  return useQuery({
    queryKey: ['pay', team, month],
    queryFn: ({ signal }) => requestValue<PayTotal[]>(`/teams/${team}/pay?${spanOf(month)}`, { signal }),
  });
}

export function usePaySettings(team: string) {
  return useQuery({
    queryKey: ['pay-settings', team],
    queryFn: ({ signal }) => requestValue<PaySettings>(`/teams/${team}/pay-settings`, { signal }),
  });
}

export function useSetPay(team: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PaySettings) =>
      requestValue<PaySettings>(`/teams/${team}/pay-settings`, { method: 'PUT', body }),
    onSuccess: (saved) => {
      client.setQueryData(['pay-settings', team], saved);
      return client.invalidateQueries({ queryKey: ['pay', team] });
    },
  });
}
