import type { Rota } from '@evenflow/api-client';
import type { Team } from '@evenflow/domain';
import type { RuleSet } from '@evenflow/rules';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { teamQuery } from '../../api/team.ts';
import { publishedKeysQuery, rotaKey, rotaQuery, ruleSetQuery, sendEdits } from './api/rota.ts';
import type { Edit } from './state/edits.ts';
import { openRota, type RotaDesk } from './state/rota-session.ts';

export interface OpenRota {
  readonly team: Team;
  readonly ruleSet: RuleSet;
  readonly rota: Rota;
  readonly desk: RotaDesk;
  readonly published: ReadonlySet<string> | null;
  /** Loads the month as it is now on the server; `keep` are done again on it. */
  readonly reload: (keep: readonly Edit[]) => void;
}

export type OpenRotaState =
  | { readonly state: 'waiting' }
  | { readonly state: 'problem'; readonly problem: unknown; readonly retry: () => void }
  | { readonly state: 'open'; readonly open: OpenRota };

/** Fetches team, rules and month, compiles the rules once, and hands the month out for editing. */
export function useOpenRota(teamId: string, month: string): OpenRotaState {
  const client = useQueryClient();
  // A board being edited is not pulled away by a refetch: it is fresh when opened and brought up to date by its edits.
  const still = { refetchOnWindowFocus: false, refetchOnReconnect: false } as const;
  const team = useQuery({ ...teamQuery(teamId), ...still, refetchOnMount: 'always' });
  const rules = useQuery({ ...ruleSetQuery(teamId), ...still });
  const rota = useQuery({ ...rotaQuery(teamId, month), ...still });
  const version = rota.data?.value.published?.version ?? null;
  const published = useQuery({ ...publishedKeysQuery(teamId, month, version), ...still });
  const desk = useDesk(team.data?.value, rules.data, rota.data?.value);
  const keep = useRef<readonly Edit[]>([]);
  useEffect(() => {
    if (!desk || keep.current.length === 0) return;
    desk.edit(keep.current);
    keep.current = [];
  }, [desk]);

  const problem = team.error ?? rules.error ?? rota.error;
  if (problem) {
    const retry = () => void Promise.all([team.refetch(), rules.refetch(), rota.refetch()]);
    return { state: 'problem', problem, retry };
  }
  if (!team.data || !rules.data || !rota.data || !desk) return { state: 'waiting' };
  const reload = (kept: readonly Edit[]) => {
    keep.current = kept;
    void client.resetQueries({ queryKey: rotaKey(teamId, month) });
  };
  return {
    state: 'open',
    open: {
      team: team.data.value,
      ruleSet: rules.data,
      rota: rota.data.value,
      desk,
      published: published.data ?? null,
      reload,
    },
  };
}

function useDesk(team: Team | undefined, ruleSet: RuleSet | undefined, rota: Rota | undefined): RotaDesk | null {
  const desk = useMemo(() => {
    if (!team || !ruleSet || !rota) return null;
    const send = (edits: readonly Edit[], revision: number) => sendEdits(rota.team, rota.month, edits, revision);
    return openRota({ team, ruleSet, rota, send, now: () => new Date() });
  }, [team, ruleSet, rota]);
  useEffect(() => {
    if (!desk) return;
    const warn = (event: BeforeUnloadEvent) => {
      if (desk.store.getState().saving.kind !== 'saved') event.preventDefault();
    };
    const retry = () => desk.queue.retry();
    window.addEventListener('beforeunload', warn);
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('online', retry);
      void desk.queue.flush();
    };
  }, [desk]);
  return desk;
}
