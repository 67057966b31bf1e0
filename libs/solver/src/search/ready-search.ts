import type { InPieces, Problem } from '@evenflow/rules';
import { presolvePieces, type PresolveOptions } from '../presolve/presolve.ts';
import { restrictHeld, type Reduced } from '../presolve/reduced.ts';
import { CombinedSearch, type CombinedOptions } from './combined-search.ts';
import { searchParts } from './search-parts.ts';

/** A search before its first move, and what it is to decide. */
export interface ReadySearch {
  readonly reduced: Reduced;
  readonly search: CombinedSearch;
}

export interface ReadyOptions extends PresolveOptions, Omit<CombinedOptions, 'start'> {
  /** The whole rota to start from. */
  readonly start?: ArrayLike<number>;
}

/** Makes a search ready a little at a time: on a large team it takes longer than anybody who stops it would wait. */
export function* readySearch(
  problem: Problem,
  { followMusts, start, ...options }: ReadyOptions,
): InPieces<ReadySearch> {
  const reduced = yield* presolvePieces(problem, { followMusts, joinAlike: followMusts });
  yield;
  const parts = yield* searchParts(reduced);
  yield;
  const from = start ? { start: restrictHeld(reduced, start) } : {};
  return { reduced, search: new CombinedSearch(reduced, { ...options, ...from }, parts) };
}
