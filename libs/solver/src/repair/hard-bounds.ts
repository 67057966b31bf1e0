import type { Bound, LiveCheck, ProblemSlot, Tier } from '@evenflow/rules';
import { CHANGE_TIER_COST } from './nearest.ts';

/** A rota in the making, and which of the hard bounds it breaks: kept while slots are turned, one at a time. */
export class HardBounds {
  readonly held: Uint8Array;
  /** Slots that may not be turned (1), at first those that are decided, which are as decided. */
  readonly fixed: Uint8Array;
  readonly broken = new Set<number>();
  readonly #check: LiveCheck;
  readonly #sums: Int32Array;
  readonly #anyOfHeld: Int32Array;
  /** The limits of what is hard; what is not has none. */
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  /** What a unit beyond a limit gives up. */
  readonly #price: Float64Array;
  #givenUp = 0;

  /** `accepted`: what bounds that were accepted as they are may stay at; `slots`: those of the problem, where more of them are decided. */
  constructor(check: LiveCheck, accepted: ReadonlyMap<number, number>, slots: readonly ProblemSlot[]) {
    const { bounds } = check.compiled.problem;
    const { sums, anyOfHeld } = check.counts;
    this.#check = check;
    this.held = Uint8Array.from(slots, (_, slot) => (check.holds(slot) ? 1 : 0));
    this.#sums = sums.slice();
    this.#anyOfHeld = anyOfHeld.slice();
    this.#least = Float64Array.from(bounds, ({ min, ...bound }, i) =>
      min === undefined || !isAsked(bound) ? -Infinity : Math.min(min, accepted.get(i) ?? min),
    );
    this.#most = Float64Array.from(bounds, ({ max, ...bound }, i) =>
      max === undefined || !isAsked(bound) ? Infinity : Math.max(max, accepted.get(i) ?? max),
    );
    this.#price = Float64Array.from(bounds, ({ tier, weight }) => CHANGE_TIER_COST[tier] * weight);
    this.fixed = Uint8Array.from(slots, ({ decided }) => (decided === undefined ? 0 : 1));
    for (let bound = 0; bound < bounds.length; bound += 1) {
      this.#givenUp += this.#priceAt(bound, this.#sums[bound]!);
      this.#judge(bound);
    }
    slots.forEach(({ decided }, slot) => {
      if (decided !== undefined && decided !== (this.held[slot] === 1)) this.turn(slot);
    });
  }

  /** What is broken, weighed: a must before one to be signed, that before an open duty. */
  get givenUp(): number {
    return this.#givenUp;
  }

  tierOf(bound: number): Tier {
    return this.#check.compiled.problem.bounds[bound]!.tier;
  }

  dayOf(slot: number): number {
    return this.#check.compiled.problem.slots[slot]!.day;
  }

  /** The slots whose turning brings a broken bound nearer to its limits. */
  waysOf(bound: number): ReadonlySet<number> {
    const { anyOf, bounds } = this.#check.compiled.problem;
    const { literals, weights } = bounds[bound]!;
    const isTooLittle = this.#sums[bound]! < this.#least[bound]!;
    const ways = new Set<number>();
    literals.forEach((literal, i) => {
      const from = (weights?.[i] ?? 1) > 0 === isTooLittle ? 0 : 1;
      for (const slot of literal < this.held.length ? [literal] : anyOf[literal - this.held.length]!)
        if (this.fixed[slot] === 0 && this.held[slot] === from) ways.add(slot);
    });
    return ways;
  }

  turn(slot: number): void {
    this.#eachTurned(slot, (literal, by) => this.#count(literal, by));
    const by = this.held[slot] === 1 ? -1 : 1;
    this.held[slot] = by === 1 ? 1 : 0;
    for (const list of this.#check.counts.inAnyOf[slot]!) this.#anyOfHeld[list]! += by;
  }

  /** About how much more is given up after a turn: exact where no bound counts the slot twice. */
  wouldGiveUp(slot: number): number {
    const { start, bound, weight } = this.#check.counts.uses;
    let more = 0;
    this.#eachTurned(slot, (literal, by) => {
      for (let i = start[literal]!; i < start[literal + 1]!; i += 1) {
        const sum = this.#sums[bound[i]!]!;
        more += this.#priceAt(bound[i]!, sum + by * weight[i]!) - this.#priceAt(bound[i]!, sum);
      }
    });
    return more;
  }

  #eachTurned(slot: number, visit: (literal: number, by: 1 | -1) => void): void {
    const by = this.held[slot] === 1 ? -1 : 1;
    visit(slot, by);
    for (const list of this.#check.counts.inAnyOf[slot]!) {
      const before = this.#anyOfHeld[list]!;
      if (before > 0 !== before + by > 0) visit(this.held.length + list, by);
    }
  }

  #count(literal: number, by: 1 | -1): void {
    const { start, bound, weight } = this.#check.counts.uses;
    for (let i = start[literal]!; i < start[literal + 1]!; i += 1) {
      const at = bound[i]!;
      const sum = this.#sums[at]! + by * weight[i]!;
      this.#givenUp += this.#priceAt(at, sum) - this.#priceAt(at, this.#sums[at]!);
      this.#sums[at] = sum;
      this.#judge(at);
    }
  }

  #priceAt(bound: number, sum: number): number {
    const beyond = Math.max(this.#least[bound]! - sum, sum - this.#most[bound]!);
    return beyond > 0 ? beyond * this.#price[bound]! : 0;
  }

  #judge(bound: number): void {
    const sum = this.#sums[bound]!;
    if (sum < this.#least[bound]! || sum > this.#most[bound]!) this.broken.add(bound);
    else this.broken.delete(bound);
  }
}

/** Hard, and something a rota can change. */
function isAsked({ severity, weight, literals }: Pick<Bound, 'severity' | 'weight' | 'literals'>): boolean {
  return severity !== 'should' && weight > 0 && literals.length > 0;
}
