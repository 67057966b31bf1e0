import type { Reduced } from '../presolve/reduced.ts';
import type { Surplus } from '../columns/surplus.ts';
import type { ExactPhase, FoundBy } from '../solution.ts';

/**
 * Where the exact parts begin: what is to be decided, and the best rota known, which goes against nothing that is
 * decided already. What the bounds of the problem say is in the rows; they are not looked at again.
 */
export interface ExactStart {
  readonly reduced: Reduced;
  readonly held: Uint8Array;
  readonly cost: number;
}

export interface ExactSettings {
  readonly seed: number;
  /** Limits by work done instead of by clock, and nothing taken over from outside once begun. */
  readonly repeatable: boolean;
  /** What the whole process may take; looked at only where the run need not be repeatable. */
  readonly megabytes?: number;
  /** 0: in this thread. */
  readonly threads: number;
}

/** What the exact parts tell while they run. */
export interface ExactListener {
  readonly phase: (phase: ExactPhase) => void;
  readonly bound: (bound: number) => void;
  readonly better: (held: Uint8Array, cost: number, by: FoundBy) => void;
  /** What the bound says of each free slot, once nothing is left to gain on it. */
  readonly surplus: (surplus: Surplus) => void;
  readonly note: (note: string) => void;
  /** Asked between steps: is there no more use in going on? */
  readonly over: () => boolean;
  readonly failed: (failure: unknown) => void;
}

/** Running exact parts. */
export interface ExactPart {
  /** Resolves when nothing is left to do; never rejects. */
  readonly done: Promise<void>;
  /** A better rota found elsewhere. */
  tell(held: Uint8Array, cost: number): void;
  /** Nothing is told any more from here on; resolves when it is gone. */
  stop(): Promise<void>;
}
