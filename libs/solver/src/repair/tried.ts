import type { LiveCheck, ProblemSlot, Tier } from '@evenflow/rules';
import { HardBounds } from './hard-bounds.ts';

/** Changes tried before the engine is asked instead: a few hundredths of a second. */
const MOST_TRIES = 4000;
/** Where more than this has to change there is too much to try. */
const MOST_CHANGES = 12;

export interface Tried {
  /** The rota with the fewest changes that keeps everything hard; undefined when none was found before the tries ran out. */
  readonly held?: Uint8Array;
  /** Tiers of what nothing can mend. */
  readonly beyond: ReadonlySet<Tier>;
}

/**
 * The fewest slots to change until everything hard is kept, by trying: for one broken bound after the other each change
 * that could mend it, first with as few as there must be, then with one more and so on. `sums`: what bounds that were
 * accepted as they are may stay at; `slots`: those of the problem, where more of them are decided.
 */
export function fewestByTrying(
  check: LiveCheck,
  sums: ReadonlyMap<number, number>,
  slots: readonly ProblemSlot[] = check.compiled.problem.slots,
): Tried {
  return new Trying(new HardBounds(check, sums, slots)).run();
}

class Trying {
  readonly #bounds: HardBounds;
  #tries = 0;

  constructor(bounds: HardBounds) {
    this.#bounds = bounds;
  }

  run(): Tried {
    const { broken, held } = this.#bounds;
    const stuck = [...broken].filter((bound) => this.#bounds.waysOf(bound).size === 0);
    const beyond = new Set(stuck.map((bound) => this.#bounds.tierOf(bound)));
    for (let most = 0; most <= MOST_CHANGES && beyond.size === 0 && this.#tries < MOST_TRIES; most += 1)
      if (this.#isMendedWith(most)) return { held, beyond };
    return { beyond };
  }

  #isMendedWith(changes: number): boolean {
    const { broken, fixed } = this.#bounds;
    if (broken.size === 0) return true;
    if (++this.#tries > MOST_TRIES) return false;
    const { fewest, atLeast } = this.#ways();
    if (atLeast > changes) return false;
    for (const slot of fewest) {
      this.#bounds.turn(slot);
      fixed[slot] = 1;
      if (this.#isMendedWith(changes - 1)) return true;
      this.#bounds.turn(slot);
    }
    for (const slot of fewest) fixed[slot] = 0;
    return false;
  }

  /** The fewest ways to mend one broken bound, and how many changes there must be: bounds that share no way add up. */
  #ways(): { readonly fewest: readonly number[]; readonly atLeast: number } {
    const ways = [...this.#bounds.broken].map((bound) => this.#bounds.waysOf(bound)).sort((a, b) => a.size - b.size);
    const taken = new Set<number>();
    let atLeast = 0;
    for (const slots of ways) {
      if (slots.size === 0) return { fewest: [], atLeast: Number.POSITIVE_INFINITY };
      if ([...slots].some((slot) => taken.has(slot))) continue;
      for (const slot of slots) taken.add(slot);
      atLeast += 1;
    }
    return { fewest: [...ways[0]!], atLeast };
  }
}
