import { useCallback, useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useStore } from 'zustand';
import { monthRange } from '@evenflow/domain';
import { FindingsPanel } from '../../findings/findings-panel.tsx';
import { worthListing } from '../../findings/worth-listing.ts';
import { PaperMenu } from '../../publish/paper-menu.tsx';
import { PublishButton } from '../../publish/publish-button.tsx';
import { Receipts } from '../../publish/receipts.tsx';
import { VersionBadge } from '../../publish/version-badge.tsx';
import { boardDays } from '../model/board-days.ts';
import { BoardActions } from '../state/board-actions.ts';
import { boardModel, type BoardModel } from '../state/board-model.ts';
import { createBoardView, type BoardViewStore, type Wanted, type Zoom } from '../state/board-view.ts';
import { showCell, showDay, showFound, showWanted } from '../state/lead-to.ts';
import { selectionQuery } from '../state/selection.ts';
import type { OpenRota } from '../use-open-rota.ts';
import { BoardLegend } from './board-legend.tsx';
import { BoardNotice } from './board-notice.tsx';
import { BoardPopover } from './board-popover.tsx';
import { BoardToolbar } from './board-toolbar.tsx';
import { titleOf } from './board-title.ts';
import { CarryBubble } from './carry-bubble.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { OpenTray } from './open-tray.tsx';
import { PeopleBench } from './people-bench.tsx';
import { PrintedMonth } from './printed-month.tsx';
import styles from './rota-board.module.css';
import { RotaGrid } from './rota-grid.tsx';
import { ClashBanner, SaveBanner } from './save-banner.tsx';
import { useBoardPointer } from './use-board-pointer.ts';
import { useKeptLooks } from './use-kept-looks.ts';
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
  const model = useBoardModel(open, today);
  const view = useBoardView(open, model, today);
  const current = useRef(model);
  current.current = model;
  const actions = useMemo(() => new BoardActions(desk, view, () => current.current, !canEdit), [desk, view, canEdit]);
  const printing = usePrinting();
  const holder = useRef<HTMLDivElement>(null);
  const pointer = useBoardPointer({ holder, view, model, actions });
  const { pivot, zoom, density, typed, announcement, panel, keysShown } = useStore(view);
  const listed = useMemo(() => worthListing(session.findings, model.facts), [session.findings, model.facts]);
  const musts = listed.filter((finding) => finding.severity !== 'should').length;
  const rank = useCallback(
    (wanted: Wanted) => desk.live.candidates((person) => actions.giveEditsFor(wanted, person)),
    [desk, actions],
  );
  const title = titleOf(
    open,
    zoom,
    model.facts.days,
    useStore(view, (state) => state.cursor.day),
  );
  return (
    <div
      className={styles.page}
      onPointerDown={pointer.onPointerDown}
      onClickCapture={(event) => pointer.swallowed() && event.stopPropagation()}
    >
      <BoardToolbar
        team={team}
        month={month}
        title={title}
        pivot={pivot}
        zoom={zoom}
        density={density}
        counts={{ musts, shoulds: listed.length - musts }}
        canEdit={canEdit}
        canUndo={session.undoable.length > 0}
        canRedo={session.redoable.length > 0}
        onFlip={() => actions.flip()}
        onZoom={useZoom(view, model)}
        onDensity={(next) => view.setState({ density: next })}
        onToday={useGoToday(view, model, today)}
        onFind={() => actions.run({ kind: 'find' })}
        onUndo={() => actions.run({ kind: 'undo' })}
        onRedo={() => actions.run({ kind: 'redo' })}
        selection={selectionQuery(
          model,
          useStore(view, (state) => state.cursor),
          pivot,
        )}
        onFindings={() => view.setState({ panel: panel ? null : 'findings' })}
        onKeys={() => actions.run({ kind: 'keys' })}
      >
        <VersionBadge published={rota.published} />
        {canEdit && rota.published && <Receipts team={team} month={rota.month} published={rota.published} />}
        <PaperMenu team={team.id} month={rota.month} />
        {canEdit && open.rotas.length === 1 && (
          <PublishButton open={open} findings={listed} openCount={model.openCount} />
        )}
      </BoardToolbar>
      <SaveBanner team={team} saving={session.saving} onRetry={() => desk.queue.retry()} onReload={open.reload} />
      <ClashBanner team={team} clash={session.clash} onSettle={(mine) => desk.settle(mine)} />
      <BoardNotice view={view} team={team} others={session.others} />
      {canEdit && (
        <OpenTray
          open={model.open}
          count={model.openCount}
          duties={model.facts.duties}
          rank={rank}
          onChoose={(wanted) => showWanted(view, model, wanted)}
        />
      )}
      {canEdit && pivot === 'duties' && <PeopleBench model={model} actions={actions} />}
      <div className={styles.middle}>
        <RotaGrid model={model} view={view} actions={actions} label={`${title} by ${pivot}`} holder={holder} />
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
      <BoardPopover
        view={view}
        model={model}
        desk={desk}
        actions={actions}
        canEdit={canEdit}
        onFound={(place) => showFound(view, model, place)}
      />
      <CarryBubble view={view} model={model} actions={actions} />
      <KeysDialog opened={keysShown} onClose={() => view.setState({ keysShown: false })} />
      {printing && <PrintedMonth model={model} month={month} published={rota.published} />}
      <div className="unseen" role="status" aria-live="polite">
        {announcement}
      </div>
    </div>
  );
}

