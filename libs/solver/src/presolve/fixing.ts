import type { Bound, InPieces, Problem } from '@evenflow/rules';
import { turned, type Sparse } from './sparse.ts';

const FREE = -1;

/** What is known of every literal, followed from must to must. */
export class Fixing {
  /** By literal: 0, 1, or −1 when not known. */
  readonly known: Int8Array;
  /** Least cost of a bound that was used to fix something. */
  leastCost = Number.POSITIVE_INFINITY;
  #fixed = 0;
  #least = 0;
  #greatest = 0;
  readonly #problem: Problem;
  readonly #slotCount: number;
  /** The slots of each any-of literal, none twice; and of each slot, the any-of literals it is one of. */
  readonly #slotsOf: Sparse;
  readonly #anyOfSlot: Sparse;
  /** Of each any-of literal's slots, how many are free. */
  readonly #open: Int32Array;

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#slotCount = problem.slots.length;
    this.#slotsOf = eachOnce(problem);
    this.#anyOfSlot = turned(this.#slotsOf, this.#slotCount);
    const { start } = this.#slotsOf;
    this.known = new Int8Array(this.#slotCount + problem.anyOf.length).fill(FREE);
    this.#open = new Int32Array(problem.anyOf.length);
    for (let k = 0; k < this.#open.length; k += 1) {
      this.#open[k] = start[k + 1]! - start[k]!;
      if (this.#open[k] === 0) this.known[this.#slotCount + k] = 0;
    }
    for (let slot = 0; slot < this.#slotCount; slot += 1) {
      const { decided } = problem.slots[slot]!;
      if (decided !== undefined) this.#fixSlot(slot, decided ? 1 : 0);
    }
  }

  #fixSlot(slot: number, value: 0 | 1): void {
    if (this.known[slot] !== FREE) return;
    this.known[slot] = value;
    this.#fixed += 1;
    const { start, index } = this.#anyOfSlot;
    for (let i = start[slot]!; i < start[slot + 1]!; i += 1) {
      const k = index[i]!;
      this.#open[k]! -= 1;
      if (value === 1) this.known[this.#slotCount + k] = 1;
      else if (this.#open[k] === 0 && this.known[this.#slotCount + k] === FREE) this.known[this.#slotCount + k] = 0;
    }
  }

  /** Follows every must to what it leaves no choice about, until nothing more follows; so many musts at a time. */
  *propagate(piece: number): InPieces<void> {
    let musts = this.#problem.bounds.filter((bound) => bound.tier === 'must' && bound.weight > 0);
    for (let round = 0; round < 20; round += 1) {
      const before = this.#fixed;
      const open: Bound[] = [];
      for (let at = 0; at < musts.length; at += 1) {
        if (at % piece === 0) yield;
        if (this.#follow(musts[at]!)) open.push(musts[at]!);
      }
      if (this.#fixed === before) return;
      musts = open;
    }
  }

  /** False when nothing can follow from this bound any more: it is kept, or broken, whatever the free slots are. */
  #follow(bound: Bound): boolean {
    this.#measure(bound);
    const least = this.#least;
    const greatest = this.#greatest;
    const { literals, weights, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = bound;
    if (least > max || greatest < min || (least >= min && greatest <= max)) return false;
    for (let i = 0; i < literals.length; i += 1) {
      const literal = literals[i]!;
      if (this.known[literal] !== FREE) continue;
      const weight = weights?.[i] ?? 1;
      const size = Math.abs(weight);
      const above = least + size > max;
      const below = greatest - size < min;
      if (above === below || !this.#fixLiteral(literal, weight > 0 === below ? 1 : 0)) continue;
      this.leastCost = Math.min(this.leastCost, bound.weight * this.#problem.tierCost.must);
    }
    return true;
  }

  /** Between what a bound's literals add up to, as far as they are known. */
  #measure({ literals, weights }: Bound): void {
    const known = this.known;
    let least = 0;
    let greatest = 0;
    for (let i = 0; i < literals.length; i += 1) {
      const value = known[literals[i]!]!;
      if (value === 0) continue;
      const weight = weights?.[i] ?? 1;
      if (value === 1 || weight < 0) least += weight;
      if (value === 1 || weight > 0) greatest += weight;
    }
    this.#least = least;
    this.#greatest = greatest;
  }

  #fixLiteral(literal: number, value: 0 | 1): boolean {
    if (literal < this.#slotCount) {
      this.#fixSlot(literal, value);
      return true;
    }
    const k = literal - this.#slotCount;
    if (value === 1 && this.#open[k]! > 1) return false;
    const { start, index } = this.#slotsOf;
    for (let i = start[k]!; i < start[k + 1]!; i += 1) this.#fixSlot(index[i]!, value);
    return true;
  }
}

/** The slots of each any-of literal, none twice. */
function eachOnce({ slots, anyOf }: Problem): Sparse {
  const seen = new Int32Array(slots.length).fill(-1);
  const start = new Int32Array(anyOf.length + 1);
  const index = new Int32Array(anyOf.reduce((sum, members) => sum + members.length, 0));
  let at = 0;
  for (let k = 0; k < anyOf.length; k += 1) {
    const members = anyOf[k]!;
    for (let i = 0; i < members.length; i += 1) {
      const slot = members[i]!;
      if (seen[slot] === k) continue;
      seen[slot] = k;
      index[at] = slot;
      at += 1;
    }
    start[k + 1] = at;
  }
  return { start, index: index.subarray(0, at), value: new Int32Array(at) };
}
