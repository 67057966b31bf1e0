import { placeAt, carriedAt, sizeOf } from './selection.ts';
import type { BoardModel } from './board-model.ts';
import type { BoardViewStore } from './board-view.ts';
import { pickUp } from './carrying.ts';
import type { Edit } from './edits.ts';
import { sayConsequence, verdictOf, type Verdict } from './live-rota.ts';
import { putDown, type Carried, type Place, type Putting } from './moves.ts';
import type { RotaDesk } from './rota-session.ts';

interface CarryParts {
  readonly desk: RotaDesk;
  readonly view: BoardViewStore;
  readonly model: () => BoardModel;
  readonly change: (edits: readonly Edit[]) => void;
}

/** What a place would mean for what is carried. */
export interface Judged {
  readonly putting: Putting | null;
  readonly verdict: Verdict | null;
  readonly sentence: string;
}

/** Picking something up, what each place would mean for it, and putting it down: one way for pointer and keys. */
export class CarryActions {
  constructor(private readonly parts: CarryParts) {}

  /** By keys or menu: what the cursor's cell holds is carried until Enter or Esc. */
  pickUpAtCursor(meant: string | null = null): void {
    const { view, model } = this.parts;
    const what = carriedAt(model(), view.getState(), meant);
    if (!what) return view.setState({ announcement: 'Nothing to pick up here.' });
    this.start(what, 'keys');
  }

  start(what: Carried, by: 'pointer' | 'keys'): void {
    const carrying = pickUp(this.parts.model().facts.team, what, by);
    this.parts.view.setState({ carrying, popover: null, notice: null, announcement: `Picked up ${carrying.sentence}` });
  }

  /** Says what putting it down at a place would do; nothing is changed. */
  judge(what: Carried, place: Place): Judged {
    const { desk, model } = this.parts;
    const putting = putDown(model().facts.team, desk.store.getState().content, what, place);
    if (!putting) return { putting, verdict: null, sentence: 'It is there already.' };
    const consequence = desk.live.consequence(putting.edits);
    const words = putting.words.charAt(0).toUpperCase() + putting.words.slice(1);
    return { putting, verdict: verdictOf(consequence), sentence: `${words}. ${sayConsequence(consequence)}` };
  }

  /** The carried thing is over a place, or over none. */
  hover(place: Place | null, x: number, y: number): void {
    const { view } = this.parts;
    const { carrying } = view.getState();
    if (!carrying) return;
    if (!place) return view.setState({ carrying: { ...carrying, x, y, over: null, sentence: 'Not here' } });
    const same = carrying.over && JSON.stringify(carrying.over.place) === JSON.stringify(place);
    if (same) return view.setState({ carrying: { ...carrying, x, y } });
    const { putting, verdict, sentence } = this.judge(carrying.what, place);
    view.setState({ carrying: { ...carrying, x, y, over: { place, putting, verdict }, sentence } });
  }

  /** Where the cursor is now is where it would go. */
  hoverCursor(): void {
    const { view, model } = this.parts;
    const { pivot, cursor } = view.getState();
    this.hover(placeAt(model(), pivot, cursor.row, cursor.day), 0, 0);
    view.setState({ announcement: view.getState().carrying?.sentence ?? '' });
  }

  put(): void {
    const { view, change } = this.parts;
    const { carrying } = view.getState();
    view.setState({ carrying: null });
    const edits = carrying?.over?.putting?.edits;
    if (edits) change(edits);
    else view.setState({ announcement: 'Put back where it was.' });
  }

  drop(): void {
    this.parts.view.setState({ carrying: null, announcement: 'Put back where it was.' });
  }

  /** Verdicts for every place of the columns given, for marks on the board. */
  *verdicts(what: Carried, days: readonly number[]): Generator<{ row: number; day: number; verdict: Verdict }> {
    const { view, model } = this.parts;
    const { pivot } = view.getState();
    const { rows } = sizeOf(model(), { pivot });
    for (const day of days) {
      for (let row = 0; row < rows; row += 1) {
        const place = placeAt(model(), pivot, row, day);
        const verdict = place && this.judge(what, place).verdict;
        if (verdict) yield { row, day, verdict };
      }
    }
  }
}
