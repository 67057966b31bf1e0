import type { Row } from '../presolve/reduced.ts';

/** What of literals can be told from rows that allow at most one of theirs to be true: which exclude one another. */
export class Exclusions {
  readonly #slotCount: number;
  readonly #anyOf: readonly (readonly number[])[];
  readonly #excluded = new Map<number, Set<number>>();

  /** Literals are slots, then any-of literals of the slots given. */
  constructor(slotCount: number, anyOf: readonly (readonly number[])[]) {
    this.#slotCount = slotCount;
    this.#anyOf = anyOf;
  }

  /** Of these literals at most one is true; what an any-of literal excludes, each of its slots does. */
  learn({ literals }: Pick<Row, 'literals'>): void {
    literals.forEach((one, i) => {
      for (let j = 0; j < i; j += 1) this.#exclude(one, literals[j]!);
    });
  }

  /** The slots in as few groups as a first fit finds, of each of which at most one is held. */
  groups(slots: readonly number[]): number[][] {
    const groups: number[][] = [];
    for (const slot of slots) {
      const excluded = this.#excluded.get(slot);
      const group = excluded && groups.find((members) => members.every((member) => excluded.has(member)));
      if (group) group.push(slot);
      else groups.push([slot]);
    }
    return groups;
  }

  #exclude(one: number, other: number): void {
    for (const a of this.#slotsOf(one)) {
      for (const b of this.#slotsOf(other)) {
        if (a === b) continue;
        this.#note(a, b);
        this.#note(b, a);
      }
    }
  }

  #slotsOf(literal: number): readonly number[] {
    return literal < this.#slotCount ? [literal] : this.#anyOf[literal - this.#slotCount]!;
  }

  #note(one: number, other: number): void {
    const known = this.#excluded.get(one);
    if (known) known.add(other);
    else this.#excluded.set(one, new Set([other]));
  }
}
