import { pause } from '../pause.ts';
import type { ExactSettings } from './exact-part.ts';
import type { MonthMixing } from './month-mixing.ts';
import { partLimits, REPEATABLE_PARTS } from './part-rebuilding.ts';
import type { RaisingHost } from './rota-host.ts';

/**
 * Rounds without a gain before another way is tried; where many shared rows make mixing slow, sooner. A round that was
 * not finished in its time counts for several.
 */
const PATIENCE = { quick: 15, slow: 3, unfinished: 8 } as const;

/** Of one run: what its months leave out, and whether they take long to mix. */
export interface MixingTerms {
  /** The least that going against a tier costs that months keep. */
  readonly againstKept: number;
  readonly slow: boolean;
}

/** Months that column generation found are mixed anew, a few people's at a time, from the best rota on. */
export class MixingRounds {
  readonly slow: boolean;
  readonly #months: MonthMixing;
  readonly #againstKept: number;
  readonly #settings: ExactSettings;
  readonly #host: RaisingHost;

  constructor(months: MonthMixing, { againstKept, slow }: MixingTerms, settings: ExactSettings, host: RaisingHost) {
    this.#months = months;
    this.#againstKept = againstKept;
    this.slow = slow;
    this.#settings = settings;
    this.#host = host;
  }

  /** Everybody chose among everything: nothing is left to do. */
  get exhausted(): boolean {
    return this.#months.exhausted;
  }

  /** Goes on until rounds bring no gain. */
  async run(): Promise<void> {
    const { repeatable } = this.#settings;
    const host = this.#host;
    host.phase('mixing');
    const rounds = repeatable ? REPEATABLE_PARTS : Number.POSITIVE_INFINITY;
    const patience = PATIENCE[this.slow ? 'slow' : 'quick'];
    const order = { limits: partLimits(repeatable), interrupted: () => host.stopped() || host.short() };
    for (let round = 0, idle = 0; round < rounds && idle < patience && !host.over() && !this.exhausted; round += 1) {
      const best = host.best();
      if (best.cost >= this.#againstKept) return;
      const mixed = this.#months.round(best, order);
      const better = mixed.freeHeld !== undefined && host.offer(mixed.freeHeld, 'mixed');
      host.raise(Math.min(mixed.bound, this.#againstKept, host.best().cost));
      idle = better ? 0 : idle + (mixed.finished ? 1 : PATIENCE.unfinished);
      await pause();
    }
  }
}
