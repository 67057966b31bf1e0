import { CloseButton } from '@mantine/core';
import type { Team } from '@evenflow/domain';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { BoardViewStore } from '../state/board-view.ts';
import { sayEdit } from '../state/edits.ts';
import type { RotaDesk } from '../state/rota-session.ts';
import styles from './board-notice.module.css';

interface BoardNoticeProps {
  readonly view: BoardViewStore;
  readonly team: Team;
  readonly desk: RotaDesk;
}

/** How long somebody else's change is told. */
const TOLD_MS = 12_000;

/** What could not be done and why, and what somebody else has just changed. */
export function BoardNotice({ view, team, desk }: BoardNoticeProps) {
  const others = useStore(desk.store, (state) => state.others);
  const notice = useStore(view, (state) => state.notice);
  const news = useFor(TOLD_MS, others);
  return (
    <>
      {notice && (
        <p className={styles.notice} role="alert">
          {notice}
          <CloseButton size="sm" aria-label="Close this note" onClick={() => view.setState({ notice: null })} />
        </p>
      )}
      {news && (
        <p className={styles.notice} role="status" data-kind="others">
          {news.who} has just changed this rota:{' '}
          {sayEdit(team, news.edits.findLast((e) => e.op === 'assign') ?? news.edits[0]!)}
          {news.edits.length > 1 && `, ${news.edits.length} changes`}. It is on your board.
        </p>
      )}
    </>
  );
}

/** A value for some time after it became another. */
function useFor<T>(milliseconds: number, value: T | null): T | null {
  const [shown, setShown] = useState<T | null>(null);
  useEffect(() => {
    setShown(value);
    if (value === null) return;
    const timer = setTimeout(() => setShown(null), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return shown;
}
