import type { Rota } from '@evenflow/api-client';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemSentence } from '../../api/request.ts';
import { sayDone } from '../../design/say-done.tsx';
import { sendEdits } from '../rota-board/api/rota.ts';
import { inverse, type Edit } from '../rota-board/state/edits.ts';
import { Overtaken } from '../rota-board/state/saving.ts';

interface Locking {
  readonly edits: readonly Edit[];
  /** The months as they were when the choices were made; somebody else's change since is refused, not overwritten. */
  readonly rotas: readonly Pick<Rota, 'month' | 'revision'>[];
  /** `4 calls are locked in`. */
  readonly words: string;
}

/** Writes the choices into the drafts of their months, month by month, and offers the way back. */
export function useLockTurns(team: string) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['holiday-months', team] });
  const undo = async (edits: readonly Edit[], rotas: Locking['rotas']) => {
    try {
      await write(team, { edits: edits.map(inverse).reverse(), rotas });
      notifications.show({ message: 'The holidays are as they were before.' });
    } catch (problem) {
      notifications.show({ color: 'red', message: sayLockProblem(problem) });
    }
    await refresh();
  };
  return useMutation({
    mutationFn: (locking: Locking) => write(team, locking),
    onSuccess: (rotas, { edits, words }) => sayDone(words, () => void undo(edits, rotas)),
    onSettled: refresh,
  });
}

/** The months that were written, at their new revisions. */
async function write(team: string, { edits, rotas }: Pick<Locking, 'edits' | 'rotas'>): Promise<Locking['rotas']> {
  const written: Pick<Rota, 'month' | 'revision'>[] = [];
  for (const { month, revision } of rotas) {
    const own = edits.filter(({ date }) => date.startsWith(month));
    if (own.length === 0) continue;
    const saved = await sendEdits(team, month, own, revision);
    written.push({ month, revision: saved.revision });
  }
  return written;
}

export function sayLockProblem(problem: unknown): string {
  return problem instanceof Overtaken
    ? `${problem.who} changed one of these months meanwhile; it is shown as it is now.`
    : problemSentence(problem);
}
