import { type LiveCheck, type CompiledRota, type Problem } from '@evenflow/rules';
import { evaluate } from '../evaluate.ts';
import { loadEngine } from '../prove/engine.ts';
import { nearestRota } from '../repair/nearest.ts';
import { solve } from '../solve.ts';
import { withGivenUp, type GiveUp } from './give-up.ts';
import type { Situation } from './situation.ts';

/** A rota that keeps everything hard but what may be given up. */
export interface GivenUp {
  /** By slot of the problem asked. */
  readonly held: Uint8Array;
  /** What it gives up, priced. */
  readonly price: number;
}

export interface FewestGiven {
  readonly seconds: number;
  readonly over: () => boolean;
  /** Indexes of days known to be in the way. */
  readonly days: { readonly first: number; readonly last: number };
}

/** Moves that find what little has to be given up. */
const MOVES = 200_000;
/** Changes that do not matter beside a thing given up, at a thousand each: the month is solved anew all the same. */
const SLACK = 300;

/** A month with some things dear in place of forbidden: how little of them has to be given up. */
export class GiveUpSearch {
  readonly #problem: Problem;

  constructor(
    situation: Situation,
    readonly compiled: CompiledRota,
    readonly some: readonly GiveUp[],
  ) {
    const { bounds, ...rest } = withGivenUp(situation, compiled, some);
    this.#problem = { ...rest, bounds: bounds.filter(({ severity }) => severity !== 'should') };
  }

  /** By a search, for which a thing given up is a wish with its price; undefined when it finds no rota. */
  async little(seed: number, start: ArrayLike<number> | undefined, signal?: AbortSignal): Promise<GivenUp | undefined> {
    const bounds = this.#problem.bounds.map((bound) => (bound.tier === 'open' ? { ...bound, ...WISH } : bound));
    const { held, cost } = await solve(
      { ...this.#problem, bounds },
      {
        ...{ seed, iterations: MOVES, exact: false, threads: 0, months: false },
        ...(start ? { start } : {}),
        ...(signal ? { signal } : {}),
      },
    );
    return cost.byTier.must === 0 ? { held, price: this.#priceOf(held) } : undefined;
  }

  /** The least, proven; `impossible`: proven that giving any amount of these up would not help. */
  async least(near: ArrayLike<number>, limits: FewestGiven): Promise<GivenUp | 'impossible' | 'undecided'> {
    const start = Uint8Array.from(near);
    const kept = new Set(['must', 'signed'] as const);
    const nearest = nearestRota(await loadEngine(), this.#problem, start, { kept, slack: SLACK, ...limits });
    return typeof nearest === 'string' ? nearest : { held: nearest.held, price: this.#priceOf(nearest.held) };
  }

  /** A rota of the month as it stands, by slot of this problem. */
  heldBy(check: LiveCheck): Uint8Array {
    return Uint8Array.from(this.compiled.view.slots, ({ index }) => (check.holds(index) ? 1 : 0));
  }

  #priceOf(held: ArrayLike<number>): number {
    return evaluate(this.#problem, held).cost.byTier.open / this.#problem.tierCost.open;
  }
}

const WISH = { tier: 'wishes', severity: 'should' } as const;
