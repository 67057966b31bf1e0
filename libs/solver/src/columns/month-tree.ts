import type { Highs } from 'highs';
import { wayOf, type PersonMonths } from '../person-month/person-months.ts';
import { pause } from '../pause.ts';
import { nextBelow } from '../presolve/row-cost.ts';
import { SCALE } from '../prove/safe-bound.ts';
import { solveWhole } from '../prove/whole-problem.ts';
import { ColumnGeneration } from './column-generation.ts';
import { daysMixed, DaysSpent, openLayers, waysToSpend, type DayMixed } from './days-spent.ts';
import { mixOf, type Mixed } from './dive-rest.ts';
import { Master, type MonthOf } from './master.ts';
import { poolModel } from './pool-model.ts';

/** Arcs of everybody's months within the gap beyond which a tree would be endless. */
const MOST_ARCS = 60_000;
/** Rounds of column generation for each part, and months found before that it begins with, for each person. */
const ROUNDS = 12;
const CARRIED = 25;
/** Months a part is settled with by the engine, and what that may take. */
const MOST_CHOICES = 2500;
const CHOICE_LIMITS = { nodes: 1_000_000, seconds: 2 } as const;
const REPEATABLE_CHOICE_LIMITS = { nodes: 1000 } as const;
/** Days that are looked at for parting, those first whose mixture says least. */
const LOOKED_AT = 20;
/** What a mixture spends this much of one way is not parted there. */
const CLEAR = 0.98;
/** What a way that is not in the mixture is taken to raise the bound by beside what prices say, as a part of the gap. */
const UNMIXED_RISE = 0.25;
/** How much fewer rotas are left where the bound rises by the whole gap: e to this power. */
const STEEPNESS = 4;
/** The way of a day on which somebody holds nothing. */
const FREE = wayOf([]);

export interface TreeSettings {
  readonly repeatable: boolean;
  /** A part is settled by the engine once so few months can be in a better rota. */
  readonly mostChoices?: number;
  /** Arcs of everybody's months within the gap beyond which it is left alone. */
  readonly mostArcs?: number;
}

export interface TreeHost {
  /** What the best rota costs, or may cost: nothing that costs as much is looked for. */
  readonly cost: () => number;
  /** Months that make a rota, at what they cost by what the tree sees. */
  readonly offer: (months: readonly MonthOf[]) => void;
  readonly over: () => boolean;
}

/** Rotas that spend some days of people in some of the ways there are, and no rota of it costs less than the bound. */
interface Part {
  readonly people: readonly PersonMonths[];
  readonly multipliers: Float64Array;
  readonly found: readonly MonthOf[];
  readonly bound: number;
}

/** Some ways to spend a day of somebody, and by how much prices say that they raise the bound at least. */
interface Branch {
  readonly place: number;
  readonly layer: number;
  readonly ways: ReadonlySet<string>;
  readonly rise: number;
  readonly weight: number;
}

/**
 * Branch and bound over the days of people, each part bounded by column generation among the months that can still be in a
 * better rota. Parted first by who holds something on a day and who does not, which moves the bound; what somebody holds
 * hardly does. Ends with the best rota, and the proof that it is, where the gap was small enough to begin with.
 */
export class MonthTree {
  readonly #highs: Highs;
  readonly #generation: ColumnGeneration;
  readonly #repeatable: boolean;
  readonly #mostChoices: number;
  readonly #mostArcs: number;
  readonly #days: DaysSpent;
  /** Any prices: what months there are does not depend on them. */
  readonly #noPrices: Float64Array;
  /** Parts not looked into yet; the next one last. */
  #parts: Part[] | undefined;
  /** No rota of the parts that could not be looked into further costs less. */
  #unsettled = Number.POSITIVE_INFINITY;
  #tooLargeAt = Number.POSITIVE_INFINITY;

  constructor(
    highs: Highs,
    generation: ColumnGeneration,
    { repeatable, mostChoices = MOST_CHOICES, mostArcs = MOST_ARCS }: TreeSettings,
  ) {
    this.#highs = highs;
    this.#generation = generation;
    this.#repeatable = repeatable;
    this.#mostChoices = mostChoices;
    this.#mostArcs = mostArcs;
    this.#days = new DaysSpent(generation.people);
    this.#noPrices = new Float64Array(generation.shared.columnOf.length);
    // Nothing to part where nobody has anything to decide.
    if (generation.people.length === 0) this.#parts = [];
  }

