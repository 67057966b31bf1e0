import type { RotaShape } from './rota-shape.ts';
import type { SearchState } from './search-state.ts';

const LONGEST_MOVE = 96;

/** A set of slots to flip together, built piece by piece by the proposers and priced as one. */
export class Move {
  readonly slots = new Int32Array(LONGEST_MOVE);
  size = 0;
  readonly state: SearchState;
  readonly shape: RotaShape;
  readonly #stamp: Int32Array;
  #now = 0;

  constructor(state: SearchState, shape: RotaShape) {
    this.state = state;
    this.shape = shape;
    this.#stamp = new Int32Array(state.model.slotCount);
  }

  clear(): void {
    this.size = 0;
    this.#now += 1;
  }

  /** Whether the slot would be held after the move so far. */
  holds(slot: number): boolean {
    return (this.state.lit[slot] === 1) !== (this.#stamp[slot] === this.#now);
  }

  /** Makes the slot held, or not, by this move. */
  put(slot: number, held: boolean): void {
    if (this.holds(slot) === held) return;
    if (this.#stamp[slot] === this.#now) {
      this.#drop(slot);
      return;
    }
    if (this.size === LONGEST_MOVE) return;
    this.#stamp[slot] = this.#now;
    this.slots[this.size] = slot;
    this.size += 1;
  }

  /** The slot together with everything linked to it. */
  putBlock(slot: number, held: boolean): void {
    const { blockStart, blockSlots } = this.shape;
    for (let b = blockStart[slot]!, end = blockStart[slot + 1]!; b < end; b += 1) this.put(blockSlots[b]!, held);
  }

  /** Change in the search's cost; the state is as before afterwards. */
  price(): number {
    const { state, slots } = this;
    const last = this.size - 1;
    if (last < 0) return 0;
    let delta = 0;
    for (let i = 0; i < last; i += 1) delta += state.flip(slots[i]!);
    delta += state.price(slots[last]!);
    state.takeBack();
    return delta;
  }

  commit(): void {
    for (let i = 0; i < this.size; i += 1) this.state.commit(this.slots[i]!);
  }

  #drop(slot: number): void {
    this.#stamp[slot] = 0;
    const at = this.slots.indexOf(slot);
    this.size -= 1;
    this.slots.copyWithin(at, at + 1, this.size + 1);
  }
}
