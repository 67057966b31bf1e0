import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { TallyFinder, TallyMoving } from '../use-tally-move.ts';
import { costOf } from '../use-tally-move.ts';
import { isMovable } from './fairness-table.tsx';

export interface TallyGhost {
  readonly x: number;
  readonly y: number;
  readonly from: string;
  readonly sentence: string;
}

const SLACK = 5;
/** The rules are asked once the pointer rests on somebody for so long. */
const REST_MS = 60;

/** A number dragged onto somebody else’s of the same kind: says what it would mean before letting go. */
export function useTallyDrag(finder: TallyFinder, onMove: (moving: TallyMoving) => void) {
  const [ghost, setGhost] = useState<TallyGhost | null>(null);
  const stop = useRef<() => void>(() => undefined);
  const dragged = useRef(false);
  useEffect(() => () => stop.current(), []);

  const onPointerDown = (event: PointerEvent) => {
    dragged.current = false;
    const source = (event.target as Element).closest<HTMLElement>('[data-movable]');
    const [kind, from] = [source?.dataset['kind'], source?.dataset['person']];
    if (!source || event.button !== 0 || event.pointerType === 'touch' || !from || !isKind(kind)) return;
    const start = { x: event.clientX, y: event.clientY };
    const drag = new Drag(finder, kind, from);
    const controller = new AbortController();
    const { signal } = controller;
    const move = (now: globalThis.PointerEvent) => {
      if (!dragged.current && Math.hypot(now.clientX - start.x, now.clientY - start.y) < SLACK) return;
      dragged.current = true;
      now.preventDefault();
      source.dataset['source'] = '';
      const under = document.elementFromPoint(now.clientX, now.clientY)?.closest<HTMLElement>('[data-kind]') ?? null;
      const at = { x: now.clientX, y: now.clientY, from: finder.nameOf(from) };
      drag.over(under, (sentence) => setGhost({ ...at, sentence }));
      setGhost({ ...at, sentence: drag.sentence });
    };
    const end = (now: globalThis.PointerEvent) => {
      stop.current();
      if (now.type === 'pointerup' && drag.target) onMove({ kind, from, to: drag.target });
    };
    stop.current = () => {
      controller.abort();
      drag.end();
      delete source.dataset['source'];
      setGhost(null);
    };
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', end, { signal });
    window.addEventListener('pointercancel', end, { signal });
  };
  const swallowed = () => {
    const was = dragged.current;
    dragged.current = false;
    return was;
  };
  return { ghost, onPointerDown, swallowed };
}

function isKind(kind: string | undefined): kind is TallyMoving['kind'] {
  return kind !== undefined && isMovable(kind as TallyMoving['kind']);
}

/** What lies under the pointer while a number is dragged. */
class Drag {
  target: string | null = null;
  sentence = 'Drag it onto somebody’s number';
  #cell: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly finder: TallyFinder,
    private readonly kind: TallyMoving['kind'],
    private readonly from: string,
  ) {}

  over(cell: HTMLElement | null, tell: (sentence: string) => void): void {
    if (cell === this.#cell) return;
    this.end();
    const person = cell?.dataset['kind'] === this.kind ? cell.dataset['person'] : undefined;
    this.#cell = cell;
    this.target = person && person !== this.from ? person : null;
    this.sentence = this.target ? `to ${this.finder.nameOf(this.target)}: looking for a way` : 'Not here';
    if (!cell || !this.target) return;
    const { target } = this;
    this.#timer = setTimeout(() => {
      const found = this.finder.quick(this.kind, this.from, target);
      const [best] = found.moves;
      const cost = costOf(found);
      cell.dataset['drop'] = !best ? 'must' : cost > 0 ? 'cost' : 'legal';
      this.sentence = best
        ? `Legal, cost ${cost < 0 ? `−${-cost}` : `+${cost}`}. ${best.handOvers.length} duties change.`
        : (found.against[0]?.finding?.sentence ?? 'No legal way.');
      tell(this.sentence);
    }, REST_MS);
  }

  end(): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#cell) delete this.#cell.dataset['drop'];
    this.#cell = null;
  }
}