  /** What every rota costs a multiple of; 0 where that is not known. */
  get costStep(): number {
    return this.#generation.shared.model.costStep;
  }

  /** Whether there is anything to look into for a rota that costs less than this. */
  isOpen(cost: number): boolean {
    return this.#parts ? this.#parts.length > 0 : cost < this.#tooLargeAt;
  }

  /** No rota costs less than this, or than the best known; infinite once all is looked into. */
  get bound(): number {
    if (this.#generation.people.length === 0) return Number.NEGATIVE_INFINITY;
    const parts = this.#parts ?? [{ bound: Number.NEGATIVE_INFINITY }];
    return parts.reduce((least, { bound }) => Math.min(least, bound), this.#unsettled);
  }

  /** Looks into the next part, letting others have their turn on the way; false when there was none. */
  async step({ over, ...told }: TreeHost): Promise<boolean> {
    // Once told to stop it stays so for this part, which is then looked into again: no branch of it may be lost.
    let stopped = false;
    const host = { ...told, over: () => (stopped ||= over()) };
    this.#parts ??= this.#begin(host.cost());
    const part = this.#parts?.pop();
    if (!part) return false;
    if (part.bound >= host.cost()) return true;
    if (this.#settle(part, host)) return true;
    const branches = this.#branches(part, host);
    if (branches.length === 0 && !stopped) this.#unsettled = Math.min(this.#unsettled, part.bound);
    const parts: Part[] = [];
    for (const branch of branches) {
      const opened = await this.#open(part, branch, host);
      if (opened) parts.push(opened);
    }
    parts.sort((a, b) => b.bound - a.bound);
    this.#parts!.push(...(stopped ? [part] : parts));
    return true;
  }

  #begin(cost: number): Part[] | undefined {
    const { best, bound } = this.#generation;
    const people = this.#within(this.#generation, this.#generation.people, cost);
    const arcs = people.reduce((sum, { graph }) => sum + graph.arcTo.length, 0);
    if (arcs <= this.#mostArcs)
      return [{ people, multipliers: best, found: this.#generation.promising(2 * CARRIED), bound }];
    this.#tooLargeAt = cost;
    return undefined;
  }

  /** Everybody's months that can be in a rota that costs less. */
  #within(generation: ColumnGeneration, people: readonly PersonMonths[], cost: number): PersonMonths[] {
    const surplus = this.#surplus(generation, cost);
    return people.map((months) => months.near(surplus));
  }

  #surplus(generation: ColumnGeneration, cost: number): number {
    return Math.max(0, nextBelow(cost, this.costStep) - generation.settle()) * SCALE;
  }

  /** Prices everybody's months of a part by its multipliers. */
  #priced({ people, multipliers }: Part): ColumnGeneration {
    return new ColumnGeneration(this.#highs, this.#generation.shared, people, multipliers);
  }

  /** Whether the engine settled what is left of a part. */
  #settle(part: Part, host: TreeHost): boolean {
    const generation = this.#priced(part);
    const surplus = this.#surplus(generation, host.cost());
    generation.dispose();
    const choices: MonthOf[] = [];
    for (const [place, months] of part.people.entries()) {
      const list = months.within(surplus, this.#mostChoices - choices.length);
      if (!list) return false;
      // Somebody has no month in a better rota: there is none.
      if (list.length === 0) return true;
      for (const month of list) choices.push({ place, month });
    }
    const model = poolModel(this.#generation.shared, part.people.length, choices);
    const limits = this.#repeatable ? REPEATABLE_CHOICE_LIMITS : CHOICE_LIMITS;
    let bound = part.bound;
    const { freeHeld: taken, ...result } = solveWhole(this.#highs, model, new Uint8Array(choices.length), limits, {
      interrupted: () => host.over() || bound >= host.cost(),
      bound: (raised) => {
        bound = Math.max(bound, raised);
      },
    });
    if (taken) host.offer(choices.filter((_, i) => taken[i] === 1));
    if (bound >= host.cost()) return true;
    if (!result.finished) return false;
    this.#unsettled = Math.min(this.#unsettled, Math.max(bound, result.bound));
    return true;
  }

  /** The best way to part it in two or more, so that as little as can be is left of each. */
  #branches(part: Part, host: TreeHost): readonly Branch[] {
    const mixed = this.#mix(part);
    if (!mixed) return [];
    const generation = this.#priced(part);
    const gap = this.#surplus(generation, host.cost()) / SCALE + 1e-6;
    generation.dispose();
    const layers = part.people.map(openLayers);
    const days = daysMixed(this.#days, layers, mixed);
    const freeOf = ({ weightOf }: DayMixed): number => weightOf.get(FREE) ?? 0;
    const unclear = days.filter((day) => freeOf(day) > 1 - CLEAR && freeOf(day) < CLEAR);
    const byDay = unclear.sort((a, b) => Math.abs(freeOf(a) - 0.5) - Math.abs(freeOf(b) - 0.5));
    const topOf = ({ weightOf }: DayMixed): number => Math.max(...weightOf.values());
    const looked = byDay.length > 0 ? byDay : days.sort((a, b) => topOf(a) - topOf(b));
    const surplusOf = part.people.map(surplusByWay);
    let best: { readonly left: number; readonly branches: readonly Branch[] } | undefined;
    for (const day of looked.slice(0, LOOKED_AT)) {
      const branches = branchesOf(day, surplusOf[day.place]![day.layer]!, byDay.length > 0);
      const left = branches.reduce((sum, each) => sum + leftOf(each, gap), 0);
      if (!best || left < best.left) best = { left, branches };
    }
    return best?.branches ?? [];
  }

  #mix({ people, multipliers, found }: Part): Mixed | undefined {
    const master = new Master(this.#highs, this.#generation.shared, people.length);
    return mixOf(master, this.#among(people, found), multipliers);
  }

  #among(people: readonly PersonMonths[], found: readonly MonthOf[]): MonthOf[] {
    const ways = people.map(waysToSpend);
    return found.filter(({ place, month }) => this.#days.among(ways[place]!, place, month));
  }

  /** What is left of a part where somebody spends a day in some of the ways; undefined when nothing better can be in it. */
  async #open({ people, multipliers, found, bound }: Part, branch: Branch, host: TreeHost): Promise<Part | undefined> {
    const months = people[branch.place]!.spending(branch.layer, (way) => branch.ways.has(way), this.#noPrices);
    if (!months || host.over()) return undefined;
    const left = people.map((each, place) => (place === branch.place ? months : each));
    const generation = new ColumnGeneration(this.#highs, this.#generation.shared, left, multipliers);
    generation.learn(this.#among(left, found));
    const more = (): boolean => generation.bound < host.cost() && !host.over();
    for (let round = 0; round < ROUNDS && more() && generation.round(); round += 1) await pause();
    const opened = {
      people: this.#within(generation, left, host.cost()),
      multipliers: generation.best,
      found: generation.promising(CARRIED),
      bound: Math.max(bound, generation.bound),
    };
    generation.dispose();
    return opened.bound < host.cost() ? opened : undefined;
  }
}

/** For each day, by layer: each way to spend it, and by how much it raises the bound at least. */
function surplusByWay(months: PersonMonths): Map<string, number>[] {
  const ways = months.choiceKinds.map(() => new Map<string, number>());
  months.tellSurplus((layer, held, surplus) => {
    const way = wayOf(held);
    ways[layer]!.set(way, Math.min(ways[layer]!.get(way) ?? Number.POSITIVE_INFINITY, surplus / SCALE));
  });
  return ways;
}

/** A day parted by whether anything is held, or by each way. */
function branchesOf(
  { place, layer, weightOf }: DayMixed,
  surplusOf: ReadonlyMap<string, number>,
  byFree: boolean,
): Branch[] {
  const all = [...surplusOf.keys()];
  const sets = byFree
    ? [all.filter((way) => way === FREE), all.filter((way) => way !== FREE)]
    : all.map((way) => [way]);
  return sets.map((ways) => ({
    place,
    layer,
    ways: new Set(ways),
    rise: Math.min(...ways.map((way) => surplusOf.get(way)!)),
    weight: ways.reduce((sum, way) => sum + (weightOf.get(way) ?? 0), 0),
  }));
}

/** A guess of how much there is to look into on a branch, against the whole. */
function leftOf({ rise, weight }: Branch, gap: number): number {
  if (rise > gap) return 0;
  return Math.exp(-STEEPNESS * Math.min(1, rise / gap + (1 - weight) * UNMIXED_RISE));
}
