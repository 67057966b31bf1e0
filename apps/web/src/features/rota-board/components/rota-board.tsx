import { useCallback, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { FindingsPanel } from '../../findings/findings-panel.tsx';
import { worthListing } from '../../findings/worth-listing.ts';
import { PublishButton } from '../../publish/publish-button.tsx';
import { VersionBadge } from '../../publish/version-badge.tsx';
import { longMonth } from '../../../words/times.ts';
import { boardDays } from '../model/board-days.ts';
import { BoardActions } from '../state/board-actions.ts';
import { boardModel, type BoardModel } from '../state/board-model.ts';
import { createBoardView, goTo, type BoardViewStore, type Wanted } from '../state/board-view.ts';
import type { OpenRota } from '../use-open-rota.ts';
import { BoardLegend } from './board-legend.tsx';
import { BoardPopover } from './board-popover.tsx';
import { BoardToolbar } from './board-toolbar.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { OpenTray } from './open-tray.tsx';
import { PrintedMonth } from './printed-month.tsx';
import styles from './rota-board.module.css';
import { RotaGrid } from './rota-grid.tsx';
import { SaveBanner } from './save-banner.tsx';
import { usePrinting } from './use-printing.ts';

interface RotaBoardProps {
  readonly open: OpenRota;
  readonly month: string;
  /** The day now in the team's zone. */
  readonly today: string;
  readonly canEdit: boolean;
}

/** The manager's board: toolbar, open duties, both pivots of the month, findings, and what was saved. */
export function RotaBoard({ open, month, today, canEdit }: RotaBoardProps) {
  const { team, desk, rota } = open;
  const session = useStore(desk.store);
  const [view] = useState(createBoardView);
  const model = useBoardModel(open, month, today);
  const current = useRef(model);
  current.current = model;
  const actions = useMemo(() => new BoardActions(desk, view, () => current.current, !canEdit), [desk, view, canEdit]);
  const printing = usePrinting();
  const { pivot, typed, announcement, panel, keysShown } = useStore(view);
  const listed = useMemo(() => worthListing(session.findings, model.facts), [session.findings, model.facts]);
  const musts = listed.filter((finding) => finding.severity !== 'should').length;
  const rank = useCallback(
    (wanted: Wanted) => desk.live.candidates((person) => actions.giveEditsFor(wanted, person)),
    [desk, actions],
  );
  return (
    <div className={styles.page}>
      <BoardToolbar
        team={team}
        month={month}
        pivot={pivot}
        counts={{ musts, shoulds: listed.length - musts }}
        canEdit={canEdit}
        canUndo={session.undoable.length > 0}
        canRedo={session.redoable.length > 0}
        onFlip={() => actions.flip()}
        onUndo={() => actions.run({ kind: 'undo' })}
        onRedo={() => actions.run({ kind: 'redo' })}
        onFindings={() => view.setState({ panel: panel ? null : 'findings' })}
        onKeys={() => actions.run({ kind: 'keys' })}
      >
        <VersionBadge published={rota.published} />
        {canEdit && <PublishButton open={open} findings={listed} openCount={model.openCount} />}
      </BoardToolbar>
      <SaveBanner team={team} saving={session.saving} onRetry={() => desk.queue.retry()} onReload={open.reload} />
      {canEdit && (
        <OpenTray
          open={model.open}
          count={model.openCount}
          duties={model.facts.duties}
          rank={rank}
          onChoose={(wanted) => chooseWanted(view, model, wanted)}
        />
      )}
      <div className={styles.middle}>
        <RotaGrid model={model} view={view} actions={actions} label={`${longMonth(month)} by ${pivot}`} />
        {panel === 'findings' && (
          <FindingsPanel
            findings={listed}
            live={desk.live}
            onCell={(cell) => showCell(view, model, cell)}
            onClose={() => view.setState({ panel: null })}
          />
        )}
      </div>
      <BoardLegend model={model} pivot={pivot} saving={session.saving} typed={typed} />
      <BoardPopover view={view} model={model} desk={desk} actions={actions} canEdit={canEdit} />
      <KeysDialog opened={keysShown} onClose={() => view.setState({ keysShown: false })} />
      {printing && <PrintedMonth model={model} month={month} published={rota.published} />}
      <div className="unseen" role="status" aria-live="polite">
        {announcement}
      </div>
    </div>
  );
}

function useBoardModel(open: OpenRota, month: string, today: string): BoardModel {
  const content = useStore(open.desk.store, (state) => state.content);
  const findings = useStore(open.desk.store, (state) => state.findings);
  const days = useMemo(() => boardDays(open.team, month, today), [open.team, month, today]);
  const previous = useRef<BoardModel | null>(null);
  const model = useMemo(
    () => boardModel({ team: open.team, days, published: open.published }, { content, findings }, previous.current),
    [open.team, open.published, days, content, findings],
  );
  previous.current = model;
  return model;
}

/** Leads to a finding's cell, in whichever pivot is shown, and opens it. */
function showCell(
  view: BoardViewStore,
  model: BoardModel,
  cell: { person: string; date: string; duty: string | null },
): void {
  const day = model.facts.days.findIndex((one) => one.date === cell.date);
  if (day < 0) return;
  const { pivot } = view.getState();
  const rows = pivot === 'people' ? model.people : model.duties;
  const row = rows.findIndex((one) => one.key === (pivot === 'people' ? cell.person : cell.duty));
  goTo(view, { row: Math.max(0, row), day }, { rows: rows.length, days: model.facts.days.length });
  scrollToCursor(view);
  view.setState({ popover: { kind: 'cell', cell: { person: cell.person, date: cell.date }, duty: cell.duty } });
}

/** Opens the ranking for an open duty, at its row by duty or its column by person. */
function chooseWanted(view: BoardViewStore, model: BoardModel, wanted: Wanted): void {
  const { pivot, cursor } = view.getState();
  const day = model.facts.days.findIndex((one) => one.date === wanted.dates[0]);
  const row = pivot === 'duties' ? model.duties.findIndex((one) => one.key === wanted.duty) : cursor.row;
  const rows = pivot === 'people' ? model.people.length : model.duties.length;
  goTo(view, { row, day }, { rows, days: model.facts.days.length });
  scrollToCursor(view);
  view.setState({ popover: { kind: 'who', wanted } });
}

function scrollToCursor(view: BoardViewStore): void {
  const { row, day } = view.getState().cursor;
  document
    .querySelector(`[role='grid'] [data-row="${row}"][data-column="${day}"]`)
    ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
