import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useStore } from 'zustand';
import { monthRange } from '@evenflow/domain';
import { FindingsPanel } from '../../findings/findings-panel.tsx';
import { worthListing } from '../../findings/worth-listing.ts';
import { boardDays } from '../model/board-days.ts';
import type { FoundPlace } from '../model/find-places.ts';
import { BoardActions } from '../state/board-actions.ts';
import { boardModel, type BoardModel } from '../state/board-model.ts';
import { createBoardView, type BoardViewStore, type Wanted, type Zoom } from '../state/board-view.ts';
import { showCell, showFound, showWanted, type Meant } from '../state/lead-to.ts';
import type { OpenRota } from '../use-open-rota.ts';
import { BoardLegend } from './board-legend.tsx';
import { BoardNotice } from './board-notice.tsx';
import { BoardPopover } from './board-popover.tsx';
import { titleOf } from './board-title.ts';
import { BoardTop } from './board-top.tsx';
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
import { useUndoKeys } from './use-undo-keys.ts';

interface RotaBoardProps {
  readonly open: OpenRota;
  readonly month: string;
  /** The day now in the team's zone. */
  readonly today: string;
  readonly canEdit: boolean;
}

/** The manager's board: toolbar, open duties, both pivots of the month, findings, and what was saved. */
export function RotaBoard({ open, month, today, canEdit }: RotaBoardProps) {
  const { team, desk } = open;
  const model = useBoardModel(open, today);
  const settled = useSettled(model);
  const view = useBoardView(open, model, today);
  const current = useRef(model);
  current.current = model;
  const actions = useMemo(() => new BoardActions(desk, view, () => current.current, !canEdit), [desk, view, canEdit]);
  useUndoKeys(actions);
  const printing = usePrinting();
  const holder = useRef<HTMLDivElement>(null);
  const pointer = useBoardPointer({ holder, view, model, actions });
  const pivot = useStore(view, (state) => state.pivot);
  const panel = useStore(view, (state) => state.panel);
  const keysShown = useStore(view, (state) => state.keysShown);
  const findings = useStore(desk.store, (state) => state.findings);
  const checked = useStore(desk.store, (state) => state.checked);
  const listed = useMemo(() => worthListing(findings, model.facts), [findings, model.facts]);
  const settledList = useDeferredValue(listed);
  const title = useTitle(open, view, model);
  const lead = useMemo(
    () => ({
      rank: (wanted: Wanted) => desk.live.candidates((person) => actions.giveEditsFor(wanted, person)),
      toWanted: (wanted: Wanted) => showWanted(view, current.current, wanted),
      toCell: (cell: Meant) => showCell(view, current.current, cell),
      toNoPanel: () => view.setState({ panel: null }),
      toFound: (place: FoundPlace) => showFound(view, current.current, place),
    }),
    [desk, actions, view],
  );
  return (
    <div
      className={styles.page}
      onPointerDown={pointer.onPointerDown}
      onClickCapture={(event) => pointer.swallowed() && event.stopPropagation()}
    >
      <BoardTop
        open={open}
        month={month}
        title={title}
        today={today}
        listed={settledList}
        model={settled}
        view={view}
        actions={actions}
      />
      <SaveBanner team={team} desk={desk} onReload={open.reload} />
      <ClashBanner team={team} desk={desk} />
      <BoardNotice view={view} team={team} desk={desk} />
      {canEdit && (
        <OpenTray
          open={settled.open}
          count={settled.openCount}
          duties={settled.facts.duties}
          rank={checked ? lead.rank : null}
          onChoose={lead.toWanted}
        />
      )}
      {canEdit && pivot === 'duties' && <PeopleBench model={model} actions={actions} />}
      <div className={styles.middle}>
        <RotaGrid
          model={model}
          settled={settled}
          view={view}
          actions={actions}
          label={`${title} by ${pivot}`}
          holder={holder}
        />
        {panel === 'findings' && (
          <FindingsPanel findings={listed} live={desk.live} onCell={lead.toCell} onClose={lead.toNoPanel} />
        )}
      </div>
      <BoardLegend team={team} pivot={pivot} view={view} desk={desk} />
      <BoardPopover view={view} model={model} desk={desk} actions={actions} canEdit={canEdit} onFound={lead.toFound} />
      <CarryBubble view={view} model={model} actions={actions} />
      <KeysDialog opened={keysShown} onClose={() => view.setState({ keysShown: false })} />
      {printing && <PrintedMonth model={model} month={month} published={open.rota.published} />}
      <Announced view={view} />
    </div>
  );
}

/**
 * What an edit shows first is its cell and its findings; sums, open duties and the toolbar follow in the next frame, or
 * after the next key. Never of another team's people than the rows beside them.
 */
function useSettled(model: BoardModel): BoardModel {
  const settled = useDeferredValue(model);
  return settled.facts.team === model.facts.team && settled.facts.days === model.facts.days ? settled : model;
}

function Announced({ view }: { readonly view: BoardViewStore }) {
  const announcement = useStore(view, (state) => state.announcement);
  return (
    <div className="unseen" role="status" aria-live="polite">
      {announcement}
    </div>
  );
}

function useTitle(open: OpenRota, view: BoardViewStore, model: BoardModel): string {
  return useStore(view, ({ zoom, cursor }) => titleOf(open, zoom, model.facts.days, cursor.day));
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
