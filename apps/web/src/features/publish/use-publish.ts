import { publishRota, type Override, type Published } from '@evenflow/api-client';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sayMonth } from '@evenflow/domain';
import { answerOf } from '../../api/answer.ts';
import { rotaKey } from '../rota-board/api/rota.ts';
import type { OpenRota } from '../rota-board/use-open-rota.ts';

export interface PublishWords {
  readonly overrides: Override[];
  /** Why what was published is changed; empty for a first version. */
  readonly reason: string;
}

/** Publishes what is saved; whatever still waits is sent first. */
export function usePublish({ desk, rota }: OpenRota) {
  const client = useQueryClient();
  const { team, month } = rota;
  return useMutation({
    mutationFn: async ({ overrides, reason }: PublishWords): Promise<Published> => {
      await desk.queue.flush();
      const headers = { 'If-Match': `"r${desk.queue.currentRevision}"` };
      return (
        await answerOf<Published>(
          publishRota({ path: { team, month }, headers, body: { overrides, ...(reason ? { reason } : {}) } }),
        )
      ).value;
    },
    onSuccess: async (published) => {
      await client.resetQueries({ queryKey: rotaKey(team, month) });
      void client.invalidateQueries({ queryKey: ['teams'] });
      void client.invalidateQueries({ queryKey: ['rota-versions-told', team, month] });
      void client.invalidateQueries({ queryKey: ['rota-versions', team, month] });
      notifications.show({
        message: `${sayMonth(month)} is published as version ${published.version}. Boards and calendars show it now.`,
        color: 'green',
      });
    },
  });
}
