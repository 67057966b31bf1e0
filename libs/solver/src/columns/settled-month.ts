import type { PersonMonth, PricedMonths } from '../person-month/person-months.ts';
import type { Row } from '../presolve/reduced.ts';
import type { SharedModel } from './shared-model.ts';

/** The months of somebody whose month is settled: just that one. */
export class SettledMonth implements PricedMonths {
  readonly leftOut: readonly Row[];
  readonly #month: PersonMonth;
  /** Literals of shared rows that the month makes true. */
  readonly #truths: readonly number[];

  constructor({ leftOut }: PricedMonths, month: PersonMonth, { literals, membersOf }: SharedModel) {
    this.leftOut = leftOut;
    this.#month = month;
    const held = new Set(month.held);
    this.#truths = literals.filter((literal) => membersOf(literal).some((slot) => held.has(slot)));
  }

  price(prices: ArrayLike<number>, scale = 1): number {
    return this.#truths.reduce((sum, literal) => sum + prices[literal]!, this.#month.cost * scale);
  }

  cheapest(): PersonMonth {
    return this.#month;
  }
}
