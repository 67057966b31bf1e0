import type { Reduced } from '../presolve/reduced.ts';

/** A count of 0/1 unknowns that must lie between two limits. */
interface Limit {
  readonly unknowns: readonly number[];
  readonly weights: readonly number[];
  readonly min: number;
  readonly max: number;
}

const OPEN = -1;

/**
 * Whether all rows of a reduced problem can be kept, by trying and following what each try leaves no choice about;
 * undefined when `nodes` tries were not enough. Decides a few days of a small team faster than an engine starts.
 */
export function smallSearch(reduced: Reduced, nodes: number): boolean | undefined {
  return new SmallSearch(reduced, nodes).run();
}

class SmallSearch {
  readonly #limits: readonly Limit[];
  readonly #around: number[][];
  readonly #value: Int8Array;
  readonly #trail: number[] = [];
  #left: number;

  constructor(reduced: Reduced, nodes: number) {
    this.#limits = limitsOf(reduced);
    this.#left = nodes;
    this.#value = new Int8Array(reduced.free.length + reduced.anyOf.length).fill(OPEN);
    this.#around = Array.from(this.#value, () => []);
    this.#limits.forEach(({ unknowns }, i) => unknowns.forEach((unknown) => this.#around[unknown]!.push(i)));
  }

  run(): boolean | undefined {
    return this.#follow(this.#limits.map((_, i) => i)) ? this.#try() : false;
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
    for (const { unknowns, weights, min, max } of this.#limits) {
      let count = 0;
      let open = 0;
      let first: number | undefined;
      unknowns.forEach((unknown, i) => {
        if (this.#value[unknown] === 1) count += weights[i]!;
        if (this.#value[unknown] !== OPEN) return;
        open += 1;
        first ??= unknown;
      });
      if ((count >= min && count <= max) || open >= fewest) continue;
      fewest = open;
      best = first;
    }
    return best;
  }

  #set(unknown: number, value: 0 | 1): boolean {
    this.#value[unknown] = value;
    this.#trail.push(unknown);
    return this.#follow([...this.#around[unknown]!]);
  }

  /** Sets what these limits leave no choice about, and what follows from it; false when one cannot be kept. */
  #follow(queue: number[]): boolean {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const { unknowns, weights, min, max } = this.#limits[next]!;
      let [least, greatest] = [0, 0];
      unknowns.forEach((unknown, i) => {
        const weight = weights[i]!;
        const value = this.#value[unknown];
        if (value === 1 || (value === OPEN && weight < 0)) least += weight;
        if (value === 1 || (value === OPEN && weight > 0)) greatest += weight;
      });
      if (least > max || greatest < min) return false;
      unknowns.forEach((unknown, i) => {
        if (this.#value[unknown] !== OPEN) return;
        const size = Math.abs(weights[i]!);
        const [tooMuch, tooLittle] = [least + size > max, greatest - size < min];
        if (!tooMuch && !tooLittle) return;
        // Both at once leaves no value: either shows as a broken limit when this one is looked at again.
        this.#value[unknown] = tooMuch === weights[i]! > 0 ? 0 : 1;
        this.#trail.push(unknown);
        queue.push(next, ...this.#around[unknown]!);
      });
    }
    return true;
  }
}

/** The rows, and for each any-of literal what ties it to its slots. */
function limitsOf(reduced: Reduced): Limit[] {
  const limits: Limit[] = reduced.rows.map((row) => ({
    unknowns: row.literals,
    weights: row.weights,
    min: Math.max(...row.parts.map((part) => part.min)),
    max: Math.min(...row.parts.map((part) => part.max)),
  }));
  reduced.anyOf.forEach((slots, k) => {
    const literal = reduced.free.length + k;
    for (const slot of slots) limits.push({ unknowns: [literal, slot], weights: [1, -1], min: 0, max: 1 });
    limits.push({
      unknowns: [literal, ...slots],
      weights: [-1, ...slots.map(() => 1)],
      min: 0,
      max: Number.POSITIVE_INFINITY,
    });
  });
  return limits;
}
