import { getRota, type Rota } from '@evenflow/api-client';
import { monthRange, nextMonth, type Team } from '@evenflow/domain';
import type { RuleSet } from '@evenflow/rules';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { answerOf } from '../../api/answer.ts';
import { teamQuery } from '../../api/team.ts';
import { hasRole } from '../../app/session.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { followRotas } from './api/follow-rotas.ts';
import { publishedKeysQuery, rotaKey, rotaQuery, ruleSetQuery, sendEdits } from './api/rota.ts';
import type { Edit } from './state/edits.ts';
import { openRota, type RotaDesk } from './state/rota-session.ts';
import { browserSteps } from './state/steps.ts';
import { useTriedEdits } from './use-tried-edits.ts';

export interface OpenRota {
  readonly team: Team;
  readonly ruleSet: RuleSet;
  /** The month in the address; a quarter's first. */
  readonly rota: Rota;
  /** All months shown, in order. */
  readonly rotas: readonly Rota[];
  readonly desk: RotaDesk;
  readonly published: ReadonlySet<string> | null;
  /** Loads the month as it is now on the server; `keep` are done again on it. */
  readonly reload: (keep: readonly Edit[]) => void;
}

export type OpenRotaState =
  | { readonly state: 'waiting' }
  | { readonly state: 'problem'; readonly problem: unknown; readonly retry: () => void }
  | { readonly state: 'open'; readonly open: OpenRota };

/** Fetches team, rules and months, compiles the rules once, and hands the months out for editing. */
export function useOpenRota(teamId: string, month: string, length = 1): OpenRotaState {
  const client = useQueryClient();
  const months = useMemo(() => monthsFrom(month, length), [month, length]);
  // A board being edited is not pulled away by a refetch: it is fresh when opened and brought up to date by its edits.
  const still = { refetchOnWindowFocus: false, refetchOnReconnect: false } as const;
  const team = useQuery({ ...teamQuery(teamId), ...still, refetchOnMount: 'always' });
  const rules = useQuery({ ...ruleSetQuery(teamId), ...still });
  const fetched = useQueries({ queries: months.map((one) => ({ ...rotaQuery(teamId, one), ...still })) });
  const rotas = useSame(fetched.map(({ data }) => data?.value));
  const published = usePublishedKeys(teamId, rotas);
  const desk = useDesk(team.data?.value, rules.data, rotas);
  const keep = useRef<readonly Edit[]>([]);
  useEffect(() => {
    if (!desk || keep.current.length === 0) return;
    desk.edit(keep.current);
    keep.current = [];
  }, [desk]);

  useTriedEdits(desk);

  const problem = team.error ?? rules.error ?? fetched.find(({ error }) => error)?.error;
  if (problem) {
    const retry = () => void Promise.all([team, rules, ...fetched].map(({ refetch }) => refetch()));
    return { state: 'problem', problem, retry };
  }
  if (!team.data || !rules.data || !rotas || !desk) return { state: 'waiting' };
  const reload = (kept: readonly Edit[]) => {
    keep.current = kept;
    for (const one of months) void client.resetQueries({ queryKey: rotaKey(teamId, one) });
  };
  const open = { team: team.data.value, ruleSet: rules.data, rota: rotas[0]!, rotas, desk, published, reload };
  return { state: 'open', open };
}

function monthsFrom(month: string, length: number): string[] {
  const months = [month];
  while (months.length < length) months.push(nextMonth(months.at(-1)!));
  return months;
}

/** The same array as long as it holds the same rotas; null until all are there. */
function useSame(rotas: readonly (Rota | undefined)[]): readonly Rota[] | null {
  const before = useRef<readonly Rota[] | null>(null);
  const whole = rotas.every((rota) => rota !== undefined) ? rotas : null;
  const same =
    whole && before.current?.length === whole.length && whole.every((rota, i) => rota === before.current![i]);
  if (!same) before.current = whole;
  return before.current;
}

function usePublishedKeys(team: string, rotas: readonly Rota[] | null): ReadonlySet<string> | null {
  const queries = (rotas ?? []).map(({ month, published }) =>
    publishedKeysQuery(team, month, published?.version ?? null),
  );
  return useQueries({
    queries,
    combine: (results) => {
      const sets = results.flatMap(({ data }) => (data ? [data] : []));
      return sets.length === 0 ? null : new Set(sets.flatMap((set) => [...set]));
    },
  });
}

function useDesk(team: Team | undefined, ruleSet: RuleSet | undefined, rotas: readonly Rota[] | null): RotaDesk | null {
  const { session, membership } = useSignedIn();
  const owner = `${session.user.id}.${membership.team}`;
  const follows = hasRole(membership, 'manager');
  const desk = useMemo(() => {
    if (!team || !ruleSet || !rotas) return null;
    const days = { from: monthRange(rotas[0]!.month).from, to: monthRange(rotas.at(-1)!.month).to };
    return openRota({
      team,
      ruleSet,
      rotas,
      send: (month, edits, revision) => sendEdits(team.id, month, edits, revision),
      load: async (month) => (await answerOf<Rota>(getRota({ path: { team: team.id, month } }))).value,
      now: () => new Date(),
      steps: browserSteps(window.localStorage, owner, days),
    });
  }, [team, ruleSet, rotas, owner]);
  useEffect(() => {
    if (!desk || !team || !rotas) return;
    const warn = (event: BeforeUnloadEvent) => {
      if (desk.store.getState().saving.kind !== 'saved') event.preventDefault();
    };
    const retry = () => desk.queue.retry();
    window.addEventListener('beforeunload', warn);
    window.addEventListener('online', retry);
    const stop = follows
      ? followRotas(team.id, ({ month, revision, by }) => void desk.hear(month, revision, by))
      : () => undefined;
    return () => {
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('online', retry);
      stop();
      void desk.queue.flush();
    };
  }, [desk, team, rotas, follows]);
  useEffect(() => (desk ? readMeanwhile(desk) : undefined), [desk]);
  return desk;
}

/** Half of a frame: the other half is for keys and drawing. */
const READ_MS = 8;

/** Has the rules read a little at a time, so that the board is drawn and takes keys meanwhile. Returns how to end it. */
function readMeanwhile(desk: RotaDesk): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    if (!desk.readRules(READ_MS)) port2.postMessage(null);
  };
  port2.postMessage(null);
  return () => port1.close();
}
