import type { Highs } from 'highs';
import type { PersonMonths, PricedMonths } from '../person-month/person-months.ts';
import type { ColumnGeneration } from './column-generation.ts';
import { DiveRest, type From } from './dive-rest.ts';
import type { MonthOf } from './master.ts';
import { SettledMonth } from './settled-month.ts';
import { monthsOfArcs } from './surplus.ts';

/** Rounds of column generation for the others, each time somebody's month is settled; and at first, where many are. */
const ROUNDS = 8;
const FIRST_ROUNDS = 16;
/** A month that makes up this much of somebody's mixture is theirs. */
const CLEAR = 0.95;

/** What a dive begins with. */
export interface DiveStart {
  /** Everybody's months, as few as may be. */
  readonly people: readonly PersonMonths[];
  /** Months found before that are carried along, for each person. */
  readonly each: number;
}

/**
 * Turns the best mixture of months into a rota: whose mixture is clearest keeps its largest month, and the bound of what
 * is left is raised again, with new months, before the next is settled. So each is settled by multipliers that know of
 * those before, and the bound says all the way what can still come of it.
 */
export class Dive {
  readonly #start: DiveStart;
  readonly #settled = new Map<number, MonthOf>();
  readonly #rest: DiveRest;
  /** What was settled last, the bound before it, and what would have been next. */
  #last: readonly MonthOf[] = [];
  #before = Number.NEGATIVE_INFINITY;
  #waiting: MonthOf[] = [];
  #from: From | undefined;

  constructor(highs: Highs, generation: ColumnGeneration, start: DiveStart) {
    this.#start = start;
    this.#rest = new DiveRest(highs, generation, { rounds: ROUNDS, each: start.each });
  }

  /** Of the rotas in which everybody settled has their month. */
  get bound(): number {
    return this.#rest.bound;
  }

  /** Settles at least one person's month; false when everybody has one, or the engine gave up. */
  settle(): boolean {
    const mixed = this.left > 0 ? this.#rest.mixed() : undefined;
    if (!mixed) return false;
    const { months, weights } = mixed;
    const largest = largestOf(months, weights).filter((i) => !this.#settled.has(months[i]!.place));
    largest.sort((a, b) => weights[b]! - weights[a]! || a - b);
    const clear = largest.filter((i) => weights[i]! >= CLEAR);
    this.#waiting = largest.slice(Math.max(1, clear.length)).map((i) => months[i]!);
    this.#last = largest.slice(0, Math.max(1, clear.length)).map((i) => months[i]!);
    this.#before = this.bound;
    this.#from = this.#rest.from;
    this.#open(this.#last, this.#from);
    return true;
  }

  /** Begins with some months settled already. */
  begin(settled: readonly MonthOf[]): void {
    this.#open(settled, this.#rest.from, FIRST_ROUNDS - ROUNDS);
  }

  /** By how much the bound rose with what was settled last. */
  get rise(): number {
    return this.bound - this.#before;
  }

  /** Takes back what was settled last and settles the month that was next; false when there is none. */
  instead(): boolean {
    const next = this.#waiting.shift();
    if (!next) return false;
    for (const { place } of this.#last) this.#settled.delete(place);
    this.#last = [next];
    this.#open(this.#last, this.#from!);
    return true;
  }

  /** A round for what is left; false when it is time to settle the next month. */
  round(): boolean {
    return this.#rest.round();
  }

  /** How many have no month yet. */
  get left(): number {
    return this.#start.people.length - this.#settled.size;
  }

  /** Everybody's month once all are settled. */
  get rota(): readonly MonthOf[] | undefined {
    return this.left === 0 ? [...this.#settled.values()] : undefined;
  }

  /** The months settled, and of the others the one that is mixed in most. */
  get guess(): readonly MonthOf[] {
    const mixed = this.#rest.mixed();
    const months = mixed ? largestOf(mixed.months, mixed.weights).map((i) => mixed.months[i]!) : [];
    return [...this.#settled.values(), ...months.filter(({ place }) => !this.#settled.has(place))];
  }

  /** The months of those without one that raise the bound least; see `monthsOfArcs`. */
  few(arcs: number, most: number): (PersonMonths | undefined)[] {
    this.#rest.settle();
    const open = this.#start.people.map((months, place) => (this.#settled.has(place) ? undefined : months));
    return monthsOfArcs(open, arcs, most);
  }

  dispose(): void {
    this.#rest.dispose();
  }

  /** Begins anew with some more settled, for so many rounds more than usual. */
  #open(more: readonly MonthOf[], { best, found }: From, rounds = 0): void {
    for (const month of more) this.#settled.set(month.place, month);
    const { shared } = this.#rest;
    const months = this.#start.people.map((of, place): PricedMonths => {
      const settled = this.#settled.get(place);
      return settled ? new SettledMonth(of, settled.month, shared) : of;
    });
    this.#rest.open(months, { best, found: found.filter(({ place }) => !this.#settled.has(place)) }, rounds);
  }
}

/** The month of each person that is mixed in most. */
function largestOf(months: readonly MonthOf[], weights: ArrayLike<number>): number[] {
  const largest = new Map<number, number>();
  months.forEach(({ place }, i) => {
    const known = largest.get(place);
    if (known === undefined || weights[i]! > weights[known]!) largest.set(place, i);
  });
  return [...largest.values()];
}
