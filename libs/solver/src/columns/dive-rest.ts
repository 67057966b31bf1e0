import type { Highs } from 'highs';
import type { PricedMonths } from '../person-month/person-months.ts';
import { ColumnGeneration } from './column-generation.ts';
import { Master, type MonthOf } from './master.ts';

/** Months, and how much of each is in the best mixture of them. */
export interface Mixed {
  readonly months: readonly MonthOf[];
  readonly weights: Float64Array;
}

/** The best mixture of months, mixed by a master of its own; undefined when the engine gave up. */
export function mixOf(master: Master, months: readonly MonthOf[], multipliers: ArrayLike<number>): Mixed | undefined {
  master.add(months);
  master.keepRows(multipliers);
  const mixture = master.mix();
  master.dispose();
  return mixture && { months: master.months, weights: mixture.weights };
}

/** Multipliers and months that column generation goes on from. */
export interface From {
  readonly best: Float64Array;
  readonly found: readonly MonthOf[];
}

/** How many rounds raise the bound of what is left, and how many months are carried along for each person. */
export interface RestLimits {
  readonly rounds: number;
  readonly each: number;
}

/** What a dive has left: the bound of the rotas that keep what is settled, raised anew each time more is. */
export class DiveRest {
  readonly #highs: Highs;
  readonly #limits: RestLimits;
  #generation: ColumnGeneration<PricedMonths>;
  /** The generation is this dive's own to dispose of. */
  #own = false;
  #rounds = 0;
  #mixture: Mixed | undefined;

  constructor(highs: Highs, generation: ColumnGeneration, limits: RestLimits) {
    this.#highs = highs;
    this.#limits = limits;
    this.#generation = generation;
  }

  /** Of the rotas that keep what is settled. */
  get bound(): number {
    return this.#generation.bound;
  }

  get shared(): ColumnGeneration['shared'] {
    return this.#generation.shared;
  }

  get from(): From {
    return { best: this.#generation.best, found: this.#generation.promising(this.#limits.each) };
  }

  /** Prices everybody's months by the best multipliers; see `ColumnGeneration.settle`. */
  settle(): number {
    return this.#generation.settle();
  }

  /** A round; false when it is time to settle more. */
  round(): boolean {
    this.#mixture = undefined;
    this.#rounds += 1;
    return this.#rounds <= this.#limits.rounds && this.#generation.round();
  }

  /** Begins anew with what everybody could have now, for so many rounds more than usual. */
  open(people: readonly PricedMonths[], { best, found }: From, more = 0): void {
    const { shared } = this.#generation;
    this.dispose();
    this.#generation = new ColumnGeneration<PricedMonths>(this.#highs, shared, people, best);
    this.#generation.learn(found);
    this.#own = true;
    this.#rounds = -more;
    this.#mixture = undefined;
  }

  /** The best mixture of the months found; undefined when the engine gave up. */
  mixed(): Mixed | undefined {
    if (this.#mixture) return this.#mixture;
    const { shared, people, best } = this.#generation;
    const months = this.#generation.promising(this.#limits.each);
    this.#mixture = mixOf(new Master(this.#highs, shared, people.length), months, best);
    return this.#mixture;
  }

  dispose(): void {
    if (this.#own) this.#generation.dispose();
  }
}
