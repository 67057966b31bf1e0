import type { Reduced } from '../presolve/reduced.ts';

/** A count of 0/1 unknowns that must lie between two limits. */
export interface Limit {
  readonly unknowns: readonly number[];
  readonly weights: readonly number[];
  readonly min: number;
  readonly max: number;
}

const OPEN = -1;
/** In place of the limit that left an unknown no choice: it was tried. */
const TRIED = -1;

/** Tries a refutation rests on. */
type Tries = ReadonlySet<number>;

/**
 * Whether limits can be kept together, by trying and following what each try leaves no choice about. Decides a few days of
 * a team faster than an engine starts. Made once, and asked about any selection of the limits. Where they cannot be kept
 * it knows which it needed to see that.
 */
export class SmallSearch {
  readonly #limits: readonly Limit[];
  readonly #around: number[][];
  readonly #value: Int8Array;
  readonly #waiting: Uint8Array;
  /** For each unknown that has a value: when it got it, the limit that left no other, and which side of it. */
  readonly #since: Int32Array;
  readonly #because: Int32Array;
  readonly #byMax: Uint8Array;
  /** Limits that a refutation rests on. */
  readonly #used: Uint8Array;
  #trail: number[] = [];
  #active: Uint8Array = new Uint8Array(0);
  #asked: number[] = [];
  #left = 0;
  /** The limit that cannot be kept, once one is met, and the side of it. */
  #broken: { readonly limit: number; readonly byMax: boolean } | undefined;

  constructor(limits: readonly Limit[], unknowns: number) {
    this.#limits = limits;
    this.#value = new Int8Array(unknowns).fill(OPEN);
    this.#waiting = new Uint8Array(limits.length);
    this.#used = new Uint8Array(limits.length);
    this.#since = new Int32Array(unknowns);
    this.#because = new Int32Array(unknowns).fill(TRIED);
    this.#byMax = new Uint8Array(unknowns);
    this.#around = Array.from(this.#value, () => []);
    limits.forEach((limit, i) => limit.unknowns.forEach((unknown) => this.#around[unknown]!.push(i)));
  }

  /** Values that keep the active limits; false when none do, undefined when `nodes` tries were not enough. */
  run(active: Uint8Array, nodes: number): Int8Array | false | undefined {
    this.#left = nodes;
    const answer = this.follow(active) ? this.#try() : false;
    if (answer === true) return this.#value.map((value) => (value === 1 ? 1 : 0));
    return answer === undefined ? undefined : false;
  }

  /** What the active limits leave no choice about; undefined when they cannot be kept. */
  follow(active: Uint8Array): Int8Array | undefined {
    this.#active = active;
    this.#trail = [];
    this.#value.fill(OPEN);
    this.#used.fill(0);
    this.#asked = this.#limits.flatMap((_, i) => (active[i] === 1 ? [i] : []));
    if (this.#follow([...this.#asked])) return this.#value;
    this.#blame();
    return undefined;
  }

  /** Right after the limits were seen not to be kept: those that were needed to see it. */
  used(): number[] {
    return this.#asked.filter((limit) => this.#used[limit] === 1);
  }

  /** Right after following: the limits that leave these unknowns no other value. */
  behind(unknowns: readonly number[]): number[] {
    this.#used.fill(0);
    this.#reasons(unknowns);
    return this.used();
  }

  /** True when everything can be kept; what the refutation rests on when not; undefined when there were too few tries. */
  #try(): true | Tries | undefined {
    const unknown = this.#choose();
    if (unknown === undefined) return true;
    const depth = this.#trail.length;
    const tries = new Set<number>();
    for (const value of [1, 0] as const) {
      if (this.#left-- <= 0) return undefined;
      const answer: true | Tries | undefined = this.#set(unknown, value) ? this.#try() : this.#blame();
      if (answer === true || answer === undefined) return answer;
      while (this.#trail.length > depth) this.#value[this.#trail.pop()!] = OPEN;
      // What does not rest on this try is refuted without it as well.
      if (!answer.has(unknown)) return answer;
      for (const each of answer) tries.add(each);
    }
    tries.delete(unknown);
    return tries;
  }

  /** The tries behind the limit that cannot be kept; the limits behind it are noted. */
  #blame(): Tries {
    const { limit, byMax } = this.#broken!;
    this.#used[limit] = 1;
    return this.#reasons(this.#pushing(limit, byMax, Number.POSITIVE_INFINITY));
  }

  #reasons(unknowns: readonly number[]): Tries {
    const tries = new Set<number>();
    const seen = new Set(unknowns);
    for (const unknown of seen) {
      const limit = this.#because[unknown]!;
      if (limit === TRIED) {
        tries.add(unknown);
        continue;
      }
      this.#used[limit] = 1;
      for (const each of this.#pushing(limit, this.#byMax[unknown] === 1, this.#since[unknown]!)) seen.add(each);
    }
    return tries;
  }

  /** Unknowns whose values, got before a moment, push a limit's count to one side. */
  #pushing(limit: number, up: boolean, before: number): number[] {
    const { unknowns, weights } = this.#limits[limit]!;
    return unknowns.filter((unknown, i) => {
      const value = this.#value[unknown];
      return value !== OPEN && this.#since[unknown]! < before && value === (weights[i]! > 0 === up ? 1 : 0);
    });
  }

  /** An open unknown of the unkept limit with the fewest; none when leaving everything open at 0 keeps them all. */
  #choose(): number | undefined {
    let best: number | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (const limit of this.#asked) {
      const { unknowns, weights, min, max } = this.#limits[limit]!;
      let [count, open] = [0, 0];
      let first: number | undefined;
      for (let i = 0; i < unknowns.length; i += 1) {
        const value = this.#value[unknowns[i]!];
        if (value === 1) count += weights[i]!;
        if (value !== OPEN) continue;
        open += 1;
        first ??= unknowns[i];
      }
      if ((count >= min && count <= max) || open >= fewest) continue;
      fewest = open;
      best = first;
    }
    return best;
  }

  #set(unknown: number, value: 0 | 1): boolean {
    this.#take(unknown, value, TRIED);
    return this.#follow(this.#around[unknown]!.filter((limit) => this.#active[limit] === 1));
  }

