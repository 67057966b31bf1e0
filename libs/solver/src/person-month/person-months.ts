import { atOnce, type InPieces, type Tier } from '@evenflow/rules';
import type { Row } from '../presolve/reduced.ts';
import { clustersOf } from './clusters.ts';
import { daySteps } from './day-step.ts';
import { blankMonths, drawRows } from './draw-months.ts';
import { MonthList, type Option, type PricedGraph } from './month-list.ts';
import { joinLayers, type MonthGraph } from './month-graph.ts';
import type { ChoiceKind } from './month-plan.ts';
import { keepNear, reachWithin } from './near-graph.ts';
import { isSettled } from './path-counts.ts';
import { planMonth } from './plan-month.ts';
import type { Shares } from './shares.ts';

/** Rows that found no room after which no more are tried. */
const PATIENCE = 8;

export interface MonthLimits {
  /** Arcs a drawing may have on the way; a row that would need more is left out. */
  readonly mostArcs: number;
}

/** One month of one person. */
export interface PersonMonth {
  /** Free slots held. */
  readonly held: readonly number[];
  /** What the person's own rows cost, in the problem's units; rows left out are not in it. */
  readonly cost: number;
}

/** The free slots that some people's months hold together (1 = held). */
export function slotsHeld(months: readonly PersonMonth[], slotCount: number): Uint8Array {
  const held = new Uint8Array(slotCount);
  for (const month of months) for (const slot of month.held) held[slot] = 1;
  return held;
}

/** A way to spend a day: the slots held on it. */
export function wayOf(held: readonly number[]): string {
  return held.length > 1 ? [...held].sort((a, b) => a - b).join() : held.join();
}

/** Months of one person that can be asked for the cheapest at any prices. */
export interface PricedMonths {
  /** Own rows that are not looked at. */
  readonly leftOut: readonly Row[];
  /** What the cheapest month costs: own rows times `scale`, plus the price of every literal it makes true. */
  price(prices: ArrayLike<number>, scale?: number): number;
  /** The month that `price` found last. */
  cheapest(): PersonMonth;
}

/**
 * All months one person can have, to be asked for the cheapest at any prices. Drawn once; a question costs one pass over
 * the arcs. Whole prices and whole costs below 2^53 in sum give exact answers.
 */
export class PersonMonths implements PricedMonths {
  readonly person: number;
  /** Own rows that are not looked at: with them there would be too many states. Their cost is not in any answer. */
  readonly leftOut: readonly Row[];
  readonly graph: MonthGraph;
  /** Literals whose prices count. */
  readonly priced: ReadonlySet<number>;
  /** Kinds of choice, by layer. */
  readonly choiceKinds: readonly (readonly ChoiceKind[])[];
  /** What the rows cost at least, in every answer. */
  readonly least: number;
  /** For each arc kind: its place among the priced kinds of choice. */
  readonly #arcChoice: Int32Array;
  readonly #choices: readonly { readonly layer: number; readonly kind: number }[];
  readonly #choicePrice: Float64Array;
  #prices: ArrayLike<number> = [];
  readonly #cheapestChoice: Int32Array;
  readonly #kindPrice: Float64Array;
  readonly #value: Float64Array;

  private constructor(person: number, drawn: Drawn) {
    this.person = person;
    this.leftOut = drawn.leftOut;
    this.graph = drawn.graph;
    this.least = drawn.least;
    this.priced = drawn.priced;
    this.choiceKinds = drawn.choiceKinds;
    const offsets: number[] = [];
    const choices: { layer: number; kind: number }[] = [];
    drawn.choiceKinds.forEach((kinds, layer) => {
      offsets.push(choices.length);
      kinds.forEach((_, kind) => choices.push({ layer, kind }));
    });
    this.#choices = choices;
    this.#arcChoice = Int32Array.from(this.graph.kinds, ({ layer, kind }) => offsets[layer]! + kind);
    this.#choicePrice = new Float64Array(choices.length);
    this.#cheapestChoice = new Int32Array(choices.length);
    this.#kindPrice = new Float64Array(this.graph.kinds.length);
    this.#value = new Float64Array(this.graph.nodeCount);
  }

  /** Months drawn before. */
  static of(person: number, drawn: Drawn): PersonMonths {
    return new PersonMonths(person, drawn);
  }

