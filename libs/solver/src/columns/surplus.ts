import { SCALE } from '../prove/safe-bound.ts';
import type { PersonMonths } from '../person-month/person-months.ts';
import type { ColumnGeneration } from './column-generation.ts';

/** What a bound says of each free slot: a rota that holds it costs at least this much more than the bound. */
export interface Surplus {
  /** Not rounded up. */
  readonly bound: number;
  readonly bySlot: Float64Array;
}

/** The cheapest month with a slot against its person's cheapest, at the best multipliers. */
export function surplusOf(generation: ColumnGeneration, slotCount: number): Surplus {
  const bound = generation.settle();
  const bySlot = new Float64Array(slotCount).fill(Number.POSITIVE_INFINITY);
  for (const months of generation.people) months.noteSurplus(bySlot);
  return { bound, bySlot: bySlot.map((surplus) => surplus / SCALE) };
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
