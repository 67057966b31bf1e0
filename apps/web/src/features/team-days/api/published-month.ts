import { getVersion, type RotaVersion } from '@evenflow/api-client';
import { useQuery } from '@tanstack/react-query';
import { answerOf } from '../../../api/answer.ts';

/** A month as it was published; a version never changes. */
export function usePublishedMonth(team: string, month: string, version: number | null) {
  return useQuery({
    queryKey: ['published-month', team, month, version],
    enabled: version !== null,
    staleTime: Infinity,
    queryFn: async ({ signal }) =>
      (await answerOf<RotaVersion>(getVersion({ path: { team, month, version: version! }, signal }))).value,
  });
}
