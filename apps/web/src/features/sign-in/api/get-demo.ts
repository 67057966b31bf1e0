import type { Demo } from '@evenflow/api-client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { requestValue } from '../../../api/request.ts';

export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: ({ signal }) => requestValue<Demo>('/demo', { signal }),
  retry: false,
});

/** The sign-ins of the demo team; empty unless its example people are loaded. */
export function useDemo() {
  return useQuery(demoQuery);
}
