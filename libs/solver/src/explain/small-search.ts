import type { Reduced } from '../presolve/reduced.ts';

/** A count of 0/1 unknowns that must lie between two limits. */
export interface Limit {
  readonly unknowns: readonly number[];
  readonly weights: readonly number[];
  readonly min: number;
  readonly max: number;
}

const OPEN = -1;

/**
 * Whether limits can be kept together, by trying and following what each try leaves no choice about. Decides a few days of
 * a team faster than an engine starts. Made once, and asked about any selection of the limits.
 */
export class SmallSearch {
  readonly #limits: readonly Limit[];
  readonly #around: number[][];
  readonly #value: Int8Array;
  readonly #waiting: Uint8Array;
  #trail: number[] = [];
  #active: Uint8Array = new Uint8Array(0);
  #asked: number[] = [];
  #left = 0;

  constructor(limits: readonly Limit[], unknowns: number) {
    this.#limits = limits;
    this.#value = new Int8Array(unknowns).fill(OPEN);
    this.#waiting = new Uint8Array(limits.length);
    this.#around = Array.from(this.#value, () => []);
    limits.forEach((limit, i) => limit.unknowns.forEach((unknown) => this.#around[unknown]!.push(i)));
  }

  /** Values that keep the active limits; false when none do, undefined when `nodes` tries were not enough. */
  run(active: Uint8Array, nodes: number): Int8Array | false | undefined {
    this.#active = active;
    this.#left = nodes;
    this.#trail = [];
    this.#value.fill(OPEN);
    this.#asked = this.#limits.flatMap((_, i) => (active[i] === 1 ? [i] : []));
    const found = this.#follow([...this.#asked]) ? this.#try() : false;
    return found ? this.#value.map((value) => (value === 1 ? 1 : 0)) : found;
  }

  #try(): boolean | undefined {
    const unknown = this.#choose();
    if (unknown === undefined) return true;
    const depth = this.#trail.length;
    for (const value of [1, 0] as const) {
      if (this.#left-- <= 0) return undefined;
      const answer = this.#set(unknown, value) ? this.#try() : false;
      if (answer !== false) return answer;
      while (this.#trail.length > depth) this.#value[this.#trail.pop()!] = OPEN;
    }
    return false;
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
    this.#value[unknown] = value;
    this.#trail.push(unknown);
    return this.#follow(this.#around[unknown]!.filter((limit) => this.#active[limit] === 1));
  }

  /** Sets what these limits leave no choice about, and what follows from it; false when one cannot be kept. */
  #follow(queue: number[]): boolean {
    for (const limit of queue) this.#waiting[limit] = 1;
    let kept = true;
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      this.#waiting[next] = 0;
      kept &&= this.#followOne(this.#limits[next]!, queue);
    }
    return kept;
  }

  #followOne(limit: Limit, queue: number[]): boolean {
    const { unknowns, weights, min, max } = limit;
    const { least, greatest } = this.#range(limit);
    if (least > max || greatest < min) return false;
    if (least >= min && greatest <= max) return true;
    let changed = false;
    for (let i = 0; i < unknowns.length; i += 1) {
      const unknown = unknowns[i]!;
      if (this.#value[unknown] !== OPEN) continue;
      const size = Math.abs(weights[i]!);
      const tooMuch = least + size > max;
      if (!tooMuch && greatest - size >= min) continue;
      // Both at once leaves no value: either shows as a broken limit below.
      this.#value[unknown] = tooMuch === weights[i]! > 0 ? 0 : 1;
      this.#trail.push(unknown);
      changed = true;
      for (const around of this.#around[unknown]!) this.#await(around, queue);
    }
    if (!changed) return true;
    const now = this.#range(limit);
    return now.least <= max && now.greatest >= min;
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
