import { Random } from '../random.ts';
import type { Asked } from './inside-days.ts';

/** Slots turned from one rota to the next before a walk takes over. */
const MOST_TURNS = 30_000;
/** Slots all walks turn or try to turn before there are no more, and those after which one that finds nothing new ends. */
const WALK_TURNS = 3_000_000;
const IDLE_TURNS = 150_000;
/** A walk after few groups or over few bounds ends sooner. */
const IDLE_TURNS_AT_FIRST = 20_000;
const IDLE_TURNS_FOR_EACH_GROUP = 200;
const IDLE_TURNS_FOR_EACH = 40;
/** What it weighs that somebody is in two places. */
const NEVER = 1e6;
/** Steps of a walk in which a slot stays as it was turned, chosen between these. */
const REST = [2, 10] as const;
const GRANTED = -1;
const NOT_ASKED = -2;

interface Use {
  readonly bound: number;
  readonly weight: number;
}

/**
 * A rota in which single slots are turned to see what breaks. From a rota that breaks one group of bounds only, turning
 * one slot that would mend it often breaks one other group only: the rest holds without either.
 */
export class TurnedRota {
  readonly #bounds: readonly Asked[];
  readonly #anyOf: readonly (readonly number[])[];
  readonly #slotCount: number;
  readonly #uses: Use[][];
  readonly #inAnyOf: number[][];
  readonly #held: Uint8Array;
  readonly #anyHeld: Int32Array;
  readonly #sums: Float64Array;
  /** For each bound the group it belongs to; `GRANTED` for what always holds. */
  #groupOf: Int32Array = new Int32Array(0);
  readonly #brokenOf = new Map<number, Set<number>>();
  #turns = 0;
  #most = 0;
  #walked = 0;
  /** What each bound weighs when it is broken, and what all those broken do. */
  #weightOf: Float64Array = new Float64Array(0);
  #weight = 0;

