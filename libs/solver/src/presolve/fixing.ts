import type { Bound, InPieces, Problem } from '@evenflow/rules';

const FREE = -1;

/** Slot values known so far (−1 = free), with counts that make an any-of literal's value a look-up. */
export class Fixing {
  readonly value: Int8Array;
  /** Least cost of a bound that was used to fix something. */
  leastCost = Number.POSITIVE_INFINITY;
  readonly #problem: Problem;
  readonly #held: Int32Array;
  readonly #open: Int32Array;
  readonly #anyOfSlot: number[][];

  constructor(problem: Problem) {
    this.#problem = problem;
    this.value = new Int8Array(problem.slots.length).fill(FREE);
    this.#held = new Int32Array(problem.anyOf.length);
    this.#open = Int32Array.from(problem.anyOf, (slots) => new Set(slots).size);
    this.#anyOfSlot = problem.slots.map(() => []);
    problem.anyOf.forEach((slots, k) => new Set(slots).forEach((slot) => this.#anyOfSlot[slot]?.push(k)));
    problem.slots.forEach((slot, index) => {
      if (slot.decided !== undefined) this.fixSlot(index, slot.decided ? 1 : 0);
    });
  }

  /** 0, 1, or −1 when not known. */
  literal(literal: number): number {
    if (literal < this.value.length) return this.value[literal] ?? FREE;
    const k = literal - this.value.length;
    if ((this.#held[k] ?? 0) > 0) return 1;
    return this.#open[k] === 0 ? 0 : FREE;
  }

  fixSlot(slot: number, value: 0 | 1): void {
    if (this.value[slot] !== FREE) return;
    this.value[slot] = value;
    for (const k of this.#anyOfSlot[slot] ?? []) {
      this.#open[k] = (this.#open[k] ?? 0) - 1;
      if (value === 1) this.#held[k] = (this.#held[k] ?? 0) + 1;
    }
  }

  /** Follows every must to what it leaves no choice about, until nothing more follows; so many musts at a time. */
  *propagate(piece: number): InPieces<void> {
    const musts = this.#problem.bounds.filter((bound) => bound.tier === 'must' && bound.weight > 0);
    let again = true;
    for (let round = 0; again && round < 20; round += 1) {
      again = false;
      for (const [at, bound] of musts.entries()) {
        if (at % piece === 0) yield;
        again = this.#follow(bound) || again;
      }
    }
  }

  #follow(bound: Bound): boolean {
    let least = 0;
    let greatest = 0;
    bound.literals.forEach((literal, i) => {
      const weight = bound.weights?.[i] ?? 1;
      const value = this.literal(literal);
      if (value !== 0 && (value === 1 || weight < 0)) least += weight;
      if (value !== 0 && (value === 1 || weight > 0)) greatest += weight;
    });
    const min = bound.min ?? Number.NEGATIVE_INFINITY;
    const max = bound.max ?? Number.POSITIVE_INFINITY;
    if (least > max || greatest < min || (least >= min && greatest <= max)) return false;
    let changed = false;
    bound.literals.forEach((literal, i) => {
      if (this.literal(literal) !== FREE) return;
      const weight = bound.weights?.[i] ?? 1;
      const size = Math.abs(weight);
      const away = weight > 0 ? least + size > max : greatest - size < min;
      const towards = weight > 0 ? greatest - size < min : least + size > max;
      if (away === towards || !this.#fixLiteral(literal, towards ? 1 : 0)) return;
      changed = true;
      this.leastCost = Math.min(this.leastCost, bound.weight * this.#problem.tierCost.must);
    });
    return changed;
  }

  #fixLiteral(literal: number, value: 0 | 1): boolean {
    if (literal < this.value.length) {
      this.fixSlot(literal, value);
      return true;
    }
    const open = (this.#problem.anyOf[literal - this.value.length] ?? []).filter((slot) => this.value[slot] === FREE);
    const distinct = [...new Set(open)];
    if (value === 1 && distinct.length > 1) return false;
    for (const slot of distinct) this.fixSlot(slot, value);
    return true;
  }
}
