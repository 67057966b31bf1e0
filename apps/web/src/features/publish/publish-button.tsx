import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import { count } from '../../words/times.ts';
import type { OpenRota } from '../rota-board/use-open-rota.ts';

interface PublishButtonProps {
  readonly open: OpenRota;
  readonly onClick: () => void;
}

/** The one primary button of the board. */
export function PublishButton({ open, onClick }: PublishButtonProps) {
  const changed = useStore(open.desk.store, (state) => state.changedSincePublish);
  const published = open.rota.published !== null;
  // What is published and unchanged needs no button: the version beside it says so.
  if (published && changed === 0) return null;
  return (
    <Button onClick={onClick} aria-label={published ? `Publish ${count(changed, 'change')}` : undefined}>
      {published ? `Publish ${changed}` : 'Publish'}
    </Button>
  );
}
