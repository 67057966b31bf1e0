import type { Highs } from 'highs';
import { PersonMonths, type PricedMonths } from '../person-month/person-months.ts';
import { SCALE } from '../prove/safe-bound.ts';
import type { ColumnGeneration } from './column-generation.ts';
import { daysMixed, DaysSpent, openLayers, waysToSpend, type DaySpent } from './days-spent.ts';
import { DiveRest, type From, type Mixed } from './dive-rest.ts';
import type { DiveStart } from './dive.ts';
import type { MonthOf } from './master.ts';
import { SettledMonth } from './settled-month.ts';

/** Rounds of column generation for what is left, each time days are settled; and at first, where much is. */
const ROUNDS = 6;
const FIRST_ROUNDS = 16;
/** Days that are spent one way in this much of somebody's mixture are settled so. */
const SURE = 0.97;
/** Others settled with them, the clearest first: part of those left, and at least. */
const PART = 0.06;
const LEAST_DAYS = 8;

/** Where column generation goes on from, and what everybody could have there. */
interface FromPeople extends From {
  readonly people: readonly PricedMonths[];
}

/**
 * Turns the best mixture of months into a rota: the days that most of somebody's mixture spends one way are settled so,
 * and the bound of what is left is raised again, with new months, before the next are. So each is settled by
 * multipliers that know of those before, and the bound says all the way what can still come of it.
 */
export class DayDive {
  readonly #days: DaysSpent;
  /** Any prices: what months there are does not depend on them. */
  readonly #noPrices: Float64Array;
  /** Everybody's months that are left. */
  #people: readonly PricedMonths[];
  readonly #rest: DiveRest;
  /** What was settled last, and the bound before it. */
  #last: readonly DaySpent[] = [];
  #before = Number.NEGATIVE_INFINITY;
  #from: FromPeople | undefined;

  constructor(highs: Highs, generation: ColumnGeneration, { people, each }: DiveStart) {
    this.#people = people;
    this.#days = new DaysSpent(people);
    this.#noPrices = new Float64Array(generation.shared.columnOf.length);
    this.#rest = new DiveRest(highs, generation, { rounds: ROUNDS, each });
  }

  /** Of the rotas that keep what is settled. */
  get bound(): number {
    return this.#rest.bound;
  }

  /** Settles at least one day of somebody; false when all are settled, or the engine gave up. */
  settle(): boolean {
    const mixed = this.left > 0 ? this.#rest.mixed() : undefined;
    if (!mixed) return false;
    this.#before = this.bound;
    this.#from = { ...this.#rest.from, people: this.#people };
    this.#open(this.#clearest(mixed), this.#from);
    return true;
  }

  /** Begins with some people's months settled already. */
  begin(settled: readonly MonthOf[]): void {
    const people = [...this.#people];
    for (const { place, month } of settled) people[place] = new SettledMonth(people[place]!, month, this.#rest.shared);
    this.#open([], { ...this.#rest.from, people }, FIRST_ROUNDS - ROUNDS);
  }

  /** By how much the bound rose with what was settled last. */
  get rise(): number {
    return this.bound - this.#before;
  }

  /** Takes back what was settled last and settles the clearer half of it; false when that was a single day. */
  instead(): boolean {
    if (this.#last.length < 2) return false;
    this.#open(this.#last.slice(0, this.#last.length >> 1), this.#from!);
    return true;
  }

  /** A round for what is left; false when it is time to settle more. */
  round(): boolean {
    return this.#rest.round();
  }

  /** How many days of people are not settled yet. */
  get left(): number {
    return this.#people.reduce((sum, months) => sum + layersLeft(months).length, 0);
  }

  /** Everybody's month once all days are settled. */
  get rota(): readonly MonthOf[] | undefined {
    if (this.left > 0) return undefined;
    return this.#people.map((months, place) => {
      months.price(this.#noPrices);
      return { place, month: months.cheapest() };
    });
  }

  /**
   * Everybody's months of which a rota cheaper than `cost` can be made that keeps what is settled; undefined where they
   * are more than `most` together.
   */
  choices(cost: number, most: number): readonly MonthOf[] | undefined {
    const surplus = Math.max(0, cost - 1 - this.#rest.settle()) * SCALE;
    const choices: MonthOf[] = [];
    for (const [place, months] of this.#people.entries()) {
      const list = months instanceof PersonMonths ? months.within(surplus, most - choices.length) : [months.cheapest()];
      if (!list) return undefined;
      for (const month of list) choices.push({ place, month });
    }
    return choices;
  }

  dispose(): void {
    this.#rest.dispose();
  }

  /** The days, not settled yet, that the mixture spends most clearly one way; the clearest first. */
  #clearest(mixed: Mixed): DaySpent[] {
    const clearest = daysMixed(this.#days, this.#people.map(layersLeft), mixed).map(({ place, layer, weightOf }) => {
      const [way, weight] = [...weightOf].reduce((most, each) => (each[1] > most[1] ? each : most), ['', 0]);
      return { place, layer, way, weight };
    });
    clearest.sort((a, b) => b.weight - a.weight || a.place - b.place || a.layer - b.layer);
    const sure = clearest.filter(({ weight }) => weight >= SURE).length;
    return clearest.slice(0, sure + Math.max(LEAST_DAYS, Math.round(PART * clearest.length)));
  }

  /** Begins anew with some more days settled, as far as they go together, for so many rounds more than usual. */
  #open(more: readonly DaySpent[], { best, found, people }: FromPeople, rounds = 0): void {
    const left = [...people];
    for (const { place, layer, way } of more) {
      left[place] =
        (left[place] as PersonMonths).spending(layer, (each) => each === way, this.#noPrices) ?? left[place]!;
    }
    this.#last = more;
    this.#people = left;
    const ways = left.map((months) => (months instanceof PersonMonths ? waysToSpend(months) : []));
    const among = found.filter(({ place, month }) => this.#days.among(ways[place]!, place, month));
    this.#rest.open(left, { best, found: among }, rounds);
  }
}

/** The days, by layer, that are not settled yet. */
function layersLeft(months: PricedMonths): readonly number[] {
  return months instanceof PersonMonths ? openLayers(months) : [];
}
