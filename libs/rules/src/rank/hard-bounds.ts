import type { LiveCheck } from '../kit/check.ts';
import type { Counts } from '../kit/counts.ts';
import type { Bound, Problem } from '../kit/problem.ts';

/** Nobody's alone; not looked at yet. */
const SHARED = -1;
const UNKNOWN = -2;

/** Which bounds are hard and whom each is about: the same for every rota of a problem. */
interface Shape {
  readonly hard: Uint8Array;
  /** The one person each bound is about, `SHARED`, or `UNKNOWN` until it is asked. */
  readonly about: Int32Array;
}

const shapes = new WeakMap<Problem, Shape>();

/**
 * The musts, signable musts and needs around single slots, for asking thousands of times whether an exchange makes one
 * of them worse: only what an exchange touches is counted, on the sums the check keeps.
 */
export class HardBounds {
  readonly #check: LiveCheck;
  readonly #counts: Counts;
  readonly #problem: Problem;
  readonly #shape: Shape;
  readonly #change: Int32Array;
  readonly #anyChange: Int32Array;

  constructor(check: LiveCheck) {
    const { problem } = check.compiled;
    this.#check = check;
    this.#counts = check.counts;
    this.#problem = problem;
    this.#shape = shapes.get(problem) ?? {
      hard: Uint8Array.from(problem.bounds, ({ severity, weight }) => (severity !== 'should' && weight > 0 ? 1 : 0)),
      about: new Int32Array(problem.bounds.length).fill(UNKNOWN),
    };
    shapes.set(problem, this.#shape);
    this.#change = new Int32Array(problem.bounds.length);
    this.#anyChange = new Int32Array(problem.anyOf.length);
  }

  /**
   * No bound is further outside its limits once these slots have changed sides. With `person`, only bounds about that
   * person alone are asked: they cannot depend on what anybody else gives or takes.
   */
  keeps(changed: readonly number[], person?: number): boolean {
    const { sums, least, most } = this.#counts;
    let kept = true;
    for (const bound of this.#touch(changed)) {
      const change = this.#change[bound]!;
      this.#change[bound] = 0;
      if (!kept || change === 0) continue;
      const before = sums[bound]!;
      const after = before + change;
      // Most stay within their limits: whom they are about is asked of the others only.
      if (after >= least[bound]! && after <= most[bound]!) continue;
      const further = Math.max(least[bound]! - after, after - most[bound]!);
      const worse = further > Math.max(0, least[bound]! - before, before - most[bound]!);
      if (worse && (person === undefined || this.#about(bound) === person)) kept = false;
    }
    return kept;
  }

  /** Counts by how much each bound would change; gives the bounds to look at. */
  #touch(changed: readonly number[]): number[] {
    const { inAnyOf, anyOfHeld } = this.#counts;
    const touched: number[] = [];
    const lists: number[] = [];
    for (const slot of changed) {
      const by = this.#check.holds(slot) ? -1 : 1;
      this.#count(slot, by, touched);
      for (const list of inAnyOf[slot]!) {
        this.#anyChange[list]! += by;
        lists.push(list);
      }
    }
    for (const list of lists) {
      const before = anyOfHeld[list]!;
      const after = before + this.#anyChange[list]!;
      this.#anyChange[list] = 0;
      if (before > 0 !== after > 0) this.#count(this.#problem.slots.length + list, after > 0 ? 1 : -1, touched);
    }
    return touched;
  }

  #count(literal: number, by: 1 | -1, touched: number[]): void {
    const { start, bound, weight } = this.#counts.uses;
    for (let i = start[literal]!; i < start[literal + 1]!; i += 1) {
      if (this.#shape.hard[bound[i]!] === 0) continue;
      this.#change[bound[i]!]! += by * weight[i]!;
      touched.push(bound[i]!);
    }
  }

  #about(bound: number): number {
    const { about } = this.#shape;
    if (about[bound] === UNKNOWN) about[bound] = personOf(this.#problem, this.#problem.bounds[bound]!);
    return about[bound]!;
  }
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
