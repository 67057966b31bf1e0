import { useEffect, useRef, type PointerEvent, type RefObject } from 'react';
import type { BoardActions } from '../state/board-actions.ts';
import type { BoardModel } from '../state/board-model.ts';
import type { BoardViewStore } from '../state/board-view.ts';
import type { Carried, Place } from '../state/moves.ts';
import { placeAt } from '../state/selection.ts';
import { clearMarks, markVerdicts } from './drop-marks.ts';

/** A press becomes a drag after this many pixels. */
const SLACK = 5;
/** Nearer than this to an edge the board scrolls by itself. */
const EDGE = 36;

interface PointerParts {
  readonly holder: RefObject<HTMLDivElement | null>;
  readonly view: BoardViewStore;
  readonly model: BoardModel;
  readonly actions: BoardActions;
}

type Gesture =
  | { readonly kind: 'carry'; readonly what: Carried }
  | { readonly kind: 'paint'; readonly from: At }
  | { readonly kind: 'select'; readonly from: At };

interface At {
  readonly row: number;
  readonly day: number;
}

export interface BoardPointer {
  readonly onPointerDown: (event: PointerEvent) => void;
  /** True once after a drag: its click means nothing. */
  readonly swallowed: () => boolean;
}

/**
 * What a mouse or pen does on the board: carries duties and people, paints a run from the corner of the cursor, selects
 * a range. Fingers scroll; for them, as for keys, the same things are in the cell's menu.
 */
export function useBoardPointer(parts: PointerParts): BoardPointer {
  const latest = useRef(parts);
  latest.current = parts;
  const dragged = useRef(false);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  const onPointerDown = (event: PointerEvent) => {
    dragged.current = false;
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const gesture = gestureOf(event, latest.current);
    if (!gesture) return;
    if (gesture.kind === 'paint') event.preventDefault();
    const start = { x: event.clientX, y: event.clientY };
    let running = false;
    const move = (now: globalThis.PointerEvent) => {
      if (!running && Math.hypot(now.clientX - start.x, now.clientY - start.y) < SLACK) return;
      if (!running) begin(gesture, latest.current);
      running = true;
      dragged.current = true;
      now.preventDefault();
      follow(gesture, latest.current, now);
    };
    const end = (now: globalThis.PointerEvent | KeyboardEvent) => {
      if (now instanceof KeyboardEvent && now.key !== 'Escape') return;
      stop.current();
      if (running) finish(gesture, latest.current, now.type === 'pointerup');
    };
    const controller = new AbortController();
    const { signal } = controller;
    stop.current = () => controller.abort();
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', end, { signal });
    window.addEventListener('pointercancel', end, { signal });
    window.addEventListener('keydown', end, { signal, capture: true });
  };
  const swallowed = () => {
    const was = dragged.current;
    dragged.current = false;
    return was;
  };
  return { onPointerDown, swallowed };
}

function gestureOf(event: PointerEvent, { model, view, actions }: PointerParts): Gesture | null {
  const target = event.target as HTMLElement;
  const from = atOf(target);
  if (target.closest('[data-handle]') && from) return actions.readOnly ? null : { kind: 'paint', from };
  const what = actions.readOnly ? null : carriedFrom(target, { model, view });
  if (what) return { kind: 'carry', what };
  return from && !event.shiftKey ? { kind: 'select', from } : null;
}

function carriedFrom(target: HTMLElement, { model, view }: Pick<PointerParts, 'model' | 'view'>): Carried | null {
  const person = target.closest<HTMLElement>('[data-person]')?.dataset['person'];
  if (person !== undefined) return { kind: 'person', person };
  const card = target.closest<HTMLElement>('[data-card]')?.dataset['card'];
  const group = model.open.find((one) => one.key === card);
  if (group) return { kind: 'open', duty: group.duty, dates: group.dates };
  const at = atOf(target);
  const code = target.closest<HTMLElement>('[data-code]')?.dataset['code'];
  if (!at || code === undefined) return null;
  const date = model.facts.days[at.day]!.date;
  if (view.getState().pivot === 'people') return { kind: 'held', person: model.people[at.row]!.key, date, duty: code };
  const row = model.duties[at.row]!;
  if (row.kind !== 'duty') return null;
  return code === 'open'
    ? { kind: 'open', duty: row.key, dates: [date] }
    : { kind: 'held', person: code, date, duty: row.key };
}

function begin(gesture: Gesture, { holder, view, model, actions }: PointerParts): void {
  if (gesture.kind !== 'carry') {
    view.setState({ cursor: { ...gesture.from, anchor: gesture.from }, popover: null });
    return;
  }
  const { what } = gesture;
  actions.carry.start(what, 'pointer');
  const dates = what.kind === 'held' ? [what.date] : what.kind === 'open' ? what.dates : [];
  const days = dates.map((date) => model.facts.days.findIndex((day) => day.date === date)).filter((day) => day >= 0);
  if (holder.current) markVerdicts(holder.current, actions.carry.verdicts(what, days));
}

function follow(gesture: Gesture, parts: PointerParts, { clientX: x, clientY: y }: globalThis.PointerEvent): void {
  const { holder, view, actions } = parts;
  const under = document.elementFromPoint(x, y);
  const at = under && atOf(under);
  if (holder.current) scrollNearEdge(holder.current, x, y);
  if (gesture.kind === 'carry') return actions.carry.hover(under && placeUnder(under, parts), x, y);
  if (!at) return;
  const { from } = gesture;
  const to = gesture.kind === 'select' ? at : alongOneAxis(from, at);
  const { cursor } = view.getState();
  if (to.row !== cursor.row || to.day !== cursor.day) view.setState({ cursor: { ...to, anchor: from } });
}

/** Painting goes right or down, whichever is further. */
function alongOneAxis(from: At, to: At): At {
  const [down, right] = [to.row - from.row, to.day - from.day];
  return right >= down
    ? { row: from.row, day: Math.max(from.day, to.day) }
    : { row: Math.max(from.row, to.row), day: from.day };
}

function finish(gesture: Gesture, { view, actions }: PointerParts, done: boolean): void {
  clearMarks();
  if (gesture.kind === 'carry') return done ? actions.carry.put() : actions.carry.drop();
  if (gesture.kind !== 'paint') return;
  const { cursor } = view.getState();
  if (done) actions.clip.fill(cursor.row > gesture.from.row ? 'down' : 'right');
}

function placeUnder(under: Element, { model, view }: PointerParts): Place | null {
  const card = under.closest<HTMLElement>('[data-card]')?.dataset['card'];
  const group = model.open.find((one) => one.key === card);
  if (group) return { kind: 'card', duty: group.duty, dates: group.dates };
  const at = atOf(under);
  return at && placeAt(model, view.getState().pivot, at.row, at.day);
}

export function atOf(target: Element): At | null {
  const cell = target.closest<HTMLElement>('[data-row]');
  return cell ? { row: Number(cell.dataset['row']), day: Number(cell.dataset['column']) } : null;
}

function scrollNearEdge(grid: HTMLElement, x: number, y: number): void {
  const box = grid.getBoundingClientRect();
  const push = (at: number, low: number, high: number) => (at < low + EDGE ? -14 : at > high - EDGE ? 14 : 0);
  if (x < box.left || x > box.right || y < box.top || y > box.bottom) return;
  grid.scrollBy(push(x, box.left, box.right), push(y, box.top, box.bottom));
}
