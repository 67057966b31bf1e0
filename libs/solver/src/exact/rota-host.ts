import type { ExactPhase, FoundBy } from '../solution.ts';

/** A rota of the free slots, and what it costs. */
export interface Costed {
  readonly freeHeld: Uint8Array;
  readonly cost: number;
}

/** What making rotas sees of the run it is part of. */
export interface RotaHost {
  readonly best: () => Costed;
  readonly bound: () => number;
  /** True when it was better than the best. */
  readonly offer: (freeHeld: Uint8Array, by: FoundBy) => boolean;
  readonly over: () => boolean;
  /** Told to stop; `over` is also when the best rota is proven. */
  readonly stopped: () => boolean;
  readonly short: () => boolean;
  readonly phase: (phase: ExactPhase) => void;
}

/** Of ways that raise the bound too. */
export interface RaisingHost extends RotaHost {
  readonly raise: (bound: number) => void;
  readonly note: (note: string) => void;
}

/** A run in which another rota than the best is bettered, whose cost `costOf` tells; what is better than the best reaches the host. */
export function bettering(start: Costed, costOf: (freeHeld: Uint8Array) => number, host: RotaHost): RotaHost {
  let own = start;
  return {
    ...host,
    best: () => own,
    offer: (freeHeld, by) => {
      const cost = costOf(freeHeld);
      if (cost >= own.cost) return false;
      own = { freeHeld: Uint8Array.from(freeHeld), cost };
      host.offer(freeHeld, by);
      return true;
    },
  };
}
