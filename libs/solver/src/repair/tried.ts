import type { Bound, LiveCheck, ProblemSlot, Tier } from '@evenflow/rules';

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
  return new Trying(check, sums, slots).run();
}

class Trying {
  readonly #check: LiveCheck;
  readonly #slots: readonly ProblemSlot[];
  readonly #held: Uint8Array;
  readonly #sums: Int32Array;
  readonly #anyOfHeld: Int32Array;
  /** The limits of what is hard; what is not has none. */
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  readonly #fixed: Uint8Array;
  readonly #broken = new Set<number>();
  #tries = 0;

  constructor(check: LiveCheck, accepted: ReadonlyMap<number, number>, slots: readonly ProblemSlot[]) {
    const { bounds } = check.compiled.problem;
    const { sums, anyOfHeld } = check.counts;
    this.#check = check;
    this.#slots = slots;
    this.#held = Uint8Array.from(slots, (_, slot) => (check.holds(slot) ? 1 : 0));
    this.#sums = sums.slice();
    this.#anyOfHeld = anyOfHeld.slice();
    this.#least = Float64Array.from(bounds, ({ min, ...bound }, i) =>
      min === undefined || !isAsked(bound) ? -Infinity : Math.min(min, accepted.get(i) ?? min),
    );
    this.#most = Float64Array.from(bounds, ({ max, ...bound }, i) =>
      max === undefined || !isAsked(bound) ? Infinity : Math.max(max, accepted.get(i) ?? max),
    );
    this.#fixed = Uint8Array.from(slots, ({ decided }) => (decided === undefined ? 0 : 1));
    for (let bound = 0; bound < bounds.length; bound += 1) this.#judge(bound);
  }

  run(): Tried {
    const { bounds } = this.#check.compiled.problem;
    this.#slots.forEach(({ decided }, slot) => {
      if (decided !== undefined && decided !== (this.#held[slot] === 1)) this.#flip(slot);
    });
    const stuck = [...this.#broken].filter((bound) => this.#waysOf(bound).size === 0);
    const beyond = new Set(stuck.map((bound) => bounds[bound]!.tier));
    for (let most = 0; most <= MOST_CHANGES && beyond.size === 0 && this.#tries < MOST_TRIES; most += 1)
      if (this.#isMendedWith(most)) return { held: this.#held, beyond };
    return { beyond };
  }

  #isMendedWith(changes: number): boolean {
    if (this.#broken.size === 0) return true;
    if (++this.#tries > MOST_TRIES) return false;
    const { fewest, atLeast } = this.#ways();
    if (atLeast > changes) return false;
    for (const slot of fewest) {
      this.#flip(slot);
      this.#fixed[slot] = 1;
      if (this.#isMendedWith(changes - 1)) return true;
      this.#flip(slot);
    }
    for (const slot of fewest) this.#fixed[slot] = 0;
    return false;
  }

  /** The fewest ways to mend one broken bound, and how many changes there must be: bounds that share no way add up. */
  #ways(): { readonly fewest: readonly number[]; readonly atLeast: number } {
    const ways = [...this.#broken].map((bound) => this.#waysOf(bound)).sort((a, b) => a.size - b.size);
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

  /** The slots whose turning brings a bound nearer to its limits. */
  #waysOf(bound: number): ReadonlySet<number> {
    const { anyOf, bounds } = this.#check.compiled.problem;
    const { literals, weights } = bounds[bound]!;
    const isTooLittle = this.#sums[bound]! < this.#least[bound]!;
    const ways = new Set<number>();
    literals.forEach((literal, i) => {
      const from = (weights?.[i] ?? 1) > 0 === isTooLittle ? 0 : 1;
      for (const slot of literal < this.#held.length ? [literal] : anyOf[literal - this.#held.length]!)
        if (this.#fixed[slot] === 0 && this.#held[slot] === from) ways.add(slot);
    });
    return ways;
  }

  #flip(slot: number): void {
    const by = this.#held[slot] === 1 ? -1 : 1;
    this.#held[slot] = by === 1 ? 1 : 0;
    this.#count(slot, by);
    for (const list of this.#check.counts.inAnyOf[slot]!) {
      const before = this.#anyOfHeld[list]!;
      this.#anyOfHeld[list] = before + by;
      if (before > 0 !== before + by > 0) this.#count(this.#held.length + list, by);
    }
  }

  #count(literal: number, by: 1 | -1): void {
    const { start, bound, weight } = this.#check.counts.uses;
    for (let i = start[literal]!; i < start[literal + 1]!; i += 1) {
      this.#sums[bound[i]!]! += by * weight[i]!;
      this.#judge(bound[i]!);
    }
  }

  #judge(bound: number): void {
    const sum = this.#sums[bound]!;
    if (sum < this.#least[bound]! || sum > this.#most[bound]!) this.#broken.add(bound);
    else this.#broken.delete(bound);
  }
}

/** Hard, and something a rota can change. */
function isAsked({ severity, weight, literals }: Pick<Bound, 'severity' | 'weight' | 'literals'>): boolean {
  return severity !== 'should' && weight > 0 && literals.length > 0;
}
