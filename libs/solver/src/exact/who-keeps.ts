import type { ColumnGeneration } from '../columns/column-generation.ts';
import type { MonthOf } from '../columns/master.ts';
import type { Random } from '../random.ts';

/**
 * How many keep their month, in a hundred: to begin with, at least and at most, how many more or fewer by chance each time,
 * and how much that changes with what was learnt.
 */
const KEPT = { first: 50, least: 20, most: 60, spread: 20, change: 3 } as const;
/** How much chance says beside what months cost: times what all are dearer by on average. */
const CHANCE = 3;

/**
 * Who keeps their month while the others' are redrawn: rather those who could hardly have a cheaper one at the multipliers of
 * the bound, because what a rota costs above the bound lies with the others. Learns how many.
 */
export class WhoKeeps {
  readonly #generation: ColumnGeneration;
  #percent: number = KEPT.first;

  constructor(generation: ColumnGeneration) {
    this.#generation = generation;
  }

  /** Some of everybody's months in a rota. */
  choose(current: readonly MonthOf[], random: Random): MonthOf[] {
    const percent = this.#percent + random.below(KEPT.spread + 1) - KEPT.spread / 2;
    const dearer = this.#generation.dearerBy(current);
    const usual = dearer.reduce((sum, each) => sum + each, 0) / Math.max(1, current.length);
    const ranked = current.map((month, i) => ({ month, rank: dearer[i]! + CHANCE * usual * random.fraction() }));
    ranked.sort((a, b) => a.rank - b.rank);
    return ranked.slice(0, Math.round((percent / 100) * current.length)).map(({ month }) => month);
  }

  /** Fewer once the bound has said that little comes of so many, more where it could not. */
  learn(isLittle: boolean): void {
    const changed = this.#percent + (isLittle ? -KEPT.change : KEPT.change);
    this.#percent = Math.max(KEPT.least, Math.min(KEPT.most, changed));
  }
}
