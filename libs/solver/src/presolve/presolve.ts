import { atOnce, TIERS, type Bound, type InPieces, type Problem } from '@evenflow/rules';
import { emptyByTier } from '../evaluate.ts';
import { takeOutRubbishOf } from '../memory.ts';
import { clauseShortener, tidyRows } from './clauses.ts';
import { findAlike, nothingAlike } from './find-alike.ts';
import { Fixing } from './fixing.ts';
import type { Reduced, Row, RowPart } from './reduced.ts';

export interface PresolveOptions {
  /** Fix what musts leave no choice about. Off when those musts cannot all be kept and the least bad is wanted. */
  readonly followMusts: boolean;
  /** Plan duties of a day that are alike as one. Off where it matters who works which of them. */
  readonly joinAlike?: boolean;
}

interface LiteralMap {
  /** Free slot number of each slot; −1 when fixed or stood for by another. */
  readonly slot: Int32Array;
  /** Literal number of each any-of literal; −1 when its value is known. */
  readonly anyOf: Int32Array;
  readonly members: readonly (readonly number[])[];
}

/** Bounds or rows gone through between two waits: about a millisecond's worth. */
const PIECE = 256;

/** Takes out of a problem everything that is decided, and brings bounds over the same literals together. */
export function presolve(problem: Problem, options: PresolveOptions): Reduced {
  return atOnce(presolvePieces(problem, options));
}

/** As `presolve`, a little at a time. */
export function* presolvePieces(problem: Problem, options: PresolveOptions): InPieces<Reduced> {
  takeOutRubbishOf(problem.bounds.length);
  const fixing = new Fixing(problem);
  yield;
  if (options.followMusts) yield* fixing.propagate(PIECE);
  const alike = options.joinAlike ? yield* findAlike(problem, fixing, PIECE) : nothingAlike(problem);
  const free: number[] = [];
  const slotMap = fixing.value.reduce((map, value, slot) => {
    if (value === -1 && alike.stoodFor[slot] !== 1) map[slot] = free.push(slot) - 1;
    return map;
  }, new Int32Array(problem.slots.length).fill(-1));
  yield;
  const literals = mapLiterals(problem, fixing, slotMap, free.length);
  yield;
  const merger = new RowMerger(problem, fixing, literals);
  for (const [at, bound] of problem.bounds.entries()) {
    if (at % PIECE === 0) yield;
    if (alike.replaced[at] !== 1) merger.add(bound);
  }
  for (const cover of alike.instead) merger.add(cover);
  takeOutRubbishOf(problem.bounds.length);
  const shorten = clauseShortener(free.length, literals.members);
  const shortened: Row[] = [];
  for (const row of merger.rows()) {
    if (shortened.push(shorten(row)) % PIECE === 0) yield;
  }
  takeOutRubbishOf(problem.bounds.length);
  const { rows, anyOf } = yield* tidyRows(shortened, free.length, literals.members, PIECE);
  return {
    problem,
    fixedHeld: Uint8Array.from(fixing.value, (value) => (value === 1 ? 1 : 0)),
    free: Int32Array.from(free),
    anyOf,
    rows,
    constant: { total: TIERS.reduce((sum, tier) => sum + merger.constant[tier], 0), byTier: merger.constant },
    alike: alike.duties,
    againstFixing: Math.min(fixing.leastCost, alike.leastCost),
  };
}

/** Any-of literals over free slots: known ones drop out, single ones become their slot, equal ones become one. */
function mapLiterals(problem: Problem, fixing: Fixing, slot: Int32Array, freeCount: number): LiteralMap {
  const members: number[][] = [];
  const seen = new Map<string, number>();
  const anyOf = Int32Array.from(problem.anyOf, (slots, k) => {
    if (fixing.literal(problem.slots.length + k) !== -1) return -1;
    const mapped = [...new Set(slots.map((s) => slot[s] ?? -1).filter((s) => s >= 0))].sort((a, b) => a - b);
    if (mapped.length === 1) return mapped[0] ?? -1;
    const key = mapped.join();
    let literal = seen.get(key);
    if (literal === undefined) {
      literal = freeCount + members.push(mapped) - 1;
      seen.set(key, literal);
    }
    return literal;
  });
  return { slot, anyOf, members };
}

type Merged = Pick<Bound, 'literals' | 'weights' | 'min' | 'max' | 'weight' | 'tier'>;

class RowMerger {
  readonly constant = emptyByTier();
  readonly #rows = new Map<string, { literals: number[]; weights: number[]; parts: RowPart[] }>();
  readonly #problem: Problem;
  readonly #fixing: Fixing;
  readonly #map: LiteralMap;

  constructor(problem: Problem, fixing: Fixing, map: LiteralMap) {
    this.#problem = problem;
    this.#fixing = fixing;
    this.#map = map;
  }

  add(bound: Merged): void {
    if (bound.weight === 0) return;
    const { terms, fixed } = this.#fold(bound);
    let min = (bound.min ?? Number.NEGATIVE_INFINITY) - fixed;
    let max = (bound.max ?? Number.POSITIVE_INFINITY) - fixed;
    if (terms.length === 0) {
      const outside = Math.max(0, min, -max);
      this.constant[bound.tier] += outside * bound.weight * this.#problem.tierCost[bound.tier];
      return;
    }
    if ((terms[0]?.[1] ?? 0) < 0) {
      terms.forEach((term) => (term[1] = -term[1]));
      [min, max] = [-max, -min];
    }
    const least = terms.reduce((sum, [, weight]) => sum + Math.min(0, weight), 0);
    const greatest = terms.reduce((sum, [, weight]) => sum + Math.max(0, weight), 0);
    if (min <= least && max >= greatest) return;
    const key = terms.flat().join();
    const row = this.#rows.get(key);
    const part = { min, max, weight: bound.weight, tier: bound.tier };
    if (row) row.parts.push(part);
    else this.#rows.set(key, { literals: terms.map((t) => t[0]), weights: terms.map((t) => t[1]), parts: [part] });
  }

  /** Each row once: what is handed out is forgotten here. */
  *rows(): Iterable<Row> {
    for (const [key, row] of this.#rows) {
      this.#rows.delete(key);
      yield {
        ...row,
        least: row.weights.reduce((sum, weight) => sum + Math.min(0, weight), 0),
        greatest: row.weights.reduce((sum, weight) => sum + Math.max(0, weight), 0),
      };
    }
  }

  /** Weighted free literals in order, and what the fixed ones add up to. */
  #fold(bound: Merged): { terms: [number, number][]; fixed: number } {
    const slotCount = this.#problem.slots.length;
    const weightOf = new Map<number, number>();
    let fixed = 0;
    bound.literals.forEach((literal, i) => {
      const weight = bound.weights?.[i] ?? 1;
      const value = this.#fixing.literal(literal);
      if (value !== -1) {
        fixed += value * weight;
        return;
      }
      const mapped = (literal < slotCount ? this.#map.slot[literal] : this.#map.anyOf[literal - slotCount]) ?? -1;
      if (mapped < 0) return;
      weightOf.set(mapped, (weightOf.get(mapped) ?? 0) + weight);
    });
    const terms = [...weightOf].filter(([, weight]) => weight !== 0).sort((a, b) => a[0] - b[0]);
    return { terms, fixed };
  }
}
