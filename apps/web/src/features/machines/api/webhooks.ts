import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CreatedWebhook, NewWebhook, Webhook, WebhookDelivery } from '@evenflow/api-client';
import { requestValue } from '../../../api/request.ts';

const KEY = ['webhooks'];
const LOOK_MS = 5_000;

export function useWebhooks() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => requestValue<Webhook[]>('/webhooks', { signal }) });
}

/** The answer is the only place the secret is ever seen. */
export function useAddWebhook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewWebhook) => requestValue<CreatedWebhook>('/webhooks', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRemoveWebhook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => requestValue<void>(`/webhooks/${id}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

/** What was sent to an address, newest first; looked at again while it is open. */
export function useDeliveries(id: string) {
  return useQuery({
    queryKey: [...KEY, id, 'deliveries'],
    queryFn: ({ signal }) => requestValue<WebhookDelivery[]>(`/webhooks/${id}/deliveries`, { signal }),
    refetchInterval: LOOK_MS,
  });
}

export function useSendAgain(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (delivery: string) =>
      requestValue<void>(`/webhooks/${id}/deliveries/${delivery}/replay`, { method: 'POST' }),
    onSuccess: () => client.invalidateQueries({ queryKey: [...KEY, id] }),
  });
}
