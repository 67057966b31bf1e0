import type { Highs } from 'highs';
import type { Tier } from '@evenflow/rules';
import { ColumnGeneration } from '../columns/column-generation.ts';
import { sharedModel, type SharedModel } from '../columns/shared-model.ts';
import { drawEverybody } from '../exact/column-bounds.ts';
import { emptyByTier } from '../evaluate.ts';
import { pause } from '../pause.ts';
import type { MonthOf } from '../columns/master.ts';
import type { PersonMonth } from '../person-month/person-months.ts';
import { takeApart } from '../person-month/shares.ts';
import type { Reduced } from '../presolve/reduced.ts';
import { HARD_TIERS } from '../presolve/row-cost.ts';
import { pricedOut, SCALE } from '../prove/safe-bound.ts';
import { OptionalMonths } from './optional-months.ts';
import type { TeamCover } from './team-cover.ts';

const HARD: ReadonlySet<Tier> = new Set(HARD_TIERS);
const ROUNDS = 150;
/** Months of each person that the next question begins with. */
const KEEP = 40;

/**
 * What any team that keeps a month has to bring, by column generation: at any prices of what is needed, its people's
 * dearest months have to be worth what the need is worth. Each such sum is asked of a cover; by place in `people`.
 */
export class TeamColumns {
  readonly people: readonly number[];
  readonly #highs: Highs;
  readonly #months: readonly OptionalMonths[];
  readonly #shared: SharedModel;
  readonly #cover: TeamCover;
  readonly #over: () => boolean;
  #best: Float64Array;
  /** Months met that were worth most, by place, without what being there costs. */
  readonly #met: PersonMonth[][];

  private constructor(
    highs: Highs,
    {
      people,
      months,
      shared,
    }: Pick<TeamColumns, 'people'> & { months: readonly OptionalMonths[]; shared: SharedModel },
    cover: TeamCover,
    over: () => boolean,
  ) {
    this.#highs = highs;
    this.people = people;
    this.#months = months;
    this.#shared = shared;
    this.#cover = cover;
    this.#over = over;
    // A need is worth about what one person's part of a week is.
    this.#best = new Float64Array(shared.model.rowLower.length).fill(1 / 5);
    this.#met = months.map(() => []);
  }

  /** Undefined when somebody's months cannot be drawn, or when it is over meanwhile. */
  static async draw(
    highs: Highs,
    reduced: Reduced,
    coverOf: (people: number) => TeamCover,
    over: () => boolean,
  ): Promise<TeamColumns | undefined> {
    // What is lost whoever is there asks for nobody.
    const shares = takeApart({ ...reduced, constant: { total: 0, byTier: emptyByTier() } });
    const drawn = await drawEverybody(shares, HARD, over);
    if (!drawn) return undefined;
    const months = drawn.map((each) => new OptionalMonths(each));
    const shared = sharedModel(shares, months, HARD);
    if (!shared.model.possible || shared.model.costStep === 0) return undefined;
    return new TeamColumns(highs, { people: shares.people, months, shared }, coverOf(months.length), over);
  }

  /** Asks what is asked of a team out of all; no fewer people than this can keep the month. */
  async fewest(): Promise<number> {
    for (const months of this.#months) Object.assign(months, { apiece: 1, away: false });
    return this.#generate(() => false);
  }

  /** Whether no mixture of months of these people keeps the needs; then that is asked of every team. */
  async isTooFew(places: readonly number[]): Promise<boolean> {
    const there = new Set(places);
    this.#months.forEach((months, place) => Object.assign(months, { apiece: 0, away: !there.has(place) }));
    return (await this.#generate((bound) => bound >= 1)) >= 1;
  }

  async #generate(isEnough: (bound: number) => boolean): Promise<number> {
    const generation = new ColumnGeneration(this.#highs, this.#shared, this.#months, this.#best);
    generation.learn(this.#metBy(generation.people));
    let asked = Number.NEGATIVE_INFINITY;
    for (let go = true, round = 0; go && round < ROUNDS && !this.#over(); round += 1) {
      if (isEnough(generation.bound)) break;
      go = generation.round();
      if (generation.bound > asked) this.#ask(generation.best);
      asked = generation.bound;
      await pause();
    }
    this.#ask(generation.best);
    this.#best = generation.best;
    this.#keep(generation);
    generation.dispose();
    return generation.bound;
  }

  /** Months met before of those who are there. */
  #metBy(people: readonly OptionalMonths[]): MonthOf[] {
    return people.flatMap(({ away, apiece }, place) =>
      away ? [] : this.#met[place]!.map(({ held, cost }) => ({ place, month: { held, cost: cost + apiece } })),
    );
  }

  #keep(generation: ColumnGeneration<OptionalMonths>): void {
    const fresh = new Map<number, PersonMonth[]>();
    for (const { place, month } of generation.promising(KEEP)) {
      const { away, apiece } = generation.people[place]!;
      if (away || month.held.length === 0) continue;
      fresh.set(place, [...(fresh.get(place) ?? []), { held: month.held, cost: month.cost - apiece }]);
    }
    for (const [place, months] of fresh) this.#met[place] = months;
  }

  /** At these prices: what the needs are worth, and what each person's dearest month brings. */
  #ask(multipliers: ArrayLike<number>): void {
    const { model, literals, columnOf } = this.#shared;
    const { reducedCost, constant } = pricedOut(model, multipliers);
    let needed = constant;
    for (let j = literals.length; j < reducedCost.length; j += 1)
      needed += reducedCost[j]! * BigInt(reducedCost[j]! > 0n ? model.lower[j]! : model.upper[j]!);
    if (needed <= 0n) return;
    const prices = new Float64Array(columnOf.length);
    literals.forEach((literal, j) => (prices[literal] = Number(reducedCost[j])));
    const parts = this.#months.map((months) => months.mostWorth(prices, SCALE));
    this.#cover.ask(parts, Number(needed));
  }
}