  #take(unknown: number, value: 0 | 1, because: number): void {
    this.#value[unknown] = value;
    this.#because[unknown] = because;
    this.#since[unknown] = this.#trail.push(unknown);
  }

  /** Sets what these limits leave no choice about, and what follows from it; false when one cannot be kept. */
  #follow(queue: number[]): boolean {
    for (const limit of queue) this.#waiting[limit] = 1;
    let kept = true;
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      this.#waiting[next] = 0;
      kept &&= this.#followOne(next, queue);
    }
    return kept;
  }

  #followOne(number: number, queue: number[]): boolean {
    const limit = this.#limits[number]!;
    const { unknowns, weights, min, max } = limit;
    const { least, greatest } = this.#range(limit);
    if (least > max || greatest < min) return this.#cannot(number, least > max);
    if (least >= min && greatest <= max) return true;
    let changed = false;
    for (let i = 0; i < unknowns.length; i += 1) {
      const unknown = unknowns[i]!;
      if (this.#value[unknown] !== OPEN) continue;
      const size = Math.abs(weights[i]!);
      const tooMuch = least + size > max;
      if (!tooMuch && greatest - size >= min) continue;
      // Both at once leaves no value: either shows as a broken limit below.
      this.#take(unknown, tooMuch === weights[i]! > 0 ? 0 : 1, number);
      this.#byMax[unknown] = tooMuch ? 1 : 0;
      changed = true;
      for (const around of this.#around[unknown]!) this.#await(around, queue);
    }
    if (!changed) return true;
    const now = this.#range(limit);
    return (now.least <= max && now.greatest >= min) || this.#cannot(number, now.least > max);
  }

  #cannot(limit: number, byMax: boolean): false {
    this.#broken = { limit, byMax };
    return false;
  }

  /** What a limit's count can come to. */
  #range({ unknowns, weights }: Limit): { least: number; greatest: number } {
    let [least, greatest] = [0, 0];
    for (let i = 0; i < unknowns.length; i += 1) {
      const value = this.#value[unknowns[i]!];
      if (value === 0) continue;
      const weight = weights[i]!;
      if (value === 1 || weight < 0) least += weight;
      if (value === 1 || weight > 0) greatest += weight;
    }
    return { least, greatest };
  }

  #await(limit: number, queue: number[]): void {
    if (this.#active[limit] !== 1 || this.#waiting[limit] === 1) return;
    this.#waiting[limit] = 1;
    queue.push(limit);
  }
}

/** What ties an any-of literal to its slots. */
export function linksOf(literal: number, slots: readonly number[]): Limit[] {
  return [
    ...slots.map((slot) => ({ unknowns: [literal, slot], weights: [1, -1], min: 0, max: 1 })),
    {
      unknowns: [literal, ...slots],
      weights: [-1, ...slots.map(() => 1)],
      min: 0,
      max: Number.POSITIVE_INFINITY,
    },
  ];
}

/** The rows of a reduced problem, and for each any-of literal what ties it to its slots. */
export function limitsOf(reduced: Reduced): Limit[] {
  return [
    ...reduced.rows.map((row) => ({
      unknowns: row.literals,
      weights: row.weights,
      min: Math.max(...row.parts.map((part) => part.min)),
      max: Math.min(...row.parts.map((part) => part.max)),
    })),
    ...reduced.anyOf.flatMap((slots, k) => linksOf(reduced.free.length + k, slots)),
  ];
}
