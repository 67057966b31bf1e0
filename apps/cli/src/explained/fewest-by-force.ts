import type { Bound, Problem } from '@evenflow/rules';

/** What trying everything came to. */
export interface ByForce {
  /** A rota with at most so many changes that keeps everything hard; none when there is none. */
  readonly mended: number;
  /** All were tried; otherwise the tries ran out. */
  readonly complete: boolean;
}

/**
 * Every rota that keeps every must, every signable must and every need with at most `most` slots changed, none of them in
 * vain: by trying, for one broken bound after the other, each single change that could mend it. `found` is told each.
 */
export function mendByForce(
  problem: Problem,
  held: ArrayLike<number>,
  { most, tries }: { readonly most: number; readonly tries: number },
  found: (held: Uint8Array) => void = () => undefined,
): ByForce {
  const mending = new Mending(problem, held, tries, found);
  mending.within(most);
  return { mended: mending.mended, complete: mending.complete };
}

class Mending {
  readonly #problem: Problem;
  readonly #bounds: readonly Bound[];
  readonly #held: Uint8Array;
  readonly #sums: Int32Array;
  readonly #anyHeld: Int32Array;
  readonly #uses: { bound: number; weight: number }[][];
  readonly #inAnyOf: number[][];
  readonly #fixed: Uint8Array;
  readonly #broken = new Set<number>();
  readonly #found: (held: Uint8Array) => void;
  #tries: number;
  /** Slots already decided otherwise than held: they change whatever is done. */
  readonly #forced: number;
  mended = 0;

  constructor(problem: Problem, held: ArrayLike<number>, tries: number, found: (held: Uint8Array) => void) {
    this.#problem = problem;
    this.#tries = tries;
    this.#found = found;
    this.#forced = problem.slots.filter(
      ({ decided }, i) => decided !== undefined && decided !== (held[i] === 1),
    ).length;
    this.#bounds = problem.bounds.filter((b) => b.severity !== 'should' && b.weight > 0 && b.literals.length > 0);
    this.#held = new Uint8Array(problem.slots.length);
    this.#sums = new Int32Array(this.#bounds.length);
    this.#anyHeld = new Int32Array(problem.anyOf.length);
    this.#uses = Array.from({ length: problem.slots.length + problem.anyOf.length }, () => []);
    this.#bounds.forEach(({ literals, weights }, bound) =>
      literals.forEach((literal, i) => this.#uses[literal]!.push({ bound, weight: weights?.[i] ?? 1 })),
    );
    this.#inAnyOf = problem.slots.map(() => []);
    problem.anyOf.forEach((slots, k) => slots.forEach((slot) => this.#inAnyOf[slot]!.push(k)));
    this.#fixed = Uint8Array.from(problem.slots, (slot) => (slot.decided === undefined ? 0 : 1));
    this.#bounds.forEach((_, bound) => this.#judge(bound));
    problem.slots.forEach((slot, i) => {
      if (slot.decided ?? held[i] === 1) this.#flip(i);
    });
  }

  get complete(): boolean {
    return this.#tries > 0;
  }

  within(most: number): void {
    if (most >= this.#forced) this.#try(most - this.#forced);
  }

  #try(left: number): void {
    if (this.#broken.size === 0) {
      this.mended += 1;
      this.#found(this.#held);
      return;
    }
    if (this.#tries <= 0) return;
    this.#tries -= 1;
    const { fewest, atLeast } = this.#look();
    if (atLeast > left) return;
    for (const slot of fewest) {
      this.#flip(slot);
      this.#fixed[slot] = 1;
      this.#try(left - 1);
      this.#flip(slot);
    }
    for (const slot of fewest) this.#fixed[slot] = 0;
  }

  /** The fewest ways to mend one broken bound, and how many changes are needed at least: bounds that share no way add up. */
  #look(): { fewest: number[]; atLeast: number } {
    const ways = [...this.#broken].map((bound) => this.#waysOf(bound)).sort((a, b) => a.length - b.length);
    const taken = new Set<number>();
    let atLeast = 0;
    for (const slots of ways) {
      if (slots.some((slot) => taken.has(slot))) continue;
      if (slots.length === 0) return { fewest: [], atLeast: Number.POSITIVE_INFINITY };
      slots.forEach((slot) => taken.add(slot));
      atLeast += 1;
    }
    return { fewest: ways[0]!, atLeast };
  }

  #waysOf(bound: number): number[] {
    const { literals, weights, min } = this.#bounds[bound]!;
    const up = min !== undefined && this.#sums[bound]! < min;
    const ways = new Set<number>();
    literals.forEach((literal, i) => {
      const towards = (weights?.[i] ?? 1) > 0 === up ? 0 : 1;
      const count = this.#problem.slots.length;
      for (const slot of literal < count ? [literal] : this.#problem.anyOf[literal - count]!)
        if (this.#fixed[slot] === 0 && this.#held[slot] === towards) ways.add(slot);
    });
    return [...ways];
  }

  #flip(slot: number): void {
    const by = this.#held[slot] === 1 ? -1 : 1;
    this.#held[slot] = this.#held[slot] === 1 ? 0 : 1;
    this.#count(slot, by);
    for (const k of this.#inAnyOf[slot]!) {
      const before = this.#anyHeld[k]!;
      this.#anyHeld[k] = before + by;
      if (before > 0 !== before + by > 0) this.#count(this.#problem.slots.length + k, by);
    }
  }

  #count(literal: number, by: number): void {
    for (const { bound, weight } of this.#uses[literal]!) {
      this.#sums[bound]! += by * weight;
      this.#judge(bound);
    }
  }

  #judge(bound: number): void {
    const { min, max } = this.#bounds[bound]!;
    const sum = this.#sums[bound]!;
    if (sum < (min ?? -Infinity) || sum > (max ?? Infinity)) this.#broken.add(bound);
    else this.#broken.delete(bound);
  }
}
