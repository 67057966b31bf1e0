import type { Bound, InPieces, Problem } from '@evenflow/rules';

const FREE = -1;

/** Slot values known so far (−1 = free), with counts that make an any-of literal's value a look-up. */
export class Fixing {
  readonly value: Int8Array;
  /** Least cost of a bound that was used to fix something. */
  leastCost = Number.POSITIVE_INFINITY;
  #fixed = 0;
  #least = 0;
  #greatest = 0;
  readonly #problem: Problem;
  readonly #held: Int32Array;
  readonly #open: Int32Array;
  readonly #anyOfSlot: number[][];
  /** Each any-of literal's slots once. */
  readonly #members: readonly (readonly number[])[];

  constructor(problem: Problem) {
    this.#problem = problem;
    this.value = new Int8Array(problem.slots.length).fill(FREE);
    this.#held = new Int32Array(problem.anyOf.length);
    this.#members = eachOnce(problem);
    this.#open = Int32Array.from(this.#members, ({ length }) => length);
    this.#anyOfSlot = problem.slots.map(() => []);
    for (let k = 0; k < this.#members.length; k += 1)
      for (const slot of this.#members[k]!) this.#anyOfSlot[slot]!.push(k);
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

  /** What is known of every literal, as `literal` tells it. */
  known(): Int8Array {
    const known = new Int8Array(this.value.length + this.#open.length);
    known.set(this.value);
    for (let literal = this.value.length; literal < known.length; literal += 1) known[literal] = this.literal(literal);
    return known;
  }

  fixSlot(slot: number, value: 0 | 1): void {
    if (this.value[slot] !== FREE) return;
    this.value[slot] = value;
    this.#fixed += 1;
    for (const k of this.#anyOfSlot[slot] ?? []) {
      this.#open[k] = (this.#open[k] ?? 0) - 1;
      if (value === 1) this.#held[k] = (this.#held[k] ?? 0) + 1;
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
    const [least, greatest] = [this.#least, this.#greatest];
    const { literals, weights, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = bound;
    if (least > max || greatest < min || (least >= min && greatest <= max)) return false;
    for (let i = 0; i < literals.length; i += 1) {
      const literal = literals[i]!;
      if (this.literal(literal) !== FREE) continue;
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
    let [least, greatest] = [0, 0];
    for (let i = 0; i < literals.length; i += 1) {
      const value = this.literal(literals[i]!);
      if (value === 0) continue;
      const weight = weights?.[i] ?? 1;
      if (value === 1 || weight < 0) least += weight;
      if (value === 1 || weight > 0) greatest += weight;
    }
    [this.#least, this.#greatest] = [least, greatest];
  }

  #fixLiteral(literal: number, value: 0 | 1): boolean {
    if (literal < this.value.length) {
      this.fixSlot(literal, value);
      return true;
    }
    const open = this.#members[literal - this.value.length]!.filter((slot) => this.value[slot] === FREE);
    if (value === 1 && open.length > 1) return false;
    for (const slot of open) this.fixSlot(slot, value);
    return true;
  }
}

/** The slots of each any-of literal, none twice. */
function eachOnce({ slots, anyOf }: Problem): readonly (readonly number[])[] {
  const seen = new Int32Array(slots.length).fill(-1);
  return anyOf.map((members, k) =>
    members.filter((slot) => {
      const isFirst = seen[slot] !== k;
      seen[slot] = k;
      return isFirst;
    }),
  );
}
