import type { Highs } from 'highs';
import type { ColumnGeneration } from './column-generation.ts';
import { priceEverybody } from './lagrangian.ts';
import { Master, type MonthOf } from './master.ts';

/** Rounds of new months between two people's months being settled. */
const ROUNDS = 14;
/** A month that makes up this much of somebody's mixture is theirs. */
const CLEAR = 0.95;

/** A round that gains less than this is the last before the next month is settled. */
const LITTLE = 0.1;

/**
 * Turns the best mixture of months into a rota: whose mixture is clearest keeps its largest month, the others are mixed
 * anew with new months made for what is left, until everybody has one.
 */
export class Dive {
  /** Months made on the way. */
  readonly master: Master;
  readonly #generation: ColumnGeneration;
  readonly #settled = new Map<number, MonthOf>();

  constructor(highs: Highs, generation: ColumnGeneration, from: readonly MonthOf[]) {
    const { shared, people, best } = generation;
    this.#generation = generation;
    this.master = new Master(highs, shared, people.length);
    this.master.add(from);
    this.master.keepRows(best);
  }

  /** Settles at least one person's month; false when the engine gave up. */
  step(): boolean {
    const { shared, people } = this.#generation;
    let mixture = this.master.mix();
    for (let round = 0; mixture && round < ROUNDS; round += 1) {
      priceEverybody(shared, people, mixture.multipliers);
      const open = people.flatMap((months, place) =>
        this.#settled.has(place) ? [] : [{ place, month: months.cheapest() }],
      );
      if (this.master.add(open) === 0) break;
      const before = mixture.cost;
      mixture = this.master.mix() ?? mixture;
      if (before - mixture.cost < LITTLE) break;
    }
    if (!mixture) return false;
    const { weights } = mixture;
    const largest = new Map<number, number>();
    this.master.months.forEach(({ place }, i) => {
      const known = largest.get(place);
      if (!this.#settled.has(place) && (known === undefined || weights[i]! > weights[known]!)) largest.set(place, i);
    });
    const clearest = Math.max(...[...largest.values()].map((i) => weights[i]!));
    for (const i of largest.values()) {
      if (weights[i]! < Math.min(CLEAR, clearest)) continue;
      const month = this.master.months[i]!;
      this.#settled.set(month.place, month);
      this.master.settle(month);
    }
    return true;
  }

  /** Everybody's month once all are settled. */
  get rota(): readonly MonthOf[] | undefined {
    return this.#settled.size === this.#generation.people.length ? [...this.#settled.values()] : undefined;
  }

  dispose(): void {
    this.master.dispose();
  }
}
