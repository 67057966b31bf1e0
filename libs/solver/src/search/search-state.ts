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
  readonly #litLog: number[] = [];
  readonly #flipped: number[] = [];
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
    const sign = lit[slot] === 1 ? -1 : 1;
    let delta = this.#priceLiteral(slot, sign);
    const turning = sign === 1 ? 0 : 1;
    for (let a = model.anyStart[slot]!, end = model.anyStart[slot + 1]!; a < end; a += 1) {
      const k = model.anyOf[a]!;
      if (this.#anyHeld[k] === turning) delta += this.#priceLiteral(model.slotCount + k, sign);
    }
    return delta;
  }

  #priceLiteral(literal: number, sign: number): number {
    const { rowStart, rowOf, rowSteps, searchCost, pairStart, pairOther, pairSearchCost } = this.model;
    const { position, lit } = this;
    let delta = 0;
    for (let e = rowStart[literal]!, end = rowStart[literal + 1]!; e < end; e += 1) {
      const at = position[rowOf[e]!]!;
      delta += searchCost[at + sign * rowSteps[e]!]! - searchCost[at]!;
    }
    let clash = 0;
    for (let e = pairStart[literal]!, end = pairStart[literal + 1]!; e < end; e += 1) {
      if (lit[pairOther[e]!] === 1) clash += pairSearchCost[e]!;
    }
    return delta + sign * clash;
  }

  /** Flips one slot provisionally and returns the change in the search's cost; `takeBack` undoes all such flips. */
  flip(slot: number): number {
    const { model, lit } = this;
    const sign = lit[slot] === 1 ? -1 : 1;
    let delta = this.#flipLiteral(slot, sign);
    const turning = sign === 1 ? 0 : 1;
    for (let a = model.anyStart[slot]!, end = model.anyStart[slot + 1]!; a < end; a += 1) {
      const k = model.anyOf[a]!;
      if (this.#anyHeld[k] === turning) delta += this.#flipLiteral(model.slotCount + k, sign);
      this.#anyHeld[k]! += sign;
    }
    this.#flipped.push(slot);
    return delta;
  }

  /** Undoes every provisional flip. */
  takeBack(): void {
    const { model, lit, position } = this;
    for (let i = this.#logSize - 1; i >= 0; i -= 1) position[this.#logRow[i]!] = this.#logPosition[i]!;
    for (let i = this.#litLog.length - 1; i >= 0; i -= 1) lit[this.#litLog[i]!]! ^= 1;
    for (const slot of this.#flipped) {
      const sign = lit[slot] === 1 ? 1 : -1;
      for (let a = model.anyStart[slot]!, end = model.anyStart[slot + 1]!; a < end; a += 1) {
        this.#anyHeld[model.anyOf[a]!]! += sign;
      }
    }
    this.#logSize = 0;
    this.#litLog.length = 0;
    this.#flipped.length = 0;
  }

  #flipLiteral(literal: number, sign: number): number {
    const { rowStart, rowOf, rowSteps, searchCost, pairStart, pairOther, pairSearchCost } = this.model;
    const { position, lit } = this;
    const from = rowStart[literal]!;
    const end = rowStart[literal + 1]!;
    if (this.#logSize + end - from > this.#logRow.length) this.#growLog(end - from);
    const logRow = this.#logRow;
    const logPosition = this.#logPosition;
    let log = this.#logSize;
    let delta = 0;
    for (let e = from; e < end; e += 1) {
      const row = rowOf[e]!;
      const at = position[row]!;
      const to = at + sign * rowSteps[e]!;
      position[row] = to;
      logRow[log] = row;
      logPosition[log] = at;
      log += 1;
      delta += searchCost[to]! - searchCost[at]!;
    }
    this.#logSize = log;
    let clash = 0;
    for (let e = pairStart[literal]!, last = pairStart[literal + 1]!; e < last; e += 1) {
      if (lit[pairOther[e]!] === 1) clash += pairSearchCost[e]!;
    }
    lit[literal] = sign === 1 ? 1 : 0;
    this.#litLog.push(literal);
    return delta + sign * clash;
  }

  #growLog(needed: number): void {
    const size = 2 * (this.#logRow.length + needed);
    const [rows, positions] = [new Int32Array(size), new Int32Array(size)];
    rows.set(this.#logRow);
    positions.set(this.#logPosition);
    this.#logRow = rows;
    this.#logPosition = positions;
  }

  /** Flips one slot for good: true cost, held slots and broken rows follow. */
  commit(slot: number): void {
    const { model, lit } = this;
    const sign = lit[slot] === 1 ? -1 : 1;
    this.#commitLiteral(slot, sign);
    const turning = sign === 1 ? 0 : 1;
    for (let a = model.anyStart[slot]!, end = model.anyStart[slot + 1]!; a < end; a += 1) {
      const k = model.anyOf[a]!;
      if (this.#anyHeld[k] === turning) this.#commitLiteral(model.slotCount + k, sign);
      this.#anyHeld[k]! += sign;
    }
    this.held.put(slot, sign === 1);
  }

  #commitLiteral(literal: number, sign: number): void {
    const { rowStart, rowOf, rowSteps, trueCost, pairStart, pairOther, pairTrueCost } = this.model;
    const { position, lit } = this;
    for (let e = rowStart[literal]!, end = rowStart[literal + 1]!; e < end; e += 1) {
      const row = rowOf[e]!;
      const at = position[row]!;
      const to = at + sign * rowSteps[e]!;
      position[row] = to;
      if (trueCost[to] === trueCost[at]) continue;
      this.trueCost += trueCost[to]! - trueCost[at]!;
      this.#note(row);
    }
    for (let e = pairStart[literal]!, end = pairStart[literal + 1]!; e < end; e += 1) {
      const other = pairOther[e]!;
      if (lit[other] !== 1) continue;
      this.trueCost += sign * pairTrueCost[e]!;
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
