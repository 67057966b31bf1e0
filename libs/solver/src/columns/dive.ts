import type { Highs } from 'highs';
import type { PersonMonths, PricedMonths } from '../person-month/person-months.ts';
import { ColumnGeneration } from './column-generation.ts';
import { Master, type MonthOf } from './master.ts';
import { SettledMonth } from './settled-month.ts';
import { monthsOfArcs } from './surplus.ts';

/** Rounds of column generation for the others, each time somebody's month is settled; and at first, where many are. */
const ROUNDS = 8;
const FIRST_ROUNDS = 16;
/** A month that makes up this much of somebody's mixture is theirs. */
const CLEAR = 0.95;

interface Mixed {
  readonly months: readonly MonthOf[];
  readonly weights: Float64Array;
}

/** Multipliers and months that column generation goes on from. */
interface From {
  readonly best: Float64Array;
  readonly found: readonly MonthOf[];
}

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
  /** Of the rotas in which everybody settled has their month. */
  bound: number;
  readonly #highs: Highs;
  readonly #start: DiveStart;
  readonly #settled = new Map<number, MonthOf>();
  #rest: ColumnGeneration<PricedMonths>;
  /** The rest is this dive's own to dispose of. */
  #own = false;
  /** What was settled last, the bound before it, and what would have been next. */
  #last: readonly MonthOf[] = [];
  #before = Number.NEGATIVE_INFINITY;
  #waiting: MonthOf[] = [];
  #from: From | undefined;
  #rounds = 0;
  #mixture: Mixed | undefined;

  constructor(highs: Highs, generation: ColumnGeneration, start: DiveStart) {
    this.#highs = highs;
    this.#start = start;
    this.#rest = generation;
    this.bound = generation.bound;
  }

  /** Settles at least one person's month; false when everybody has one, or the engine gave up. */
  settle(): boolean {
    const mixed = this.left > 0 ? this.#mixed() : undefined;
    if (!mixed) return false;
    const { months, weights } = mixed;
    const largest = largestOf(months, weights).filter((i) => !this.#settled.has(months[i]!.place));
    largest.sort((a, b) => weights[b]! - weights[a]! || a - b);
    const clear = largest.filter((i) => weights[i]! >= CLEAR);
    this.#waiting = largest.slice(Math.max(1, clear.length)).map((i) => months[i]!);
    this.#last = largest.slice(0, Math.max(1, clear.length)).map((i) => months[i]!);
    this.#before = this.bound;
    this.#from = { best: this.#rest.best, found: this.#rest.promising(this.#start.each) };
    this.#open(this.#last, this.#from);
    return true;
  }

  /** Begins with some months settled already. */
  begin(settled: readonly MonthOf[]): void {
    this.#open(settled, { best: this.#rest.best, found: this.#rest.promising(this.#start.each) });
    this.#rounds = ROUNDS - FIRST_ROUNDS;
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
    this.#mixture = undefined;
    this.#rounds += 1;
    const goOn = this.#rounds <= ROUNDS && this.#rest.round();
    this.bound = this.#rest.bound;
    return goOn;
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
    const mixed = this.#mixed();
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
    if (this.#own) this.#rest.dispose();
  }

  /** Begins anew with some more settled. */
  #open(more: readonly MonthOf[], { best, found }: From): void {
    for (const month of more) this.#settled.set(month.place, month);
    const { shared } = this.#rest;
    const { people } = this.#start;
    this.dispose();
    const months = people.map((of, place) => {
      const settled = this.#settled.get(place);
      return settled ? new SettledMonth(of, settled.month, shared) : of;
    });
    this.#rest = new ColumnGeneration<PricedMonths>(this.#highs, shared, months, best);
    this.#rest.learn(found.filter(({ place }) => !this.#settled.has(place)));
    this.#own = true;
    this.bound = this.#rest.bound;
    this.#rounds = 0;
    this.#mixture = undefined;
  }

  /** The best mixture of the months found; undefined when the engine gave up. */
  #mixed(): Mixed | undefined {
    if (this.#mixture) return this.#mixture;
    const { shared, people, best } = this.#rest;
    const master = new Master(this.#highs, shared, people.length);
    master.add(this.#rest.promising(this.#start.each));
    master.keepRows(best);
    const mixture = master.mix();
    master.dispose();
    this.#mixture = mixture && { months: master.months, weights: mixture.weights };
    return this.#mixture;
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
