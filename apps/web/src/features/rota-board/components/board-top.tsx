import { memo, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Finding } from '@evenflow/rules';
import { useStore } from 'zustand';
import { PaperMenu } from '../../publish/paper-menu.tsx';
import { PublishButton } from '../../publish/publish-button.tsx';
import { PublishDialog } from '../../publish/publish-dialog.tsx';
import { Receipts } from '../../publish/receipts.tsx';
import { VersionBadge } from '../../publish/version-badge.tsx';
import type { BoardActions } from '../state/board-actions.ts';
import type { BoardModel } from '../state/board-model.ts';
import type { BoardViewStore, Zoom } from '../state/board-view.ts';
import { showDay } from '../state/lead-to.ts';
import { selectionQuery } from '../state/selection.ts';
import type { OpenRota } from '../use-open-rota.ts';
import { BoardToolbar } from './board-toolbar.tsx';

interface BoardTopProps {
  readonly open: OpenRota;
  readonly month: string;
  readonly title: string;
  /** The day now in the team's zone. */
  readonly today: string;
  /** Findings for the list. */
  readonly listed: readonly Finding[];
  readonly model: BoardModel;
  readonly view: BoardViewStore;
  readonly actions: BoardActions;
}

/** The toolbar with what is published, and where its buttons lead. */
export const BoardTop = memo(function BoardTop(props: BoardTopProps) {
  const { open, month, title, today, listed, model, view, actions } = props;
  const { team, desk, rota } = open;
  const canEdit = !actions.readOnly;
  const pivot = useStore(view, (state) => state.pivot);
  const zoom = useStore(view, (state) => state.zoom);
  const density = useStore(view, (state) => state.density);
  const selection = useStore(view, (state) => selectionQuery(model, state.cursor, state.pivot));
  const checked = useStore(desk.store, (state) => state.checked);
  const canUndo = useStore(desk.store, (state) => state.undoable.length > 0);
  const canRedo = useStore(desk.store, (state) => state.redoable.length > 0);
  const musts = listed.filter((finding) => finding.severity !== 'should').length;
  const leads = useLeads(view, model, today);
  const [publishing, setPublishing] = useState(false);
  const published = useMemo(() => {
    const publish = () => {
      // What is about to be signed has been checked.
      desk.readRules(Infinity);
      setPublishing(true);
    };
    return (
      <>
        <VersionBadge team={team.id} month={rota.month} published={rota.published} />
        {canEdit && rota.published && <Receipts team={team} month={rota.month} published={rota.published} />}
        <PaperMenu team={team.id} month={rota.month} />
        {canEdit && open.rotas.length === 1 && <PublishButton open={open} onClick={publish} />}
      </>
    );
  }, [open, team, desk, rota, canEdit]);
  return (
    <>
      <BoardToolbar
        team={team}
        month={month}
        title={title}
        pivot={pivot}
        zoom={zoom}
        density={density}
        checked={checked}
        musts={musts}
        shoulds={listed.length - musts}
        canEdit={canEdit}
        canUndo={canUndo}
        canRedo={canRedo}
        view={view}
        actions={actions}
        selection={selection}
        {...leads}
      >
        {published}
      </BoardToolbar>
      {publishing && (
        <PublishDialog open={open} findings={listed} openCount={model.openCount} onClose={() => setPublishing(false)} />
      )}
    </>
  );
});

/** Other days and zooms. A quarter is another address, because it holds other months; the day looked at stays. */
function useLeads(view: BoardViewStore, model: BoardModel, today: string) {
  const navigate = useNavigate();
  const current = useRef(model);
  current.current = model;
  return useMemo(() => {
    const leave = (date: string, zoom: Zoom) =>
      void navigate(`/rota/${current.current.facts.team.id}/${date.slice(0, 7)}?zoom=${zoom}&day=${date}`);
    const onZoom = (zoom: Zoom) => {
      const { zoom: was, cursor } = view.getState();
      if (zoom === was) return;
      if (zoom !== 'quarter' && was !== 'quarter') return view.setState({ zoom });
      leave(current.current.facts.days[cursor.day]!.date, zoom);
    };
    const onToday = () => {
      if (!showDay(view, current.current, today)) leave(today, view.getState().zoom);
    };
    return { onZoom, onToday };
  }, [view, navigate, today]);
}
