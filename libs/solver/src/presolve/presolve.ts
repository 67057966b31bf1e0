import { atOnce, TIERS, type InPieces, type Problem } from '@evenflow/rules';
import { shortenClauses, tidyRows } from './clauses.ts';
import { findAlike, nothingAlike } from './find-alike.ts';
import { Fixing } from './fixing.ts';
import { mapLiterals } from './literal-map.ts';
import type { Reduced } from './reduced.ts';
import { RowMerger } from './row-merger.ts';

export interface PresolveOptions {
  /** Fix what musts leave no choice about. Off when those musts cannot all be kept and the least bad is wanted. */
  readonly followMusts: boolean;
  /** Plan duties of a day that are alike as one. Off where it matters who works which of them. */
  readonly joinAlike?: boolean;
}

/** Bounds or rows gone through between two waits: about a millisecond's worth. */
const PIECE = 256;

/** Takes out of a problem everything that is decided, and brings bounds over the same literals together. */
export function presolve(problem: Problem, options: PresolveOptions): Reduced {
  return atOnce(presolvePieces(problem, options));
}

/** As `presolve`, a little at a time. */
export function* presolvePieces(problem: Problem, options: PresolveOptions): InPieces<Reduced> {
  const fixing = new Fixing(problem);
  yield;
  if (options.followMusts) yield* fixing.propagate(PIECE);
  const { known } = fixing;
  const slotCount = problem.slots.length;
  const alike = options.joinAlike ? yield* findAlike(problem, known, PIECE) : nothingAlike(problem);
  const free: number[] = [];
  const slotMap = new Int32Array(slotCount).fill(-1);
  for (let slot = 0; slot < slotCount; slot += 1) {
    if (known[slot] === -1 && alike.stoodFor[slot] !== 1) slotMap[slot] = free.push(slot) - 1;
  }
  yield;
  const literals = mapLiterals(problem, known, slotMap, free.length);
  yield;
  const merger = new RowMerger(problem, known, literals);
  for (let at = 0; at < problem.bounds.length; at += 1) {
    if (at % PIECE === 0) yield;
    if (alike.replaced[at] !== 1) merger.add(problem.bounds[at]!);
  }
  for (const cover of alike.instead) merger.add(cover);
  const shortened = yield* shortenClauses(merger, free.length, literals.members, PIECE);
  const { rows, anyOf } = yield* tidyRows(shortened, free.length, literals.members, PIECE);
  return {
    problem,
    fixedHeld: Uint8Array.from(known.subarray(0, slotCount), (value) => (value === 1 ? 1 : 0)),
    free: Int32Array.from(free),
    anyOf,
    rows,
    constant: { total: TIERS.reduce((sum, tier) => sum + merger.constant[tier], 0), byTier: merger.constant },
    alike: alike.duties,
    againstFixing: Math.min(fixing.leastCost, alike.leastCost),
  };
}
