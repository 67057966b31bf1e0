import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ParamDescription, RuleSet, RuleSetting, Severity } from '@evenflow/rules';
import { request, requestValue, type Answer } from '../../../api/request.ts';

export interface CatalogueRule {
  readonly id: string;
  readonly number: number;
  readonly category: string;
  readonly title: string;
  readonly source: string;
  readonly severity: Severity;
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

/** Saves the whole set over the version it was read as. */
export function useSaveRules(team: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ruleSet, etag }: { ruleSet: RuleSet; etag: string | null }) =>
      request<unknown>(`/teams/${team}/rules`, { method: 'PUT', body: ruleSet, ifMatch: etag }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['team-rules', team] }),
  });
}