/** Where one looks: begins at today when it is shown, as high as rows were last time, and by the zoom of the address. */
function useBoardView(open: OpenRota, model: BoardModel, today: string): BoardViewStore {
  const [search] = useSearchParams();
  const looks = useKeptLooks();
  const [view] = useState(() => {
    const asked = search.get('day') ?? today;
    const day = model.facts.days.findIndex((one) => one.date === asked);
    const zoom = open.rotas.length > 1 ? 'quarter' : zoomOf(search.get('zoom'));
    return createBoardView({ ...looks.kept, zoom, cursor: { row: 0, day: Math.max(0, day), anchor: null } });
  });
  looks.useKeeping(view);
  return view;
}

function zoomOf(text: string | null): Zoom {
  return text === 'day' || text === 'week' ? text : 'month';
}

/** A quarter is another address, because it holds other months; the day looked at stays. */
function useZoom(view: BoardViewStore, model: BoardModel): (zoom: Zoom) => void {
  const navigate = useNavigate();
  return (zoom) => {
    const { zoom: was, cursor } = view.getState();
    if (zoom === was) return;
    if (zoom !== 'quarter' && was !== 'quarter') return view.setState({ zoom });
    const { date } = model.facts.days[cursor.day]!;
    void navigate(`/rota/${model.facts.team.id}/${date.slice(0, 7)}?zoom=${zoom}&day=${date}`);
  };
}

function useGoToday(view: BoardViewStore, model: BoardModel, today: string): () => void {
  const navigate = useNavigate();
  return () => {
    if (showDay(view, model, today)) return;
    const { zoom } = view.getState();
    void navigate(`/rota/${model.facts.team.id}/${today.slice(0, 7)}?zoom=${zoom}&day=${today}`);
  };
}

function useBoardModel(open: OpenRota, today: string): BoardModel {
  const content = useStore(open.desk.store, (state) => state.content);
  const findings = useStore(open.desk.store, (state) => state.findings);
  const { team, rotas, published } = open;
  const days = useMemo(() => {
    const range = { from: monthRange(rotas[0]!.month).from, to: monthRange(rotas.at(-1)!.month).to };
    return boardDays(team, range, today);
  }, [team, rotas, today]);
  const previous = useRef<BoardModel | null>(null);
  const model = useMemo(
    () => boardModel({ team, days, published }, { content, findings }, previous.current),
    [team, published, days, content, findings],
  );
  previous.current = model;
  return model;
}
