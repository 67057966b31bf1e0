import { type PersonMonths, type PersonMonth } from '../person-month/person-months.ts';
import type { Shares } from '../person-month/shares.ts';
import type { Row } from '../presolve/reduced.ts';
import { rowCostAt } from '../presolve/row-cost.ts';
import { MonthSampler } from './month-sampler.ts';
import { SharedCounts } from './shared-counts.ts';

/** A month together with the literals of shared rows that it makes true. */
export interface Standing {
  readonly month: PersonMonth;
  readonly truths: readonly number[];
}

const NOTHING: Standing = { month: { held: [], cost: 0 }, truths: [] };

/** One person's place in the rota under search. */
interface Place {
  readonly person: number;
  /** Undefined when the person's months cannot be drawn: then theirs stays as it is. */
  readonly sampler: MonthSampler | undefined;
  /** Own rows whose cost a drawn month comes with. */
  readonly rows: readonly Row[];
  /** Literals that shared rows look at. */
  readonly literals: readonly number[];
  standing: Standing;
}

/** Everybody's month, taken out and put in one by one; the cost follows. */
export class CurrentMonths {
  /** Places whose month can be drawn anew. */
  readonly movable: readonly number[];
  readonly #shares: Shares;
  readonly #places: readonly Place[];
  readonly #counts: SharedCounts;
  readonly #prices: Float64Array;
  readonly #held: Uint8Array;
  #ownCost = 0;

  constructor(shares: Shares, drawn: readonly (PersonMonths | undefined)[], hardUnit: number) {
    this.#shares = shares;
    const rows = [...shares.shared, ...drawn.flatMap((months) => months?.leftOut ?? [])];
    this.#counts = new SharedCounts(shares, rows, hardUnit);
    this.#prices = new Float64Array(shares.members.length);
    this.#held = new Uint8Array(shares.reduced.free.length);
    this.#places = shares.people.map((person, i) => {
      const months = drawn[i]?.possible ? drawn[i] : undefined;
      const out = new Set(drawn[i]?.leftOut);
      return {
        person,
        sampler: months && new MonthSampler(months),
        rows: shares.own[person]!.filter((row) => !out.has(row)),
        literals: [],
        standing: NOTHING,
      };
    });
    const at = new Map(this.#places.map((place) => [place.person, place.literals as number[]]));
    shares.owner.forEach((person, literal) => {
      if (person >= 0 && this.#counts.looksAt(literal)) at.get(person)?.push(literal);
    });
    this.movable = this.#places.flatMap(({ sampler }, i) => (sampler ? [i] : []));
  }

  /** Without the constant of what is fixed. */
  get trueCost(): number {
    return this.#ownCost + this.#counts.trueCost;
  }

  get searchCost(): number {
    return this.#ownCost + this.#counts.searchCost;
  }

  sampler(place: number): MonthSampler {
    return this.#places[place]!.sampler!;
  }

  months(): PersonMonth[] {
    return this.#places.map(({ standing }) => standing.month);
  }

  /** Everybody's month as a rota of the free slots has it. */
  load(freeHeld: ArrayLike<number>): void {
    const { owner, members } = this.#shares;
    const ofPerson = new Map<number, number[]>(this.#places.map(({ person }) => [person, []]));
    for (let slot = 0; slot < freeHeld.length; slot += 1)
      if (freeHeld[slot] === 1) ofPerson.get(owner[slot]!)!.push(slot);
    const isTrue = (literal: number): boolean => members[literal]!.some((slot) => freeHeld[slot] === 1);
    const { tierCost } = this.#shares.reduced.problem;
    this.#places.forEach(({ person, rows }, i) => {
      const cost = rows.reduce((sum, row) => {
        const count = row.literals.reduce((n, literal, t) => (isTrue(literal) ? n + row.weights[t]! : n), 0);
        return sum + rowCostAt(row, count, tierCost);
      }, 0);
      this.takeOut(i);
      this.putIn(i, this.standing(i, { held: ofPerson.get(person)!, cost }));
    });
  }

  /** Takes the person's month out and returns it. */
  takeOut(place: number): Standing {
    const at = this.#places[place]!;
    const { standing } = at;
    for (let t = 0; t < standing.truths.length; t += 1) this.#counts.turn(standing.truths[t]!, false);
    this.#ownCost -= standing.month.cost;
    at.standing = NOTHING;
    return standing;
  }

  /** Gives a month to somebody who has none. */
  putIn(place: number, standing: Standing): void {
    for (let t = 0; t < standing.truths.length; t += 1) this.#counts.turn(standing.truths[t]!, true);
    this.#ownCost += standing.month.cost;
    this.#places[place]!.standing = standing;
  }

  standing(place: number, month: PersonMonth): Standing {
    const { literals } = this.#places[place]!;
    const { members } = this.#shares;
    const held = this.#held;
    for (let i = 0; i < month.held.length; i += 1) held[month.held[i]!] = 1;
    const truths: number[] = [];
    for (let l = 0; l < literals.length; l += 1) {
      const slots = members[literals[l]!]!;
      for (let s = 0; s < slots.length; s += 1) {
        if (held[slots[s]!] === 0) continue;
        truths.push(literals[l]!);
        break;
      }
    }
    for (let i = 0; i < month.held.length; i += 1) held[month.held[i]!] = 0;
    return { month, truths };
  }

  /** What each literal of somebody whose month is out would add for the others, in the search's cost. */
  prices(place: number): Float64Array {
    const { literals } = this.#places[place]!;
    for (let l = 0; l < literals.length; l += 1) this.#prices[literals[l]!] = this.#counts.price(literals[l]!);
    return this.#prices;
  }

  /** What a month costs by the prices given last for its person. */
  priced({ month, truths }: Standing): number {
    let sum = month.cost;
    for (let t = 0; t < truths.length; t += 1) sum += this.#prices[truths[t]!]!;
    return sum;
  }
}
