import type { LiveCheck } from '../kit/check.ts';
import type { Bound, Problem } from '../kit/problem.ts';

/** Nobody's alone. */
const SHARED = -1;

/** Which hard bounds look at which literals: the same for every rota of a problem. */
interface Shape {
  readonly bounds: readonly Bound[];
  /** The one person each bound is about, or `SHARED`. */
  readonly about: Int32Array;
  /** For each literal, the bounds it counts in. */
  readonly uses: Lists;
  /** By how much, place by place of `uses.items`. */
  readonly weights: Int32Array;
  /** For each slot, the any-of literals it is in. */
  readonly inAnyOf: Lists;
}

/** Lists of numbers in one array: list `i` is `items[start[i]]` up to `items[start[i + 1]]`. */
interface Lists {
  readonly start: Int32Array;
  readonly items: Int32Array;
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
    const { bounds, inAnyOf } = this.#shape;
    this.#anyHeld = new Int32Array(problem.anyOf.length);
    this.#sum = new Int32Array(bounds.length);
    for (let slot = 0; slot < this.#slotCount; slot += 1) {
      if (!check.holds(slot)) continue;
      this.#addTo(this.#sum, slot);
      for (let i = inAnyOf.start[slot]!; i < inAnyOf.start[slot + 1]!; i += 1) {
        const k = inAnyOf.items[i]!;
        this.#anyHeld[k]! += 1;
        if (this.#anyHeld[k] === 1) this.#addTo(this.#sum, this.#slotCount + k);
      }
    }
    this.#change = new Int32Array(bounds.length);
    this.#anyChange = new Int32Array(problem.anyOf.length);
  }

  #addTo(sums: Int32Array, literal: number): void {
    const { uses, weights } = this.#shape;
    for (let i = uses.start[literal]!; i < uses.start[literal + 1]!; i += 1) sums[uses.items[i]!]! += weights[i]!;
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
      const { start, items } = this.#shape.inAnyOf;
      for (let i = start[slot]!; i < start[slot + 1]!; i += 1) {
        this.#anyChange[items[i]!]! += by;
        lists.push(items[i]!);
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
    const { uses, weights } = this.#shape;
    for (let i = uses.start[literal]!; i < uses.start[literal + 1]!; i += 1) {
      this.#change[uses.items[i]!]! += by * weights[i]!;
      touched.push(uses.items[i]!);
    }
  }
}

function shapeOf(problem: Problem): Shape {
  const { slots, anyOf } = problem;
  const bounds = problem.bounds.filter((bound) => bound.severity !== 'should' && bound.weight > 0);
  const owner = Int32Array.from({ length: slots.length + anyOf.length }, (_, literal) =>
    literal < slots.length
      ? slots[literal]!.person
      : onlyOne(anyOf[literal - slots.length]!.map((s) => slots[s]!.person)),
  );
  const { lists, places } = turned(
    bounds.map(({ literals }) => literals),
    owner.length,
  );
  const weights = new Int32Array(lists.items.length);
  let entry = 0;
  for (const { literals, weights: own } of bounds)
    for (let i = 0; i < literals.length; i += 1, entry += 1) weights[places[entry]!] = own?.[i] ?? 1;
  return {
    bounds,
    about: Int32Array.from(bounds, ({ literals }) => onlyOne(literals.map((literal) => owner[literal]!))),
    uses: lists,
    weights,
    inAnyOf: turned(anyOf, slots.length).lists,
  };
}

/** Which lists each number is in; and, entry by entry of the lists given, where it went. */
function turned(given: readonly (readonly number[])[], count: number): { lists: Lists; places: Int32Array } {
  const start = new Int32Array(count + 1);
  for (const list of given) for (const item of list) start[item + 1]! += 1;
  for (let i = 0; i < count; i += 1) start[i + 1]! += start[i]!;
  const next = start.slice();
  const items = new Int32Array(start[count]!);
  const places = new Int32Array(items.length);
  let entry = 0;
  given.forEach((list, index) => {
    for (const item of list) {
      const place = next[item]!;
      next[item] = place + 1;
      items[place] = index;
      places[entry] = place;
      entry += 1;
    }
  });
  return { lists: { start, items }, places };
}

/** The one person all of these are; `SHARED` when there are several, or none. */
function onlyOne(people: readonly number[]): number {
  const [first = SHARED] = people;
  return people.every((person) => person === first) ? first : SHARED;
}

function outside({ min, max }: Bound, sum: number): number {
  return Math.max(0, (min ?? -Infinity) - sum, sum - (max ?? Infinity));
}
