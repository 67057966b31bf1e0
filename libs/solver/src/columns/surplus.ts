import { SCALE } from '../prove/safe-bound.ts';
import type { Reduced } from '../presolve/reduced.ts';
import type { PersonMonths } from '../person-month/person-months.ts';
import { sendMonths, type SentMonths } from '../person-month/sent-months.ts';
import type { ColumnGeneration } from './column-generation.ts';

/** What a bound says of each free slot: a rota that holds it costs at least this much more than the bound. */
export interface Surplus {
  /** Not rounded up. */
  readonly bound: number;
  readonly bySlot: Float64Array;
  /** Everybody's months near the bound, where column generation knows them. */
  readonly months?: readonly SentMonths[];
}

/** Arcs a day that everybody's months near the bound have. */
const ARCS = 8;

/** The cheapest month with a slot against its person's cheapest, at the best multipliers, and the months near the bound. */
export function surplusOf(generation: ColumnGeneration, reduced: Reduced): Surplus {
  const bound = generation.settle();
  const bySlot = new Float64Array(reduced.free.length).fill(Number.POSITIVE_INFINITY);
  for (const months of generation.people) {
    months.tellSurplus((_, held, surplus) => {
      for (const slot of held) bySlot[slot] = Math.min(bySlot[slot]!, surplus);
    });
  }
  const months = monthsOfArcs(generation.people, ARCS, Number.POSITIVE_INFINITY).flatMap((of) => of ?? []);
  return { bound, bySlot: bySlot.map((surplus) => surplus / SCALE), months: sendMonths(reduced, months) };
}

/** How far from the bound is near in any case. */
const LEAST = 0.3;

/** How far from the bound to look when the best rota costs this: within a part of the gap. */
function nearness(cost: number, bound: number, part: number): number {
  return Math.max(LEAST, (cost - bound) * part);
}

/** Slots that raise the bound by at most a part of the gap to a rota of this cost (1 = near). */
export function slotsNear({ bound, bySlot }: Surplus, cost: number, part: number): Uint8Array {
  const most = nearness(cost, bound, part);
  return Uint8Array.from(bySlot, (surplus) => (surplus <= most ? 1 : 0));
}

/** Everybody's months that raise the bound by at most a part of the gap to a rota of this cost. */
export function monthsNear(generation: ColumnGeneration, cost: number, part: number): PersonMonths[] {
  const within = nearness(cost, generation.settle(), part);
  return generation.people.map((months) => months.near(within * SCALE));
}

/** By how much months may raise the bound, to begin with, and how that grows until there are enough. */
const NARROWEST = 0.3;
const WIDER = 1.25;
const WIDEST = 1e6;

/**
 * The months that raise the bound least, at the prices given last, as many as take so many arcs a day for each person:
 * with fewer there may be no rota among them, with more the best are hard to find. None raises it by more than `most`,
 * which is NaN where nothing is known of it.
 */
export function monthsOfArcs(
  people: readonly (PersonMonths | undefined)[],
  arcs: number,
  most: number,
): (PersonMonths | undefined)[] {
  const arcsOf = (of: typeof people): number => of.reduce((sum, months) => sum + (months?.graph.arcTo.length ?? 0), 0);
  const wanted = people.reduce((sum, months) => sum + arcs * (months?.choiceKinds.length ?? 0), 0);
  // A small team's months may be fewer altogether.
  const enough = Math.min(wanted, arcsOf(people));
  const farthest = Math.min(most, WIDEST);
  for (let within = NARROWEST; ; within *= WIDER) {
    const near = people.map((months) => months?.near(within * SCALE));
    if (arcsOf(near) >= enough || !(within < farthest)) return near;
  }
}
