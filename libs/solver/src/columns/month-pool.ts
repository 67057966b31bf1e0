import type { Tier } from '@evenflow/rules';
import type { PersonMonth, PersonMonths } from '../person-month/person-months.ts';
import { keptCostAt, type Shares } from '../person-month/shares.ts';
import { nextBelow } from '../presolve/row-cost.ts';
import { SCALE } from '../prove/safe-bound.ts';
import type { ColumnGeneration } from './column-generation.ts';
import type { MonthOf } from './master.ts';

/** Where there are more months within the gap than may be listed, the dearest of them are left out by and by. */
const NARROWER = 0.7;
const NARROWEST = 1e-6;

/** A person's months that cost at most `gap` more than the cheapest at the prices given last, up to `most` of them. */
export function listMonths(
  months: PersonMonths,
  gap: number,
  most: number,
): { list: PersonMonth[]; complete: boolean } {
  for (let width = gap; width > NARROWEST; width *= NARROWER) {
    const list = months.within(width * SCALE, most);
    if (list) return { list, complete: width === gap };
  }
  return { list: [], complete: false };
}

/** The months of each person that a rota better than the best known may be made of. */
export class MonthPool {
  /** Nothing was left out: a rota cheaper than `cost` is made of months listed here. */
  complete = false;
  /** The cost it was filled for. */
  cost = Number.POSITIVE_INFINITY;
  #listed: readonly (readonly PersonMonth[])[] = [];
  readonly #generation: ColumnGeneration;
  readonly #shares: Shares;
  readonly #kept: ReadonlySet<Tier>;

  constructor(generation: ColumnGeneration, shares: Shares, kept: ReadonlySet<Tier>) {
    this.#generation = generation;
    this.#shares = shares;
    this.#kept = kept;
  }

  /** Lists the months that rotas cheaper than `cost` are made of, up to `most` for each person. */
  fill(cost: number, most: number): void {
    const { people, found } = this.#generation;
    const bound = this.#generation.settle();
    const gap = Math.max(0, nextBelow(cost, this.#generation.shared.model.costStep) - bound);
    this.cost = cost;
    this.complete = true;
    const listed = people.map((months) => {
      const { list, complete } = listMonths(months, gap, most);
      if (!complete) this.complete = false;
      return list;
    });
    if (!this.complete) {
      const within = new Set(listed.flatMap((months, place) => months.map(({ held }) => `${place}:${held.join()}`)));
      for (const { place, month } of found.slice(-most * people.length)) {
        if (!within.has(`${place}:${month.held.join()}`)) listed[place]!.push(month);
      }
    }
    this.#listed = listed;
  }

  of(place: number): readonly PersonMonth[] {
    return this.#listed[place]!;
  }

  /** A rota of the free slots as everybody's months. */
  monthsOf(freeHeld: ArrayLike<number>): MonthOf[] {
    const { owner, members, own, reduced } = this.#shares;
    const held = new Map<number, number[]>();
    for (let slot = 0; slot < freeHeld.length; slot += 1) {
      if (freeHeld[slot] !== 1) continue;
      const person = owner[slot]!;
      held.set(person, [...(held.get(person) ?? []), slot]);
    }
    const isTrue = (literal: number): boolean => members[literal]!.some((slot) => freeHeld[slot] === 1);
    return this.#generation.people.map(({ person, leftOut }, place) => {
      const out = new Set(leftOut);
      const cost = own[person]!.reduce((sum, row) => {
        if (out.has(row)) return sum;
        const count = row.literals.reduce((n, literal, t) => (isTrue(literal) ? n + row.weights[t]! : n), 0);
        return sum + keptCostAt(row, count, this.#kept, reduced.problem.tierCost);
      }, 0);
      return { place, month: { held: held.get(person) ?? [], cost } };
    });
  }
}
