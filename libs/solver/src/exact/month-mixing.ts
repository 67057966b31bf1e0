import type { Highs } from 'highs';
import type { ColumnGeneration } from '../columns/column-generation.ts';
import { priceEverybody } from '../columns/lagrangian.ts';
import { Master, type MonthOf } from '../columns/master.ts';
import { listMonths, type MonthPool } from '../columns/month-pool.ts';
import { poolModel } from '../columns/pool-model.ts';
import { slotsHeld } from '../person-month/person-months.ts';
import { nextBelow } from '../presolve/row-cost.ts';
import { solveWhole, type MipLimits, type MipResult } from '../prove/whole-problem.ts';
import type { Random } from '../random.ts';

/** Months listed for each person to begin with; more each time everybody's have been mixed to the end. */
const MOST_MONTHS = 120;
const MORE_MONTHS = 4;
/** People who get new months at once, to begin with, and how that changes. */
const FIRST_PEOPLE = 6;
const EASY = 1.25;
const HARD = 0.85;
/** Months found before, for each person, that a part begins with; rounds of finding more. */
const FOUND = 10;
const ROUNDS = 20;
/** A mixture is no better when it is dearer than a better rota by more than this. */
const ROUNDING = 1e-3;

export interface MixingLimits {
  readonly limits: MipLimits;
  readonly interrupted: () => boolean;
}

/** What a round came to, for whoever keeps the best rota. */
export interface Mixed {
  /** A rota of the free slots, if one was found. */
  readonly freeHeld?: Uint8Array;
  /** No rota of the problem costs less, as far as this round could tell. */
  readonly bound: number;
  /** Those who chose did so to the end. */
  readonly finished: boolean;
}

/**
 * Mixes whole months that column generation found worth having: a few people choose among theirs while the others keep
 * the ones they have. As few columns say as much about a month as thousands of slots and rows, more people can choose at
 * once than when parts are rebuilt slot by slot; where everybody can, what they choose among is all that could be better,
 * and the answer is a proof.
 */
export class MonthMixing {
  /** Everybody chose among everything: nothing is left to do. */
  exhausted: boolean;
  readonly #highs: Highs;
  readonly #generation: ColumnGeneration;
  readonly #pool: MonthPool;
  readonly #random: Random;
  #size = FIRST_PEOPLE;
  #most = MOST_MONTHS;

  constructor(highs: Highs, generation: ColumnGeneration, pool: MonthPool, random: Random) {
    this.#highs = highs;
    this.#generation = generation;
    this.#pool = pool;
    this.#random = random;
    this.exhausted = generation.people.length === 0;
  }

  /** One round from the best rota known. */
  round(best: { readonly freeHeld: Uint8Array; readonly cost: number }, order: MixingLimits): Mixed {
    const current = this.#pool.monthsOf(best.freeHeld);
    const everybody = this.#size >= current.length;
    const others = everybody ? this.#everything(best.cost) : this.#around(current, best.cost);
    if (others.length === 0 && !everybody) {
      this.#size *= EASY;
      return { bound: Number.NEGATIVE_INFINITY, finished: true };
    }
    const months = [...current, ...without(current, others)];
    const model = poolModel(this.#generation.shared, current.length, months);
    const known = Uint8Array.from(months, (_, i) => (i < current.length ? 1 : 0));
    const result = solveWhole(this.#highs, model, known, order.limits, { interrupted: order.interrupted });
    this.#learn(result, everybody);
    const bound = everybody && this.#pool.complete ? Math.min(result.bound, this.#pool.cost) : Number.NEGATIVE_INFINITY;
    const { freeHeld: taken, finished } = result;
    if (!taken) return { bound, finished };
    const chosen = months.flatMap(({ month }, i) => (taken[i] === 1 ? [month] : []));
    return { freeHeld: slotsHeld(chosen, best.freeHeld.length), bound, finished };
  }

  #choose(people: number): number[] {
    const places = Array.from({ length: people }, (_, place) => place);
    for (let i = 0; i < people && i < this.#size; i += 1) {
      const j = i + this.#random.below(people - i);
      [places[i], places[j]] = [places[j]!, places[i]!];
    }
    return places.slice(0, Math.floor(this.#size));
  }

  /** What everybody could have in a better rota. */
  #everything(cost: number): MonthOf[] {
    if (cost < this.#pool.cost) this.#pool.fill(cost, this.#most);
    return this.#generation.people.flatMap((_, place) => this.#pool.of(place).map((month) => ({ place, month })));
  }

  /**
   * What a few people could have while the others keep what they have: columns are generated for just that, and listed
   * as far as the gap that is left. Nothing when even a mixture would be no better.
   */
  #around(current: readonly MonthOf[], cost: number): MonthOf[] {
    const { shared, people, found, best } = this.#generation;
    const chosen = this.#choose(people.length);
    const open = new Set(chosen);
    const master = new Master(this.#highs, shared, people.length);
    try {
      master.keepRows(best);
      master.add([...current, ...found.slice(-FOUND * people.length).filter(({ place }) => open.has(place))]);
      for (let round = 0; round < ROUNDS; round += 1) {
        const mixture = master.mix();
        if (!mixture) return [];
        priceEverybody(shared, people, mixture.multipliers);
        const fresh = master.add(chosen.map((place) => ({ place, month: people[place]!.cheapest() })));
        if (fresh > 0 && round < ROUNDS - 1) continue;
        const gap = nextBelow(cost, shared.model.costStep) - mixture.cost;
        if (fresh === 0 && gap < -ROUNDING) return [];
        const listed = chosen.flatMap((place) =>
          listMonths(people[place]!, Math.max(0, gap), this.#most).list.map((month) => ({ place, month })),
        );
        return [...listed, ...master.months.filter(({ place }) => open.has(place))];
      }
      return [];
    } finally {
      master.dispose();
    }
  }

  #learn({ finished, nodes }: MipResult, everybody: boolean): void {
    if (!finished) this.#size = Math.max(2, this.#size * HARD);
    else if (!everybody) this.#size *= nodes <= 1 ? EASY : 1;
    else if (this.#pool.complete) this.exhausted = true;
    else {
      this.#most *= MORE_MONTHS;
      this.#pool.cost = Number.POSITIVE_INFINITY;
    }
  }
}

/** Months that are not among those known, each once. */
function without(known: readonly MonthOf[], months: readonly MonthOf[]): MonthOf[] {
  const nameOf = ({ place, month }: MonthOf): string => `${place}:${[...month.held].sort((a, b) => a - b).join()}`;
  const seen = new Set(known.map(nameOf));
  return months.filter((month) => {
    const name = nameOf(month);
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}
