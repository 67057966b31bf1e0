import type { Tier } from '@evenflow/rules';

/** What a rota costs, in the problem's own units: `total` is the sum of `byTier`. */
export interface Cost {
  readonly total: number;
  readonly byTier: Readonly<Record<Tier, number>>;
}

/** The best rota so far, told while solving. */
export interface Progress {
  readonly held: Uint8Array;
  readonly cost: Cost;
  /** No rota costs less than this. */
  readonly bound: number;
  readonly gap: number;
  /** All musts hold and no duty is open. */
  readonly complete: boolean;
  readonly iterations: number;
  readonly elapsedMs: number;
}

export interface SolveOptions {
  /** Same problem, seed and `iterations`: same rota. */
  readonly seed: number;
  /** Stop after this long, wall clock. Nothing else depends on the clock. */
  readonly seconds?: number;
  /** Moves to evaluate. Given without `seconds`, the whole run is repeatable, exact parts included. */
  readonly iterations?: number;
  /** A rota to start from (1 = held, by slot). The search then starts cold and stays near it. */
  readonly start?: ArrayLike<number>;
  readonly onProgress?: (progress: Progress) => void;
  /** Told whenever the exact parts turn to something else. */
  readonly onPhase?: (phase: ExactPhase) => void;
  /** Stops within 100 ms; the best rota so far is returned. */
  readonly signal?: AbortSignal;
  /** 0: everything in this thread. 1 (default in Node): the exact parts run in a worker thread beside the search. */
  readonly threads?: number;
  /**
   * What the whole process may take, in a run by the clock. Short of it the exact parts go first, and the search goes on;
   * without it only the engine's own memory is limited.
   */
  readonly megabytes?: number;
  /** False leaves out drawing people's whole months anew, for comparison. Default true. */
  readonly months?: boolean;
  /** False leaves out bounds and proofs by HiGHS; the browser uses this. Default true. */
  readonly exact?: boolean;
}

export interface SolveStats {
  readonly slots: number;
  readonly freeSlots: number;
  readonly rows: number;
  readonly movesPerSecond: number;
  readonly accepted: number;
  /** Which part found the answer kept. */
  readonly foundBy: FoundBy;
  /** How many better rotas each part contributed. */
  readonly improvements: Readonly<Record<FoundBy, number>>;
  readonly exactNote: string;
}

export const FOUND_BY = ['start', 'search', 'months', 'mixed', 'rebuild', 'whole'] as const;
export type FoundBy = (typeof FOUND_BY)[number];

/** What the exact parts are at: HiGHS on the relaxation, on months (bounds, months near them, a dive), on parts, on everything. */
export type ExactPhase =
  'linear' | 'people' | 'columns' | 'near' | 'dive' | 'halves' | 'tree' | 'mixing' | 'parts' | 'whole';

export interface Solution {
  /** 1 = held, for each slot of the problem. */
  readonly held: Uint8Array;
  readonly cost: Cost;
  /** No rota costs less than this (same units as `cost.total`). */
  readonly bound: number;
  /** (cost − bound) / max(1, cost). */
  readonly gap: number;
  /** The cost equals the bound: no better rota exists. */
  readonly proven: boolean;
  readonly complete: boolean;
  readonly iterations: number;
  readonly elapsedMs: number;
  readonly firstCompleteMs?: number;
  readonly stats: SolveStats;
}

/** (cost − bound) / max(1, cost), never below 0. */
export function gapBetween(cost: number, bound: number): number {
  return Math.max(0, cost - bound) / Math.max(1, cost);
}
