import type { SearchModel } from './search-model.ts';
import { PositionSet } from './position-set.ts';

/**
 * One rota under search: slot values, every row's count and both costs, kept up to date flip by flip. Nothing is ever
 * counted from scratch, so pricing a flip touches only the rows the slot stands in.
 */
export class SearchState {
  readonly model: SearchModel;
  /** Literal values: slots first, then any-of literals. */
  readonly lit: Uint8Array;
  /** Where each row stands in the cost tables. */
  readonly position: Int32Array;
  readonly #anyHeld: Int32Array;
  /** What provisional flips changed, for taking them back: rows with their places, literals, slots. */
  #logRow = new Int32Array(4096);
  #logPosition = new Int32Array(4096);
  #logSize = 0;
  #litLog = new Int32Array(1024);
  #litLogSize = 0;
  readonly #flipped: Int32Array;
  #flips = 0;
  /** Held free slots, for picking one at random. */
  readonly held: PositionSet;
  /** Rows that break something harder than a should, and rows that cost anything. */
  readonly brokenHard: PositionSet;
  readonly broken: PositionSet;
  /** Slots held against a "not both". */
  readonly clashing: PositionSet;
  readonly #clashes: Int32Array;
  /** Cost in the problem's units, without the constant of what is fixed. */
  trueCost = 0;

  constructor(model: SearchModel) {
    this.model = model;
    this.lit = new Uint8Array(model.literalCount);
    this.position = model.rowOrigin.slice();
    this.#anyHeld = new Int32Array(model.literalCount - model.slotCount);
    this.#flipped = new Int32Array(model.slotCount);
    this.held = new PositionSet(model.slotCount);
    this.broken = new PositionSet(model.rowCount);
    this.brokenHard = new PositionSet(model.rowCount);
    this.clashing = new PositionSet(model.literalCount);
    this.#clashes = new Int32Array(model.literalCount);
    for (let row = 0; row < model.rowCount; row += 1) {
      this.trueCost += model.trueCost[this.position[row]!]!;
      this.#note(row);
    }
  }

  /** Makes this state hold exactly the given free slots. */
  load(freeHeld: ArrayLike<number>): void {
    for (let slot = 0; slot < this.model.slotCount; slot += 1) {
      if (this.lit[slot] !== freeHeld[slot]) this.commit(slot);
    }
  }

  /**
   * What flipping one slot would change in the search's cost. Nothing is changed, except by a tangled slot, which is
   * flipped provisionally: call `takeBack` afterwards.
   */
  price(slot: number): number {
    const { model, lit } = this;
    if (model.tangled[slot] === 1) return this.flip(slot);
    const { list } = model.effects;
    const sign = lit[slot] === 1 ? -1 : 1;
    const turning = sign === 1 ? 0 : 1;
    let at = model.effects.start[slot]!;
    let delta = this.#priceLiteral(at, sign);
    at += 2 + 2 * (list[at]! + list[at + 1]!);
    for (let left = list[at]!; left > 0; left -= 1) {
      const end = list[at + 2]!;
      if (this.#anyHeld[list[at + 1]!] === turning) delta += this.#priceLiteral(at + 3, sign);
      at = end - 1;
    }
    return delta;
  }

  /** Prices the effects of a literal that stand at `at` in the list. */
  #priceLiteral(at: number, sign: number): number {
    const { position, lit } = this;
    const { searchCost, pairSearchCost } = this.model;
    const { list } = this.model.effects;
    let e = at + 2;
    let delta = 0;
    for (const end = e + 2 * list[at]!; e < end; e += 2) {
      const from = position[list[e]!]!;
      delta += searchCost[from + sign * list[e + 1]!]! - searchCost[from]!;
    }
    let clash = 0;
    for (const end = e + 2 * list[at + 1]!; e < end; e += 2) {
      if (lit[list[e]!] === 1) clash += pairSearchCost[list[e + 1]!]!;
    }
    return delta + sign * clash;
  }