  /** Undefined when there are too many ways to spend a day. */
  static draw(...given: Parameters<typeof PersonMonths.drawPieces>): PersonMonths | undefined {
    return atOnce(PersonMonths.drawPieces(...given));
  }

  /** As `draw`, a few rows at a time; how many does not depend on the clock. */
  static *drawPieces(
    shares: Shares,
    person: number,
    kept: ReadonlySet<Tier>,
    limits: MonthLimits,
  ): InPieces<PersonMonths | undefined> {
    const planned = planMonth(shares, person, kept);
    if (!planned) return undefined;
    const { plan } = planned;
    const leftOut = [...planned.leftOut];
    let least = 0;
    let drawing = blankMonths(plan.kinds);
    let refused = 0;
    for (const cluster of clustersOf(plan)) {
      yield;
      const lone = cluster.rows.length === 1 ? cluster.rows[0] : undefined;
      if (lone && isSettled(plan, drawing, lone)) {
        least += lone.course.leastAtStart;
        continue;
      }
      if (refused >= PATIENCE) {
        leftOut.push(...cluster.rows.map(({ row }) => row));
        continue;
      }
      const steps = daySteps(plan, cluster);
      const drawn = steps && drawRows(drawing, steps, limits.mostArcs);
      if (drawn) {
        drawing = drawn;
        least += cluster.rows.reduce((sum, { course }) => sum + course.leastAtStart, 0);
      } else if (cluster.priced.length > 0) return undefined;
      else {
        leftOut.push(...cluster.rows.map(({ row }) => row));
        refused += 1;
      }
    }
    return new PersonMonths(person, {
      graph: joinLayers(drawing),
      choiceKinds: plan.kinds,
      leftOut,
      least,
      priced: plan.priced,
    });
  }

  /** False when no month keeps what must be kept. */
  get possible(): boolean {
    return this.graph.nodeCount > 0 && Number.isFinite(this.least);
  }

  price(prices: ArrayLike<number>, scale = 1): number {
    this.#priceKinds(prices, scale);
    const { arcStart, arcTo, arcKind, nodeCount } = this.graph;
    const value = this.#value;
    const kindPrice = this.#kindPrice;
    if (nodeCount === 0) return Number.POSITIVE_INFINITY;
    value[nodeCount - 1] = 0;
    for (let node = nodeCount - 2; node >= 0; node -= 1) {
      let best = Number.POSITIVE_INFINITY;
      for (let arc = arcStart[node]!; arc < arcStart[node + 1]!; arc += 1) {
        const via = kindPrice[arcKind[arc]!]! + value[arcTo[arc]!]!;
        if (via < best) best = via;
      }
      value[node] = best;
    }
    return value[0]! + this.least * scale;
  }

