import type { Highs } from 'highs';
import type { PersonMonths, PricedMonths } from '../person-month/person-months.ts';
import { SCALE } from '../prove/safe-bound.ts';
import { ColumnGeneration } from './column-generation.ts';
import { Master, type MonthOf } from './master.ts';
import { SettledMonth } from './settled-month.ts';

/** Rounds of column generation for the others, each time somebody's month is settled. */
const ROUNDS = 8;
/** A month that makes up this much of somebody's mixture is theirs. */
const CLEAR = 0.95;

interface Mixed {
  readonly months: readonly MonthOf[];
  readonly weights: Float64Array;
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
  #rounds = 0;
  #mixture: Mixed | undefined;

  constructor(highs: Highs, generation: ColumnGeneration, start: DiveStart) {
    this.#highs = highs;
    this.#start = start;
    this.#rest = generation;
    this.bound = generation.bound;
  }

  /** Settles at least one person's month; false when the engine gave up. */
  settle(): boolean {
    const mixed = this.#mixed();
    if (!mixed) return false;
    const { months, weights } = mixed;
    const largest = largestOf(months, weights).filter((i) => !this.#settled.has(months[i]!.place));
    const clearest = largest.reduce((most, i) => Math.max(most, weights[i]!), 0);
    const due = largest.filter((i) => weights[i]! >= CLEAR);
    for (const i of due.length > 0 ? due : largest.filter((of) => weights[of] === clearest).slice(0, 1)) {
      this.#settled.set(months[i]!.place, months[i]!);
    }
    this.#open();
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

  /** Months of those without one that raise the bound by at most `within`. */
  near(within: number): (PersonMonths | undefined)[] {
    this.#rest.settle();
    return this.#start.people.map((months, place) =>
      this.#settled.has(place) ? undefined : months.near(within * SCALE),
    );
  }

  dispose(): void {
    if (this.#own) this.#rest.dispose();
  }

  /** Begins anew with those settled so far. */
  #open(): void {
    const { best, shared } = this.#rest;
    const { people, each } = this.#start;
    const found = this.#rest.promising(each).filter(({ place }) => !this.#settled.has(place));
    this.dispose();
    const months = people.map((of, place) => {
      const settled = this.#settled.get(place);
      return settled ? new SettledMonth(of, settled.month, shared) : of;
    });
    this.#rest = new ColumnGeneration<PricedMonths>(this.#highs, shared, months, best);
    this.#rest.learn(found);
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