  constructor(bounds: readonly Asked[], anyOf: readonly (readonly number[])[], slotCount: number) {
    this.#bounds = bounds;
    this.#anyOf = anyOf;
    this.#slotCount = slotCount;
    this.#uses = Array.from({ length: slotCount + anyOf.length }, () => []);
    bounds.forEach(({ literals, weights }, bound) =>
      literals.forEach((literal, i) => this.#uses[literal]!.push({ bound, weight: weights[i]! })),
    );
    this.#inAnyOf = Array.from({ length: slotCount }, () => []);
    anyOf.forEach((slots, k) => slots.forEach((slot) => this.#inAnyOf[slot]!.push(k)));
    this.#held = new Uint8Array(slotCount);
    this.#anyHeld = new Int32Array(anyOf.length);
    this.#sums = new Float64Array(bounds.length);
  }

  /**
   * Groups of bounds that a rota breaks alone, this one or one turned from it: whatever is asked without such a group can
   * hold. Bounds of no group in `groups` are not asked; the first `granted` always are. Those `known` are not looked for.
   */
  brokenAlone(
    held: ArrayLike<number>,
    granted: number,
    groups: readonly (readonly number[])[],
    known: ReadonlySet<number> = new Set(),
  ): Set<number> {
    this.#load(held, granted, groups);
    const found = new Set(known);
    this.#most = this.#turns + MOST_TURNS;
    const alone = this.#alone();
    if (alone !== undefined) this.#from(alone, found);
    this.#walk(groups.length, found);
    return found;
  }

  /** Mends one broken bound after another, whatever else that breaks, so that what is left broken is little and changes. */
  #walk(groups: number, found: Set<number>): void {
    const random = new Random(groups);
    const restsUntil = new Int32Array(this.#slotCount);
    const began = this.#turns;
    const most = began + WALK_TURNS - this.#walked;
    const patience = IDLE_TURNS_AT_FIRST + (groups - found.size) * IDLE_TURNS_FOR_EACH_GROUP;
    const idle = Math.min(IDLE_TURNS, patience, this.#bounds.length * IDLE_TURNS_FOR_EACH);
    let last = began;
    for (let step = 1; this.#turns < most && this.#turns - last < idle; step += 1) {
      const alone = this.#alone();
      if (alone !== undefined && !found.has(alone)) {
        this.#most = this.#turns + MOST_TURNS;
        this.#from(alone, found);
        last = this.#turns;
      }
      if (this.#brokenOf.size === 0 || found.size === groups) break;
      this.#mendOne(step, restsUntil, random);
    }
    this.#walked += this.#turns - began;
  }

  /** A rota that keeps what is asked and granted, mended from this one; undefined when that is not seen in so many turns. */
  mended(held: ArrayLike<number>, granted: number, asked: readonly number[], turns: number): Uint8Array | undefined {
    this.#load(held, granted, [asked]);
    const random = new Random(1);
    const restsUntil = new Int32Array(this.#slotCount);
    const most = this.#turns + turns;
    for (let step = 1; this.#brokenOf.size > 0; step += 1) {
      if (this.#turns > most) return undefined;
      this.#mendOne(step, restsUntil, random);
    }
    return this.#held.slice();
  }

  #mendOne(step: number, restsUntil: Int32Array, random: Random): void {
    const broken = [...this.#brokenOf.values()].flatMap((bounds) => [...bounds]);
    const mending = this.#mending(broken[random.below(broken.length)]!);
    const before = this.#weight;
    const slot = this.#lightest(
      mending.filter((each) => restsUntil[each]! <= step),
      random,
    );
    // Where nothing can be turned the step counts all the same.
    this.#turns += 1;
    if (slot === undefined) return;
    for (const turned of this.#turnWith(slot)) restsUntil[turned] = step + REST[0] + random.below(REST[1] - REST[0]);
    // What stays broken becomes dear, so that in the end something else is left broken.
    if (this.#weight >= before) this.#makeDearer();
  }

  #makeDearer(): void {
    for (const [group, bounds] of this.#brokenOf) {
      if (group === GRANTED) continue;
      for (const bound of bounds) this.#weightOf[bound]! += 1;
      this.#weight += bounds.size;
    }
  }

  /** The slot after whose turning what is broken weighs least. */
  #lightest(slots: readonly number[], random: Random): number | undefined {
    let [best, least, equal] = [undefined as number | undefined, Number.POSITIVE_INFINITY, 1];
    for (const slot of slots) {
      const turned = this.#turnWith(slot);
      const weight = this.#weight;
      for (const back of turned.reverse()) this.#turn(back);
      if (weight > least) continue;
      equal = weight < least ? 1 : equal + 1;
      least = weight;
      if (random.below(equal) === 0) best = slot;
    }
    return best;
  }

  /** Turns a slot. Nobody is in two places: what somebody held at that time is left. What was turned, in order. */
  #turnWith(slot: number): number[] {
    const turned = [slot];
    this.#turn(slot);
    for (const left of this.#toLeave(slot)) {
      turned.push(left);
      this.#turn(left);
    }
    return turned;
  }

  #load(held: ArrayLike<number>, granted: number, groups: readonly (readonly number[])[]): void {
    this.#groupOf = new Int32Array(this.#bounds.length).fill(NOT_ASKED).fill(GRANTED, 0, granted);
    groups.forEach((bounds, group) => bounds.forEach((bound) => (this.#groupOf[bound] = group)));
    for (let slot = 0; slot < this.#slotCount; slot += 1) if (this.#held[slot] !== (held[slot] ?? 0)) this.#turn(slot);
    this.#brokenOf.clear();
    this.#weightOf = new Float64Array(this.#bounds.length).fill(1).fill(NEVER, 0, granted);
    this.#weight = 0;
    this.#bounds.forEach((_, bound) => this.#judge(bound));
  }

  /** The one group that is broken, where nothing else is. */
  #alone(): number | undefined {
    if (this.#brokenOf.size !== 1) return undefined;
    const [group] = this.#brokenOf.keys();
    return group === GRANTED ? undefined : group;
  }

  #from(group: number, found: Set<number>): void {
    found.add(group);
    for (const bound of [...this.#brokenOf.get(group)!])
      for (const slot of this.#mending(bound)) {
        if (this.#turns > this.#most) return;
        const turned = this.#turnWith(slot);
        const alone = this.#alone();
        if (alone !== undefined && !found.has(alone)) this.#from(alone, found);
        for (const back of turned.reverse()) this.#turn(back);
      }
  }

  /** Slots of a broken bound whose turning moves it towards its limits. */
  #mending(bound: number): number[] {
    const { literals, weights, min } = this.#bounds[bound]!;
    const up = min !== undefined && this.#sums[bound]! < min;
    return literals.flatMap((literal, i) => {
      const from = weights[i]! > 0 === up ? 0 : 1;
      const slots = literal < this.#slotCount ? [literal] : this.#anyOf[literal - this.#slotCount]!;
      return slots.filter((slot) => this.#held[slot] === from);
    });
  }

  #toLeave(taken: number): number[] {
    const granted = [...(this.#brokenOf.get(GRANTED) ?? [])];
    const left = granted.flatMap((bound) =>
      this.#bounds[bound]!.literals.filter(
        (slot) => slot < this.#slotCount && slot !== taken && this.#held[slot] === 1,
      ),
    );
    return [...new Set(left)];
  }

  #turn(slot: number): void {
    this.#turns += 1;
    const by = this.#held[slot] === 1 ? -1 : 1;
    this.#held[slot] = by === 1 ? 1 : 0;
    this.#count(slot, by);
    for (const k of this.#inAnyOf[slot]!) {
      const before = this.#anyHeld[k]!;
      this.#anyHeld[k] = before + by;
      if (before > 0 !== before + by > 0) this.#count(this.#slotCount + k, by);
    }
  }

  #count(literal: number, by: number): void {
    for (const { bound, weight } of this.#uses[literal]!) {
      this.#sums[bound]! += by * weight;
      this.#judge(bound);
    }
  }

  #judge(bound: number): void {
    const group = this.#groupOf[bound];
    if (group === undefined || group === NOT_ASKED) return;
    const { min, max } = this.#bounds[bound]!;
    const sum = this.#sums[bound]!;
    const broken = this.#brokenOf.get(group);
    const weight = this.#weightOf[bound]!;
    if (sum < (min ?? -Infinity) || sum > (max ?? Infinity)) {
      if (broken?.has(bound)) return;
      this.#weight += weight;
      if (broken) broken.add(bound);
      else this.#brokenOf.set(group, new Set([bound]));
    } else if (broken?.delete(bound)) {
      this.#weight -= weight;
      if (broken.size === 0) this.#brokenOf.delete(group);
    }
  }
}
