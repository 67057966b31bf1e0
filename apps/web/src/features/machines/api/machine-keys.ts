import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CreatedMachineToken, MachineToken, NewMachineToken } from '@evenflow/api-client';
import { requestValue } from '../../../api/request.ts';

const KEY = ['machine-tokens'];

export function useMachineKeys() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => requestValue<MachineToken[]>('/machine-tokens', { signal }),
  });
}

/** The answer is the only place the key itself is ever seen. */
export function useMakeKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewMachineToken) =>
      requestValue<CreatedMachineToken>('/machine-tokens', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRevokeKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => requestValue<void>(`/machine-tokens/${id}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
