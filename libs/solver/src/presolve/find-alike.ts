import type { Bound, InPieces, Problem } from '@evenflow/rules';
import { dutyName, numberOf, type AlikeDuties } from './alike-duties.ts';
import { anybodyCanBePlaced, kindOfCover, slotsByPerson, type Column, type Cover } from './duty-column.ts';
import { SlotSorts } from './slot-sorts.ts';

/** What was found alike, and how the bounds change with it. */
export interface Alike {
  readonly duties: readonly AlikeDuties[];
  /** Slots that another one stands for. */
  readonly stoodFor: Uint8Array;
  /** Bounds of the problem, by number, that `instead` takes the place of. */
  readonly replaced: Uint8Array;
  readonly instead: readonly Cover[];
  /** The least that a rota costs in which somebody works two alike duties at once. */
  readonly leastCost: number;
}

const MOST_ALIKE = 30;

/**
 * Finds duties of a day that are alike: everybody who can do two of them is asked the same of both by every bound, and
 * kept from doing both at once by a must; the bounds on how many work each ask for one, and are the same; and no more
 * people are confined to some of them than these are. Then whoever is chosen, up to as many as there are duties, can
 * always be given one each (Hall's theorem), and a count of all together says the same as one of each.
 */
export function* findAlike(problem: Problem, known: Int8Array, piece: number): InPieces<Alike> {
  const finder = new AlikeFinder(problem, known);
  for (let bound = 0; bound < problem.bounds.length; bound += 1) {
    if (bound % piece === 0) yield;
    finder.read(bound);
  }
  yield;
  if (!finder.compare()) return nothingAlike(problem);
  for (let bound = 0; bound < problem.bounds.length; bound += 1) {
    if (bound % piece === 0) yield;
    finder.tellApart(bound);
  }
  yield;
  return finder.found();
}

/** Every duty for itself. */
export function nothingAlike({ slots, bounds }: Problem): Alike {
  return {
    duties: [],
    stoodFor: new Uint8Array(slots.length),
    replaced: new Uint8Array(bounds.length),
    instead: [],
    leastCost: Number.POSITIVE_INFINITY,
  };
}

/** What a bound's literals add up to, as far as they are decided, and what those that are not may add. */
interface OpenBound {
  fixed: number;
  least: number;
  greatest: number;
  /** How many are not decided. */
  count: number;
  /** The column that all of them are slots of, each counted as one; −1 where there is none. */
  column: number;
}

class AlikeFinder {
  readonly #problem: Problem;
  /** What is known of each literal: 0, 1, or −1 when nothing. */
  readonly #known: Int8Array;
  readonly #columns: Column[] = [];
  readonly #columnsOfDay = new Map<number, Column[]>();
  readonly #columnOf: Int32Array;
  /** Columns that are asked the same as another one of their day, with what that is. */
  readonly #kinds = new Map<Column, string>();
  /** By slot: it lies in one of those. */
  readonly #isCompared: Uint8Array;
  /** By bound: slots it speaks of differently are told apart. */
  readonly #tells: Uint8Array;
  /** What a must lets the terms above their least add up to. */
  readonly #most: Float64Array;
  /** Slots of one sort are in the same bounds with the same weights. */
  readonly #sorts: SlotSorts;
  readonly #toldWeights: number[] = [];
  /** Of the bound that is read. */
  readonly #open: OpenBound = { fixed: 0, least: 0, greatest: 0, count: 0, column: -1 };
  readonly #readAnyOf: Uint8Array;
  /** What it costs at least to hold a slot with another of its sort that day; 0 where nothing is known to forbid it. */
  readonly #together: Float64Array;

