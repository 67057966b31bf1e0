import { useMutation, useQueryClient } from '@tanstack/react-query';
import { requestValue } from '../../../api/request.ts';
import { useSession } from '../../../app/session.ts';
import type { BoardRow } from '../board-view.ts';

/** Asks for the board anew once something was said on it. */
function useSaid() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['on-call'] });
}

interface Acknowledging {
  readonly say: () => void;
  readonly isBusy: boolean;
  /** Why it could not be said. */
  readonly problem: Error | null;
}

/** Says "my hand-over is done", for somebody who has one here and has not said so yet; null for everybody else. */
export function useAcknowledge({ team, site, duty, handOver }: BoardRow): Acknowledging | null {
  const { data: session } = useSession();
  const said = useSaid();
  const send = useMutation({
    mutationFn: () =>
      requestValue<void>(`/teams/${team}/hand-overs`, { method: 'POST', body: { site, duty, at: handOver?.at } }),
    onSuccess: said,
  });
  const me = session?.memberships.find((one) => one.team === team)?.person;
  const mine = [handOver?.from, handOver?.to].find((side) => side?.code === me && !side?.acknowledged);
  return me && mine ? { say: () => send.mutate(), isBusy: send.isPending, problem: send.error } : null;
}

export interface NewNote {
  readonly team: string;
  readonly duty: string | null;
  readonly text: string;
  readonly by: string;
}

export function useAddNote() {
  const said = useSaid();
  return useMutation({
    mutationFn: ({ team, ...body }: NewNote) => requestValue(`/teams/${team}/operator-notes`, { method: 'POST', body }),
    onSuccess: said,
  });
}

export function useRemoveNote() {
  const said = useSaid();
  return useMutation({
    mutationFn: ({ team, id, by }: { readonly team: string; readonly id: string; readonly by: string }) =>
      requestValue<void>(`/teams/${team}/operator-notes/${id}?by=${encodeURIComponent(by)}`, { method: 'DELETE' }),
    onSuccess: said,
  });
}

/** The teams whose notes the person signed in may write. */
export function useNoteTeams(): readonly { readonly team: string; readonly name: string }[] {
  const { data: session } = useSession();
  const memberships = session?.memberships ?? [];
  return memberships
    .filter(({ roles }) => roles.some((role) => role !== 'staff'))
    .map(({ team, teamName }) => ({ team, name: teamName }));
}
