import type { PersonMonth, PersonMonths, PricedMonths } from '../person-month/person-months.ts';
import type { Row } from '../presolve/reduced.ts';

const AWAY: PersonMonth = { held: [], cost: 0 };

/** The months of somebody who may also be left out altogether: then they hold nothing and owe nothing. */
export class OptionalMonths implements PricedMonths {
  /** Those that somebody who holds nothing keeps as well. */
  readonly leftOut: readonly Row[];
  /** What their being there costs. */
  apiece = 0;
  /** Out of the question. */
  away = false;
  readonly #months: PersonMonths;
  #isThere = false;

  constructor(months: PersonMonths) {
    this.#months = months;
    this.leftOut = months.leftOut.filter(({ parts }) => parts.every(({ min, max }) => min <= 0 && max >= 0));
  }

  price(prices: ArrayLike<number>, scale = 1): number {
    this.#isThere = false;
    if (this.away) return 0;
    const price = this.#months.price(prices, scale) + this.apiece * scale;
    this.#isThere = price < 0;
    return this.#isThere ? price : 0;
  }

  /** The most that any month of theirs is worth at these prices, were they there at no cost; 0 at least. */
  mostWorth(prices: ArrayLike<number>, scale: number): number {
    return Math.max(0, -this.#months.price(prices, scale));
  }

  cheapest(): PersonMonth {
    if (!this.#isThere) return AWAY;
    const { held, cost } = this.#months.cheapest();
    return { held, cost: cost + this.apiece };
  }
}
