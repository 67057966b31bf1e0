import type { Surplus } from '../columns/surplus.ts';
import type { ExactPhase, FoundBy } from '../solution.ts';

/** What the exact parts' thread tells the search's thread. */
export type WorkerMessage =
  | { readonly kind: 'bound'; readonly bound: number }
  | { readonly kind: 'better'; readonly held: Uint8Array; readonly cost: number; readonly by: FoundBy }
  | { readonly kind: 'surplus'; readonly surplus: Surplus }
  | { readonly kind: 'phase'; readonly phase: ExactPhase }
  | { readonly kind: 'note'; readonly note: string }
  | { readonly kind: 'failed'; readonly failure: unknown };
