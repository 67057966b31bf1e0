import type { Bound, InPieces, Problem, Tier } from '@evenflow/rules';
import { dutyName, type AlikeDuties } from './alike-duties.ts';
import { SlotSorts } from './slot-sorts.ts';
import { Terms } from './term-pool.ts';

/** A limit on how many work a duty, as far as it is not decided. */
type Cover = Pick<Bound, 'literals' | 'weights' | 'min' | 'max' | 'weight' | 'tier'>;

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

/** One duty of one day: its free slots, by person, and what is asked of how many work it. */
interface Column {
  readonly slotOf: Map<number, number>;
  readonly covers: { readonly bound: number; readonly cover: Cover }[];
  /** Nobody has two slots in it. */
  single: boolean;
}

/** More sets of duties than this that some people are confined to are not looked through. */
const MOST_SETS = 64;
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

class AlikeFinder {
  readonly #problem: Problem;
  /** What is known of each literal: 0, 1, or −1 when nothing. */
  readonly #known: Int8Array;
  readonly #columns: Column[] = [];
  readonly #columnsOfDay = new Map<number, Column[]>();
  readonly #columnOf: Int32Array;
  /** Slots of one sort are in the same bounds with the same weights. */
  readonly #sorts: SlotSorts;
  readonly #terms = new Terms();
  readonly #toldWeights: number[] = [];
  readonly #readAnyOf: Uint8Array;
  /** What it costs at least to hold a slot with another of its sort that day; 0 where nothing is known to forbid it. */
  readonly #together: Float64Array;

  constructor(problem: Problem, known: Int8Array) {
    const { slots } = problem;
    this.#problem = problem;
    this.#known = known;
    this.#columnOf = new Int32Array(slots.length).fill(-1);
    this.#sorts = new SlotSorts(slots.length);
    this.#readAnyOf = new Uint8Array(problem.anyOf.length);
    this.#together = new Float64Array(slots.length);
    const numbers = new Map<string, number>();
    slots.forEach((slot, i) => {
      if (known[i] !== -1) return;
      const key = `${slot.day} ${dutyName(slot)}`;
      const number = numbers.get(key) ?? this.#newColumn(slot.day);
      numbers.set(key, number);
      const column = this.#columns[number]!;
      if (column.slotOf.has(slot.person)) column.single = false;
      column.slotOf.set(slot.person, i);
      this.#columnOf[i] = number;
    });
  }

