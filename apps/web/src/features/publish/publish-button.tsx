import { Button } from '@mantine/core';
import type { Finding } from '@evenflow/rules';
import { useState } from 'react';
import { useStore } from 'zustand';
import { count } from '../../words/times.ts';
import type { OpenRota } from '../rota-board/use-open-rota.ts';
import { PublishDialog } from './publish-dialog.tsx';

interface PublishButtonProps {
  readonly open: OpenRota;
  /** Without those of open duties. */
  readonly findings: readonly Finding[];
  readonly openCount: number;
}

/** The one primary button of the board. */
export function PublishButton({ open, findings, openCount }: PublishButtonProps) {
  const [opened, setOpened] = useState(false);
  const changed = useStore(open.desk.store, (state) => state.changedSincePublish);
  const published = open.rota.published !== null;
  // What is published and unchanged needs no button: the version beside it says so.
  if (published && changed === 0) return null;
  return (
    <>
      <Button
        onClick={() => {
          // What is about to be signed has been checked.
          open.desk.readRules(Infinity);
          setOpened(true);
        }}
        aria-label={published ? `Publish ${count(changed, 'change')}` : undefined}
      >
        {published ? `Publish ${changed}` : 'Publish'}
      </Button>
      {opened && (
        <PublishDialog open={open} findings={findings} openCount={openCount} onClose={() => setOpened(false)} />
      )}
    </>
  );
}
