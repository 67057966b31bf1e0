import type { Surplus } from '../columns/surplus.ts';
import type { ExactPhase, FoundBy } from '../solution.ts';

/** What the exact parts see of the world around them. */
export interface ExactHost {
  /** The best rota known, from wherever it came. */
  readonly best: () => { readonly held: Uint8Array; readonly cost: number };
  readonly better: (held: Uint8Array, cost: number, by: FoundBy) => void;
  readonly bound: (bound: number) => void;
  readonly surplus: (surplus: Surplus) => void;
  readonly phase: (phase: ExactPhase) => void;
  readonly note: (note: string) => void;
  readonly over: () => boolean;
}