  constructor(problem: Problem, known: Int8Array) {
    const { slots, bounds } = problem;
    this.#problem = problem;
    this.#known = known;
    this.#columnOf = new Int32Array(slots.length).fill(-1);
    this.#isCompared = new Uint8Array(slots.length);
    this.#tells = new Uint8Array(bounds.length);
    this.#most = new Float64Array(bounds.length);
    this.#sorts = new SlotSorts(slots.length);
    this.#readAnyOf = new Uint8Array(problem.anyOf.length);
    this.#together = new Float64Array(slots.length);
    const duties = new Map<string, number>();
    const numbers = new Map<number, number>();
    for (let i = 0; i < slots.length; i += 1) {
      if (known[i] !== -1) continue;
      const slot = slots[i]!;
      const key = numberOf(duties, dutyName(slot)) * problem.days.length + slot.day;
      const number = numbers.get(key) ?? this.#newColumn(slot.day);
      numbers.set(key, number);
      const column = this.#columns[number]!;
      if (column.slotOf.has(slot.person)) column.single = false;
      column.slotOf.set(slot.person, i);
      this.#columnOf[i] = number;
    }
  }

  #newColumn(day: number): number {
    const column: Column = { slotOf: new Map(), covers: [], single: true };
    const ofDay = this.#columnsOfDay.get(day) ?? [];
    this.#columnsOfDay.set(day, ofDay);
    ofDay.push(column);
    return this.#columns.push(column) - 1;
  }

  /** A bound on how many work a duty is noted there; any other that a rota may break is one to tell slots apart by. */
  read(number: number): void {
    const bound = this.#problem.bounds[number]!;
    if (bound.weight === 0) return;
    const { fixed, least, greatest, count, column } = this.#measure(bound);
    if (count === 0) return;
    const min = (bound.min ?? Number.NEGATIVE_INFINITY) - fixed;
    const max = (bound.max ?? Number.POSITIVE_INFINITY) - fixed;
    if (min <= least && max >= greatest) return;
    const covered = this.#columns[column];
    if (covered && this.#isWhole(covered, bound.literals, count)) {
      covered.covers.push({ bound: number, cover: { ...bound, literals: [], weights: undefined, min, max } });
      return;
    }
    this.#tells[number] = 1;
    this.#most[number] = max - least;
  }

  #measure({ literals, weights }: Bound): OpenBound {
    const known = this.#known;
    const open = this.#open;
    let fixed = 0;
    let least = 0;
    let greatest = 0;
    open.count = 0;
    for (let i = 0; i < literals.length; i += 1) {
      const literal = literals[i]!;
      const weight = weights?.[i] ?? 1;
      const value = known[literal]!;
      if (value !== -1) {
        fixed += value * weight;
        continue;
      }
      if (weight < 0) least += weight;
      else greatest += weight;
      const own = weight === 1 && literal < this.#columnOf.length ? this.#columnOf[literal]! : -1;
      open.column = open.count === 0 || own === open.column ? own : -1;
      open.count += 1;
    }
    open.fixed = fixed;
    open.least = least;
    open.greatest = greatest;
    return open;
  }

  /** Whether the free ones of these slots of a column, so many, are all of it, each once. */
  #isWhole(column: Column, literals: readonly number[], count: number): boolean {
    if (count !== column.slotOf.size) return false;
    const people = new Set<number>();
    for (const slot of literals) if (this.#known[slot] === -1) people.add(this.#problem.slots[slot]!.person);
    return people.size === count;
  }

  /** Finds the columns that are asked the same as another one of their day; false where there are none. */
  compare(): boolean {
    for (const ofDay of this.#columnsOfDay.values()) {
      const kinds = new Map<string, Column[]>();
      for (const column of ofDay) {
        const kind = column.single ? kindOfCover(column) : undefined;
        if (kind !== undefined) kinds.set(kind, [...(kinds.get(kind) ?? []), column]);
      }
      for (const [kind, columns] of kinds) {
        if (columns.length === 1) continue;
        for (const column of columns) {
          this.#kinds.set(column, kind);
          for (const slot of column.slotOf.values()) this.#isCompared[slot] = 1;
        }
      }
    }
    return this.#kinds.size > 0;
  }

  /** Tells slots of columns that are compared apart by a bound that was read. */
  tellApart(number: number): void {
    if (this.#tells[number] === 0) return;
    const bound = this.#problem.bounds[number]!;
    this.#toldWeights.length = 0;
    const most = bound.tier === 'must' ? this.#most[number]! : Number.POSITIVE_INFINITY;
    for (let i = 0; i < bound.literals.length; i += 1) {
      const literal = bound.literals[i]!;
      if (literal < this.#isCompared.length) this.#noteWeight(literal, bound.weights?.[i] ?? 1, most, bound.weight);
      else if (this.#known[literal] === -1) this.#tellApartAnyOf(literal - this.#isCompared.length);
    }
    for (let told = 0; told < this.#toldWeights.length; told += 1) this.#giveAll(bound, this.#toldWeights[told]!);
  }

  #noteWeight(slot: number, weight: number, most: number, cost: number): void {
    if (this.#isCompared[slot] === 0) return;
    if (!this.#toldWeights.includes(weight)) this.#toldWeights.push(weight);
    if (weight <= 0 || 2 * weight <= most) return;
    this.#together[slot] = Math.max(this.#together[slot]!, cost * this.#problem.tierCost.must);
  }

  /** Slots that a bound counts with this weight are of one split. */
  #giveAll({ literals, weights }: Bound, told: number): void {
    this.#sorts.begin();
    for (let i = 0; i < literals.length; i += 1) {
      const literal = literals[i]!;
      if (literal >= this.#isCompared.length || this.#isCompared[literal] === 0) continue;
      if ((weights?.[i] ?? 1) === told) this.#sorts.give(literal);
    }
  }

  #tellApartAnyOf(k: number): void {
    if (this.#readAnyOf[k] === 1) return;
    this.#readAnyOf[k] = 1;
    this.#sorts.begin();
    const members = this.#problem.anyOf[k]!;
    for (let i = 0; i < members.length; i += 1) if (this.#isCompared[members[i]!] === 1) this.#sorts.give(members[i]!);
  }

  found(): Alike {
    const { slots, bounds } = this.#problem;
    const stoodFor = new Uint8Array(slots.length);
    const replaced = new Uint8Array(bounds.length);
    const instead: Cover[] = [];
    const duties: AlikeDuties[] = [];
    let leastCost = Number.POSITIVE_INFINITY;
    for (const columns of [...this.#columnsOfDay.values()].flatMap((ofDay) => this.#grouped(ofDay))) {
      const people = slotsByPerson(columns);
      duties.push({ duty: dutyName(slots[people[0]![0]!]!), people });
      for (const [first, ...others] of people) {
        for (const slot of others) stoodFor[slot] = 1;
        if (others.length > 0) leastCost = Math.min(leastCost, this.#together[first!]!);
      }
      for (const { bound } of columns.flatMap(({ covers }) => covers)) replaced[bound] = 1;
      const literals = people.map(([first]) => first!);
      for (const { cover } of columns[0]!.covers) {
        const times = (limit: number | undefined): number => limit! * columns.length;
        instead.push({ ...cover, literals, min: times(cover.min), max: times(cover.max) });
      }
    }
    return { duties, stoodFor, replaced, instead, leastCost };
  }

  /** Columns of a day that are alike, two or more together. */
  #grouped(columns: readonly Column[]): Column[][] {
    const groups: Column[][] = [];
    const kinds = this.#kinds;
    for (const column of columns) {
      if (!kinds.has(column)) continue;
      const group = groups.find(
        (others) =>
          others.length < MOST_ALIKE &&
          others.every((other) => kinds.get(other) === kinds.get(column) && this.#alike(other, column)) &&
          anybodyCanBePlaced([...others, column]),
      );
      if (group) group.push(column);
      else groups.push([column]);
    }
    return groups.filter(({ length }) => length > 1);
  }

  #alike(a: Column, b: Column): boolean {
    let both = 0;
    for (const [person, slot] of a.slotOf) {
      const other = b.slotOf.get(person);
      if (other === undefined) continue;
      if (!this.#sorts.areAlike(slot, other) || this.#together[slot] === 0) return false;
      both += 1;
    }
    return both > 0;
  }
}
