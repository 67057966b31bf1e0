import { notifications } from '@mantine/notifications';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ParamDescription, RuleSet, RuleSetting, Severity } from '@evenflow/rules';
import { problemSentence, request, requestValue, type Answer } from '../../../api/request.ts';
import { sayDone } from '../../../design/say-done.tsx';

export interface CatalogueRule {
  readonly id: string;
  readonly number: number;
  readonly category: string;
  readonly title: string;
  readonly source: string;
  readonly severity: Severity;
  /** Holds for every team without being set. */
  readonly standing: boolean;
  readonly params: readonly ParamDescription[];
  /** The rule in a sentence, with its parameters as they come. */
  readonly statement: string;
}

export interface TeamRules extends RuleSet {
  readonly sentences: readonly { readonly setting: string; readonly sentence: string }[];
}

export interface RulePack {
  readonly id: string;
  readonly name: string;
  readonly settings: readonly RuleSetting[];
}

export const catalogueQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: ({ signal }) => requestValue<CatalogueRule[]>('/rules', { signal }),
  staleTime: Infinity,
});

export const rulePacksQuery = queryOptions({
  queryKey: ['rule-packs'],
  queryFn: ({ signal }) => requestValue<RulePack[]>('/rule-packs', { signal }),
  staleTime: Infinity,
});

export const teamRulesQuery = (team: string) =>
  queryOptions({
    queryKey: ['team-rules', team],
    queryFn: ({ signal }): Promise<Answer<TeamRules>> => request<TeamRules>(`/teams/${team}/rules`, { signal }),
  });

export function useCatalogue() {
  return useQuery(catalogueQuery);
}

export function useRulePacks() {
  return useQuery(rulePacksQuery);
}

export function useTeamRules(team: string) {
  return useQuery(teamRulesQuery(team));
}

export interface RulesEdit {
  readonly ruleSet: RuleSet;
  readonly etag: string | null;
  /** The set as it was, which the way back restores. */
  readonly before: RuleSet;
  /** `3 rules changed`. */
  readonly words: string;
}

/** Saves the whole set over the version it was read as, and offers the way back. */
export function useSaveRules(team: string) {
  const client = useQueryClient();
  const put = ({ ruleSet, etag }: Pick<RulesEdit, 'ruleSet' | 'etag'>) =>
    request<unknown>(`/teams/${team}/rules`, { method: 'PUT', body: ruleSet, ifMatch: etag });
  const refresh = () => client.invalidateQueries({ queryKey: ['team-rules', team] });
  // Over the version that was saved: what somebody else has changed since is refused, not overwritten.
  const undo = async (before: RuleSet, etag: string | null) => {
    try {
      await put({ ruleSet: before, etag });
      notifications.show({ message: 'The rules are as they were before.' });
    } catch (problem) {
      notifications.show({ color: 'red', message: problemSentence(problem) });
    }
    await refresh();
  };
  return useMutation({
    mutationFn: (edit: RulesEdit) => put(edit),
    onSuccess: async ({ etag }, { before, words }) => {
      await refresh();
      sayDone(words, () => void undo(before, etag));
    },
  });
}
