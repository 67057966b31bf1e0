import { atOnce, type InPieces, type Tier } from '@evenflow/rules';
import type { Reduced, Row } from '../presolve/reduced.ts';

/**
 * A reduced problem taken apart by person. Literals keep their numbers; where an any-of literal has slots of several
 * people, each person's part of it becomes a literal of its own, numbered after all others.
 */
export interface Shares {
  readonly reduced: Reduced;
  /** Slots of each literal, the parts included. */
  readonly members: readonly (readonly number[])[];
  /** Whose each literal is; −1 when it is several people's. */
  readonly owner: Int32Array;
  /** People who have a free slot, in order. */
  readonly people: readonly number[];
  /** Rows that look at one person only, by person. */
  readonly own: readonly (readonly Row[])[];
  /** Rows that bind people together. */
  readonly shared: readonly Row[];
  /** For each any-of literal of several people, by its number: the literal of each person's part. */
  readonly parts: ReadonlyMap<number, readonly number[]>;
}

/** Any-of literals or rows gone through between two waits: a few milliseconds' worth. */
const PIECE = 2048;

/** Takes a reduced problem apart. A part of one slot is that slot. */
export function takeApart(reduced: Reduced): Shares {
  return atOnce(takeApartPieces(reduced));
}

/** As `takeApart`, a little at a time; how much does not depend on the clock. */
export function* takeApartPieces(reduced: Reduced): InPieces<Shares> {
  const slotCount = reduced.free.length;
  const { slots } = reduced.problem;
  const personOf = (slot: number): number => slots[reduced.free[slot]!]!.person;
  const members: (readonly number[])[] = [];
  for (let slot = 0; slot < slotCount; slot += 1) members.push([slot]);
  members.push(...reduced.anyOf);
  const owner = members.map((of) => {
    const person = personOf(of[0]!);
    return of.every((slot) => personOf(slot) === person) ? person : -1;
  });
  yield;
  const parts = new Map<number, number[]>();
  for (let literal = slotCount; literal < slotCount + reduced.anyOf.length; literal += 1) {
    if (literal % PIECE === 0) yield;
    if (owner[literal] !== -1) continue;
    const byPerson = new Map<number, number[]>();
    for (const slot of members[literal]!) byPerson.set(personOf(slot), [...(byPerson.get(personOf(slot)) ?? []), slot]);
    const numbers = [...byPerson].map(([person, part]) => {
      if (part.length === 1) return part[0]!;
      owner.push(person);
      return members.push(part) - 1;
    });
    parts.set(literal, numbers);
  }
  const own: Row[][] = reduced.problem.people.map(() => []);
  const shared: Row[] = [];
  for (const [at, row] of reduced.rows.entries()) {
    if (at % PIECE === 0) yield;
    const person = owner[row.literals[0]!]!;
    const alone = person >= 0 && row.literals.every((literal) => owner[literal] === person);
    (alone ? own[person]! : shared).push(row);
  }
  const people = [...new Set(Array.from(reduced.free, (slot) => slots[slot]!.person))].sort((a, b) => a - b);
  return { reduced, members, owner: Int32Array.from(owner), people, own, shared, parts };
}

/** A row's cost at any count, in the problem's units: Infinity where a tier that must be kept would be broken. */
export function keptCostAt(
  row: Row,
  count: number,
  kept: ReadonlySet<Tier>,
  unitCost: Readonly<Record<Tier, number>>,
): number {
  let cost = 0;
  for (const part of row.parts) {
    const outside = Math.max(0, part.min - count, count - part.max);
    if (outside === 0) continue;
    if (kept.has(part.tier)) return Number.POSITIVE_INFINITY;
    cost += outside * part.weight * unitCost[part.tier];
  }
  return cost;
}
