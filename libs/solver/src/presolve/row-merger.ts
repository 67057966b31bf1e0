import type { Bound, Problem } from '@evenflow/rules';
import { emptyByTier } from '../evaluate.ts';
import type { LiteralMap } from './literal-map.ts';
import type { RowPart } from './reduced.ts';
import { TermPool, Terms } from './term-pool.ts';

type Merged = Pick<Bound, 'literals' | 'weights' | 'min' | 'max' | 'weight' | 'tier'>;

/** Bounds over free literals, those over the same weighted ones as one. */
export class RowMerger {
  /** What fixed literals alone cost. */
  readonly constant = emptyByTier();
  /** Literals in order, the first weight positive; the parts of each list by its number. */
  readonly rows = new TermPool();
  readonly parts: RowPart[][] = [];
  readonly #problem: Problem;
  /** What is known of each literal: 0, 1, or −1 when nothing. */
  readonly #known: Int8Array;
  readonly #map: LiteralMap;
  readonly #terms = new Terms();
  /** Summed weights by literal, while `#seen` says they are of this bound. */
  readonly #sum: Float64Array;
  readonly #seen: Int32Array;
  #now = 0;

  constructor(problem: Problem, known: Int8Array, map: LiteralMap) {
    this.#problem = problem;
    this.#known = known;
    this.#map = map;
    this.#sum = new Float64Array(map.count);
    this.#seen = new Int32Array(map.count);
  }

  add(bound: Merged): void {
    if (bound.weight === 0) return;
    const terms = this.#terms;
    const fixed = this.#fold(bound);
    let min = (bound.min ?? Number.NEGATIVE_INFINITY) - fixed;
    let max = (bound.max ?? Number.POSITIVE_INFINITY) - fixed;
    if (terms.count === 0) {
      const outside = Math.max(0, min, -max);
      this.constant[bound.tier] += outside * bound.weight * this.#problem.tierCost[bound.tier];
      return;
    }
    if (terms.weights[0]! < 0) {
      for (let i = 0; i < terms.count; i += 1) terms.weights[i] = -terms.weights[i]!;
      const turnedMin = -max;
      max = -min;
      min = turnedMin;
    }
    let least = 0;
    let greatest = 0;
    for (let i = 0; i < terms.count; i += 1) {
      const weight = terms.weights[i]!;
      if (weight < 0) least += weight;
      else greatest += weight;
    }
    if (min <= least && max >= greatest) return;
    const row = this.rows.add(terms);
    const part = { min, max, weight: bound.weight, tier: bound.tier };
    if (row === this.parts.length) this.parts.push([part]);
    else this.parts[row]!.push(part);
  }

  /** Weighted free literals in order go into `#terms`; what the fixed ones add up to is returned. */
  #fold(bound: Merged): number {
    const { slot, anyOf } = this.#map;
    const slotCount = slot.length;
    const terms = this.#terms;
    terms.count = 0;
    this.#now += 1;
    let fixed = 0;
    for (let i = 0; i < bound.literals.length; i += 1) {
      const literal = bound.literals[i]!;
      const weight = bound.weights?.[i] ?? 1;
      const value = this.#known[literal]!;
      if (value !== -1) {
        fixed += value * weight;
        continue;
      }
      const mapped = literal < slotCount ? slot[literal]! : anyOf[literal - slotCount]!;
      if (mapped < 0) continue;
      if (this.#seen[mapped] === this.#now) {
        this.#sum[mapped]! += weight;
        continue;
      }
      this.#seen[mapped] = this.#now;
      this.#sum[mapped] = weight;
      terms.push(mapped, weight);
    }
    terms.sort();
    const { literals, weights } = terms;
    let count = 0;
    for (let i = 0; i < terms.count; i += 1) {
      const weight = this.#sum[literals[i]!]!;
      if (weight === 0) continue;
      literals[count] = literals[i]!;
      weights[count] = weight;
      count += 1;
    }
    terms.count = count;
    return fixed;
  }
}
