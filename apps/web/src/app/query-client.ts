import { QueryClient } from '@tanstack/react-query';
import { RequestProblem } from '../api/request.ts';

/** Answers are kept half a minute; a refusal is never asked again, a silence twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, problem) => problem instanceof RequestProblem && problem.status === 0 && failures < 2,
      },
    },
  });
}