  #newColumn(day: number): number {
    const column: Column = { slotOf: new Map(), covers: [], single: true };
    const ofDay = this.#columnsOfDay.get(day) ?? [];
    this.#columnsOfDay.set(day, ofDay);
    ofDay.push(column);
    return this.#columns.push(column) - 1;
  }

  /** A bound on how many work a duty is noted there; by any other, slots are told apart. */
  read(number: number): void {
    const bound = this.#problem.bounds[number]!;
    if (bound.weight === 0) return;
    const terms = this.#terms;
    terms.count = 0;
    let [fixed, least, greatest] = [0, 0, 0];
    for (let i = 0; i < bound.literals.length; i += 1) {
      const weight = bound.weights?.[i] ?? 1;
      const value = this.#known[bound.literals[i]!]!;
      if (value !== -1) {
        fixed += value * weight;
        continue;
      }
      terms.push(bound.literals[i]!, weight);
      if (weight < 0) least += weight;
      else greatest += weight;
    }
    if (terms.count === 0) return;
    const min = (bound.min ?? Number.NEGATIVE_INFINITY) - fixed;
    const max = (bound.max ?? Number.POSITIVE_INFINITY) - fixed;
    if (min <= least && max >= greatest) return;
    const column = this.#covered(terms);
    if (column) column.covers.push({ bound: number, cover: { ...bound, literals: [], weights: undefined, min, max } });
    else if (bound.tier === 'must') {
      this.#tellApart(terms, { most: max - least, cost: bound.weight * this.#problem.tierCost.must });
    } else this.#tellApart(terms);
  }

  /** The column whose free slots these are, each once and all of them. */
  #covered({ literals, weights, count }: Terms): Column | undefined {
    const { slots } = this.#problem;
    const number = this.#columnOf[literals[0]!] ?? -1;
    const column = this.#columns[number];
    if (!column || count !== column.slotOf.size) return undefined;
    const people = new Set<number>();
    for (let i = 0; i < count; i += 1) {
      if (weights[i] !== 1 || this.#columnOf[literals[i]!] !== number) return undefined;
      people.add(slots[literals[i]!]!.person);
    }
    return people.size === count ? column : undefined;
  }

  /** `most`: what a must lets the terms above their least add up to. */
  #tellApart({ literals, weights, count }: Terms, must?: { readonly most: number; readonly cost: number }): void {
    const slotCount = this.#problem.slots.length;
    const told = this.#toldWeights;
    told.length = 0;
    for (let i = 0; i < count; i += 1) {
      const [literal, weight] = [literals[i]!, weights[i]!];
      if (literal >= slotCount) {
        this.#tellApartAnyOf(literal - slotCount);
        continue;
      }
      if (!told.includes(weight)) told.push(weight);
      if (must && weight > 0 && 2 * weight > must.most) {
        this.#together[literal] = Math.max(this.#together[literal]!, must.cost);
      }
    }
    for (const weight of told) {
      this.#sorts.begin();
      for (let i = 0; i < count; i += 1) {
        if (weights[i] === weight && literals[i]! < slotCount) this.#sorts.give(literals[i]!);
      }
    }
  }

  #tellApartAnyOf(k: number): void {
    if (this.#readAnyOf[k] === 1) return;
    this.#readAnyOf[k] = 1;
    this.#sorts.begin();
    for (const slot of this.#problem.anyOf[k]!) this.#sorts.give(slot);
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
    const [kinds, open] = [new Map<Column, string>(), columns.filter(({ single }) => single)];
    for (const column of open) {
      const kind = kindOfCover(column);
      if (kind !== undefined) kinds.set(column, kind);
    }
    for (const column of kinds.keys()) {
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

function slotsByPerson(columns: readonly Column[]): number[][] {
  const byPerson = new Map<number, number[]>();
  for (const { slotOf } of columns) {
    for (const [person, slot] of slotOf) byPerson.set(person, [...(byPerson.get(person) ?? []), slot]);
  }
  return [...byPerson.values()];
}

/** Columns of one kind are asked the same; undefined where something other than one is asked for. */
function kindOfCover({ covers }: Column): string | undefined {
  const weights = new Map<string, number>();
  for (const { cover } of covers) {
    const [min, max] = [cover.min!, cover.max!];
    if ((min > 0 && min !== 1) || max < 1 || (max > 1 && max !== Number.POSITIVE_INFINITY)) return undefined;
    const key = `${min === 1 ? 1 : 0} ${max} ${cover.tier satisfies Tier}`;
    weights.set(key, (weights.get(key) ?? 0) + cover.weight);
  }
  return [...weights]
    .map((entry) => entry.join())
    .sort()
    .join(';');
}

/** Whether any people, up to as many as there are columns, can be given one each: Hall's condition. */
function anybodyCanBePlaced(columns: readonly Column[]): boolean {
  const confined = new Map<number, number>();
  const places = new Map<number, number>();
  columns.forEach(({ slotOf }, bit) => {
    for (const person of slotOf.keys()) places.set(person, (places.get(person) ?? 0) | (1 << bit));
  });
  for (const set of places.values()) confined.set(set, (confined.get(set) ?? 0) + 1);
  const all = 2 ** columns.length - 1;
  const unions = new Set<number>();
  for (const set of confined.keys()) {
    for (const union of [0, ...unions]) if ((union | set) !== all) unions.add(union | set);
    if (unions.size > MOST_SETS) return false;
  }
  return [...unions].every((union) => {
    let people = 0;
    for (const [set, count] of confined) if ((set & ~union) === 0) people += count;
    return people <= columns.filter((_, bit) => (union >> bit) & 1).length;
  });
}
