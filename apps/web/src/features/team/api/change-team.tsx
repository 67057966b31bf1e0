import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Team } from '@evenflow/domain';
import { problemSentence, request } from '../../../api/request.ts';
import { sayDone } from '../../../design/say-done.tsx';

/** One part of a team, put in its place (`people/OAC`), or taken away. */
export interface TeamChange {
  /** Below the team's address. */
  readonly path: string;
  /** Null takes it away. */
  readonly body: object | null;
}

export interface TeamEdit extends TeamChange {
  /** Of the team as it was seen. */
  readonly etag: string | null;
  /** `Rhys Llewellyn saved`. */
  readonly words: string;
  /** What puts it back; null where nothing does. */
  readonly back: TeamChange | null;
}

/** Changes one part of a team over the version it was read with, and offers the way back. */
export function useChangeTeam(team: string) {
  const client = useQueryClient();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['team', team] }),
      client.invalidateQueries({ queryKey: ['session'] }),
      client.invalidateQueries({ queryKey: ['teams'] }),
    ]);
  const undo = async (back: TeamChange) => {
    try {
      const { etag } = await request<Team>(`/teams/${team}`);
      await send(team, back, etag);
      notifications.show({ message: 'It is as it was before.' });
    } catch (problem) {
      notifications.show({ color: 'red', message: problemSentence(problem) });
    }
    await refresh();
  };
  return useMutation({
    mutationFn: ({ etag, path, body }: TeamEdit) => send(team, { path, body }, etag),
    onSuccess: async (_answer, { words, back }) => {
      await refresh();
      if (back) sayDone(words, () => void undo(back));
    },
  });
}

function send(team: string, { path, body }: TeamChange, etag: string | null) {
  const method = body === null ? 'DELETE' : 'PUT';
  return request<unknown>(`/teams/${team}/${path}`, { method, ifMatch: etag, ...(body && { body }) });
}
