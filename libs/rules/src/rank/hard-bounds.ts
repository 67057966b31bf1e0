import type { LiveCheck } from '../kit/check.ts';
import type { Bound, Problem } from '../kit/problem.ts';

/** Nobody's alone. */
const SHARED = -1;

/** Which hard bounds look at which literals: the same for every rota of a problem. */
interface Shape {
  readonly bounds: readonly Bound[];
  /** The one person each bound is about, or `SHARED`. */
  readonly about: Int32Array;
  /** For each literal, the bounds it counts in and by how much. */
  readonly uses: readonly { readonly bound: number; readonly weight: number }[][];
  readonly inAnyOf: readonly number[][];
}

const shapes = new WeakMap<Problem, Shape>();

/**
 * The musts, signable musts and needs around single slots, for asking thousands of times whether an exchange makes one
 * of them worse: only what an exchange touches is counted. Sees the rota as it is when made; the first one made for a
 * problem takes longest.
 */
export class HardBounds {
  readonly #check: LiveCheck;
  readonly #shape: Shape;
  readonly #slotCount: number;
  readonly #anyHeld: Int32Array;
  readonly #sum: Int32Array;
  readonly #change: Int32Array;
  readonly #anyChange: Int32Array;

  constructor(check: LiveCheck) {
    const { problem } = check.compiled;
    this.#check = check;
    this.#slotCount = problem.slots.length;
    this.#shape = shapes.get(problem) ?? shapeOf(problem);
    shapes.set(problem, this.#shape);
    const { bounds, uses, inAnyOf } = this.#shape;
    this.#anyHeld = new Int32Array(problem.anyOf.length);
    this.#sum = new Int32Array(bounds.length);
    for (let slot = 0; slot < this.#slotCount; slot += 1) {
      if (!check.holds(slot)) continue;
      for (const { bound, weight } of uses[slot]!) this.#sum[bound]! += weight;
      for (const k of inAnyOf[slot]!) {
        this.#anyHeld[k]! += 1;
        if (this.#anyHeld[k] === 1)
          for (const { bound, weight } of uses[this.#slotCount + k]!) this.#sum[bound]! += weight;
      }
    }
    this.#change = new Int32Array(bounds.length);
    this.#anyChange = new Int32Array(problem.anyOf.length);
  }

  /**
   * No bound is further outside its limits once these slots have changed sides. With `person`, only bounds about that
   * person alone are asked: they cannot depend on what anybody else gives or takes.
   */
  keeps(changed: readonly number[], person?: number): boolean {
    let kept = true;
    for (const bound of this.#touch(changed)) {
      const change = this.#change[bound]!;
      this.#change[bound] = 0;
      if (!kept || change === 0 || (person !== undefined && this.#shape.about[bound] !== person)) continue;
      const before = this.#sum[bound]!;
      const after = outside(this.#shape.bounds[bound]!, before + change);
      kept = after === 0 || after <= outside(this.#shape.bounds[bound]!, before);
    }
    return kept;
  }

  /** Counts by how much each bound would change; gives the bounds to look at. */
  #touch(changed: readonly number[]): number[] {
    const touched: number[] = [];
    const lists: number[] = [];
    for (const slot of changed) {
      const by = this.#check.holds(slot) ? -1 : 1;
      this.#count(slot, by, touched);
      for (const k of this.#shape.inAnyOf[slot]!) {
        this.#anyChange[k]! += by;
        lists.push(k);
      }
    }
    for (const k of lists) {
      const before = this.#anyHeld[k]!;
      const after = before + this.#anyChange[k]!;
      this.#anyChange[k] = 0;
      if (before > 0 !== after > 0) this.#count(this.#slotCount + k, after > 0 ? 1 : -1, touched);
    }
    return touched;
  }

  #count(literal: number, by: 1 | -1, touched: number[]): void {
    for (const { bound, weight } of this.#shape.uses[literal]!) {
      this.#change[bound]! += by * weight;
      touched.push(bound);
    }
  }
}

function shapeOf(problem: Problem): Shape {
  const bounds = problem.bounds.filter((bound) => bound.severity !== 'should' && bound.weight > 0);
  const uses: { bound: number; weight: number }[][] = [];
  for (let i = 0; i < problem.slots.length + problem.anyOf.length; i += 1) uses.push([]);
  bounds.forEach(({ literals, weights }, bound) =>
    literals.forEach((literal, i) => uses[literal]!.push({ bound, weight: weights?.[i] ?? 1 })),
  );
  const inAnyOf: number[][] = problem.slots.map(() => []);
  problem.anyOf.forEach((members, k) => members.forEach((slot) => inAnyOf[slot]!.push(k)));
  return { bounds, about: Int32Array.from(bounds, (bound) => personOf(problem, bound)), uses, inAnyOf };
}

function personOf({ slots, anyOf }: Problem, { literals }: Bound): number {
  let person = SHARED;
  for (const literal of literals)
    for (const slot of literal < slots.length ? [literal] : anyOf[literal - slots.length]!) {
      const whose = slots[slot]!.person;
      if (person !== SHARED && person !== whose) return SHARED;
      person = whose;
    }
  return person;
}

function outside({ min, max }: Bound, sum: number): number {
  return Math.max(0, (min ?? -Infinity) - sum, sum - (max ?? Infinity));
}