  /** Flips one slot provisionally and returns the change in the search's cost; `takeBack` undoes all such flips. */
  flip(slot: number): number {
    const { model, lit } = this;
    const { list } = model.effects;
    const sign = lit[slot] === 1 ? -1 : 1;
    const turning = sign === 1 ? 0 : 1;
    let at = model.effects.start[slot]!;
    let delta = this.#flipLiteral(slot, at, sign);
    at += 2 + 2 * (list[at]! + list[at + 1]!);
    for (let left = list[at]!; left > 0; left -= 1) {
      const k = list[at + 1]!;
      const end = list[at + 2]!;
      if (this.#anyHeld[k] === turning) delta += this.#flipLiteral(model.slotCount + k, at + 3, sign);
      this.#anyHeld[k]! += sign;
      at = end - 1;
    }
    this.#flipped[this.#flips] = slot;
    this.#flips += 1;
    return delta;
  }

  /** Undoes every provisional flip. */
  takeBack(): void {
    const { model, lit, position } = this;
    const { start, list } = model.effects;
    const [logRow, logPosition] = [this.#logRow, this.#logPosition];
    for (let i = this.#logSize - 1; i >= 0; i -= 1) position[logRow[i]!] = logPosition[i]!;
    for (let i = this.#litLogSize - 1; i >= 0; i -= 1) lit[this.#litLog[i]!]! ^= 1;
    for (let i = 0; i < this.#flips; i += 1) {
      const slot = this.#flipped[i]!;
      const sign = lit[slot] === 1 ? 1 : -1;
      let at = start[slot]!;
      at += 2 + 2 * (list[at]! + list[at + 1]!);
      for (let left = list[at]!; left > 0; left -= 1) {
        this.#anyHeld[list[at + 1]!]! += sign;
        at = list[at + 2]! - 1;
      }
    }
    this.#logSize = 0;
    this.#litLogSize = 0;
    this.#flips = 0;
  }

  #flipLiteral(literal: number, at: number, sign: number): number {
    const { position, lit } = this;
    const { searchCost, pairSearchCost } = this.model;
    const { list } = this.model.effects;
    let e = at + 2;
    const rows = list[at]!;
    if (this.#logSize + rows > this.#logRow.length) this.#growLog(rows);
    const logRow = this.#logRow;
    const logPosition = this.#logPosition;
    let log = this.#logSize;
    let delta = 0;
    for (const end = e + 2 * rows; e < end; e += 2) {
      const row = list[e]!;
      const from = position[row]!;
      const to = from + sign * list[e + 1]!;
      position[row] = to;
      logRow[log] = row;
      logPosition[log] = from;
      log += 1;
      delta += searchCost[to]! - searchCost[from]!;
    }
    this.#logSize = log;
    let clash = 0;
    for (const end = e + 2 * list[at + 1]!; e < end; e += 2) {
      if (lit[list[e]!] === 1) clash += pairSearchCost[list[e + 1]!]!;
    }
    lit[literal] = sign === 1 ? 1 : 0;
    if (this.#litLogSize === this.#litLog.length) this.#litLog = enlarged(this.#litLog, 1);
    this.#litLog[this.#litLogSize] = literal;
    this.#litLogSize += 1;
    return delta + sign * clash;
  }

  #growLog(needed: number): void {
    this.#logRow = enlarged(this.#logRow, needed);
    this.#logPosition = enlarged(this.#logPosition, needed);
  }

  /** Flips one slot for good: true cost, held slots and broken rows follow. */
  commit(slot: number): void {
    const { model, lit } = this;
    const { list } = model.effects;
    const sign = lit[slot] === 1 ? -1 : 1;
    const turning = sign === 1 ? 0 : 1;
    let at = model.effects.start[slot]!;
    this.#commitLiteral(slot, at, sign);
    at += 2 + 2 * (list[at]! + list[at + 1]!);
    for (let left = list[at]!; left > 0; left -= 1) {
      const k = list[at + 1]!;
      const end = list[at + 2]!;
      if (this.#anyHeld[k] === turning) this.#commitLiteral(model.slotCount + k, at + 3, sign);
      this.#anyHeld[k]! += sign;
      at = end - 1;
    }
    this.held.put(slot, sign === 1);
  }

  #commitLiteral(literal: number, at: number, sign: number): void {
    const { position, lit } = this;
    const { trueCost, pairTrueCost } = this.model;
    const { list } = this.model.effects;
    let e = at + 2;
    for (const end = e + 2 * list[at]!; e < end; e += 2) {
      const row = list[e]!;
      const from = position[row]!;
      const to = from + sign * list[e + 1]!;
      position[row] = to;
      if (trueCost[to] === trueCost[from]) continue;
      this.trueCost += trueCost[to]! - trueCost[from]!;
      this.#note(row);
    }
    for (const end = e + 2 * list[at + 1]!; e < end; e += 2) {
      const other = list[e]!;
      if (lit[other] !== 1) continue;
      this.trueCost += sign * pairTrueCost[list[e + 1]!]!;
      this.#clashes[literal]! += sign;
      this.#clashes[other]! += sign;
      this.clashing.put(other, this.#clashes[other]! > 0);
    }
    this.clashing.put(literal, this.#clashes[literal]! > 0);
    lit[literal] = sign === 1 ? 1 : 0;
  }

  #note(row: number): void {
    const cost = this.model.trueCost[this.position[row]!]!;
    this.broken.put(row, cost > 0);
    this.brokenHard.put(row, cost >= this.model.hardUnit);
  }
}

function enlarged(log: Int32Array<ArrayBuffer>, needed: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * (log.length + needed));
  larger.set(log);
  return larger;
}
