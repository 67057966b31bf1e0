import { getRota, type Rota } from '@evenflow/api-client';
import type { Team } from '@evenflow/domain';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answerOf } from '../../api/answer.ts';
import { useTeams } from '../../api/team.ts';
import type { MonthInHand } from './components/rule-effect.tsx';

/** The last month that somebody has begun: what a changed rule does is shown on it. */
export function useMonthInHand(teamId: string, team: Team | undefined): MonthInHand | null {
  const months = useTeams().data?.find(({ id }) => id === teamId)?.months ?? [];
  const month =
    months
      .map((each) => each.month)
      .sort()
      .at(-1) ?? null;
  const rota = useQuery({
    queryKey: ['rules-month', teamId, month],
    enabled: month !== null,
    queryFn: ({ signal }) => answerOf<Rota>(getRota({ path: { team: teamId, month: month! }, signal })),
  });
  const value = rota.data?.value;
  return useMemo(() => (team && value && month ? { team, rota: value, month } : null), [team, value, month]);
}