  cheapest(): PersonMonth {
    const { arcStart, arcTo, arcKind, nodeCount, kinds } = this.graph;
    const held: number[] = [];
    let cost = this.least;
    for (let node = 0; node < nodeCount - 1;) {
      let arc = arcStart[node]!;
      while (this.#kindPrice[arcKind[arc]!]! + this.#value[arcTo[arc]!]! !== this.#value[node]) arc += 1;
      const kind = arcKind[arc]!;
      const choice = this.#arcChoice[kind]!;
      const at = this.#choices[choice]!;
      held.push(...this.choiceKinds[at.layer]![at.kind]!.choices[this.#cheapestChoice[choice]!]!);
      cost += kinds[kind]!.cost;
      node = arcTo[arc]!;
    }
    return { held, cost };
  }

  /**
   * Every month that costs at most `surplus` more than the cheapest, at the prices given last; undefined when there are
   * more than `most`.
   */
  within(surplus: number, most: number): PersonMonth[] | undefined {
    const list = new MonthList(this.graph, this.#priced);
    return list.within(surplus, most)?.map(({ held, cost }) => ({ held, cost: cost + this.least }));
  }

  /**
   * The months that cost at most `surplus` more than the cheapest, at the prices given last, with few others: a month may
   * come along whose ways of spending single days are each in one that is near enough.
   */
  near(surplus: number): PersonMonths {
    const reach = reachWithin(this.graph, this.#priced, surplus);
    const over = this.#surplusOfChoices(reach.surplusOfKind);
    let at = 0;
    const choiceKinds = this.choiceKinds.map((kinds) =>
      kinds.map((of) => {
        const surplusOf = over[at]!;
        at += 1;
        return withChoices(of, (c) => surplusOf[c]! <= surplus);
      }),
    );
    const { leftOut, least, priced } = this;
    const graph = keepNear(this.graph, this.#priced, reach, surplus);
    return new PersonMonths(this.person, { graph, choiceKinds, leftOut, least, priced });
  }

  /** The months that spend a day in one of some ways; undefined when there is none. Any prices will do. */
  spending(day: number, isWay: (way: string) => boolean, prices: ArrayLike<number>): PersonMonths | undefined {
    const choiceKinds = this.choiceKinds.map((kinds, layer) =>
      layer === day ? kinds.map((of) => withChoices(of, (c) => isWay(wayOf(of.choices[c]!)))) : kinds,
    );
    const { graph, leftOut, least, priced } = this;
    const months = new PersonMonths(this.person, { graph, choiceKinds, leftOut, least, priced });
    return months.price(prices) < Number.POSITIVE_INFINITY ? months.near(Number.MAX_VALUE) : undefined;
  }

  /** For each way to spend a day: by how much the cheapest month with it is dearer than the cheapest, at the prices given last. */
  tellSurplus(tell: (layer: number, held: readonly number[], surplus: number) => void): void {
    const { surplusOfKind } = reachWithin(this.graph, this.#priced, Number.POSITIVE_INFINITY);
    this.#surplusOfChoices(surplusOfKind).forEach((over, choice) => {
      const { layer, kind } = this.#choices[choice]!;
      this.choiceKinds[layer]![kind]!.choices.forEach((held, c) => tell(layer, held, over[c]!));
    });
  }

  /** For each kind of choice, the least surplus of a month with each of its choices. */
  #surplusOfChoices(surplusOfKind: Float64Array): number[][] {
    const least = new Float64Array(this.#choices.length).fill(Number.POSITIVE_INFINITY);
    this.#arcChoice.forEach((choice, kind) => {
      least[choice] = Math.min(least[choice]!, surplusOfKind[kind]!);
    });
    return this.#choices.map((_, choice) => this.#optionsOf(choice).map(({ surplus }) => least[choice]! + surplus));
  }

  get #priced(): PricedGraph {
    const options = (kind: number): Option[] => this.#optionsOf(this.#arcChoice[kind]!);
    return { value: this.#value, kindPrice: this.#kindPrice, options };
  }

  #optionsOf(choice: number): Option[] {
    const { layer, kind } = this.#choices[choice]!;
    const { choices, priced } = this.choiceKinds[layer]![kind]!;
    return choices.map((held, c) => {
      const price = priced[c]!.reduce((sum, literal) => sum + this.#prices[literal]!, 0);
      return { held, surplus: price - this.#choicePrice[choice]! };
    });
  }

  #priceKinds(prices: ArrayLike<number>, scale: number): void {
    this.#prices = prices;
    this.#choices.forEach(({ layer, kind }, i) => {
      const { priced } = this.choiceKinds[layer]![kind]!;
      let best = Number.POSITIVE_INFINITY;
      for (let c = 0; c < priced.length; c += 1) {
        let sum = 0;
        for (const literal of priced[c]!) sum += prices[literal]!;
        if (sum >= best) continue;
        best = sum;
        this.#cheapestChoice[i] = c;
      }
      this.#choicePrice[i] = best;
    });
    this.graph.kinds.forEach(({ cost, turned }, kind) => {
      let sum = cost * scale + this.#choicePrice[this.#arcChoice[kind]!]!;
      for (const literal of turned) sum += prices[literal]!;
      this.#kindPrice[kind] = sum;
    });
  }
}

function withChoices(of: ChoiceKind, kept: (choice: number) => boolean): ChoiceKind {
  const keep = (_: unknown, c: number): boolean => kept(c);
  return { ...of, choices: of.choices.filter(keep), priced: of.priced.filter(keep) };
}

/** All months of one person, drawn. */
export interface Drawn {
  readonly graph: MonthGraph;
  readonly choiceKinds: readonly (readonly ChoiceKind[])[];
  readonly leftOut: readonly Row[];
  readonly least: number;
  readonly priced: ReadonlySet<number>;
}
