import {
  CountedSoFar,
  countOf,
  placesAfter,
  rememberedAfter,
  type DayView,
  type Remembered,
  type TouchedCount,
} from './counts.ts';
import type { Cluster, MonthPlan } from './month-plan.ts';

/** Spanning literals a day can make true: they are told apart by the bits of a number. */
export const MOST_TURNINGS = 30;

/** An any-of literal over several days, on a day that can make it true. */
export interface Turning {
  readonly literal: number;
  readonly priced: boolean;
  readonly before: number;
  readonly after: number;
  /** On its last day: touched counts, by place, that it adds to, and how much. */
  readonly adds: readonly (readonly [place: number, weight: number])[];
}

/** What a kind of choice does to the rows drawn. */
export interface KindStep {
  /** Added to each touched count. */
  readonly adds: Int32Array;
  /** Spanning literals it makes true, by place in `turnings`. */
  readonly turns: readonly number[];
}

/** All that happens to some rows on one day, laid out for the inner loop. */
export interface DayStep {
  /** Places of the state after the day. */
  readonly width: number;
  readonly touched: readonly TouchedCount[];
  readonly turnings: readonly Turning[];
  readonly remembered: readonly Remembered[];
  /** Places of the state that stay as they are: from, to. */
  readonly carried: readonly (readonly [from: number, to: number])[];
  readonly kinds: readonly KindStep[];
}

/** A cluster's rows day by day; undefined when a day could make too many literals true. */
export function daySteps(plan: MonthPlan, cluster: Cluster): DayStep[] | undefined {
  const { rows } = cluster;
  const spanning = new Map<number, boolean>();
  for (const { row } of rows) {
    for (const literal of row.literals) if (plan.spanOf(literal).length > 1) spanning.set(literal, false);
  }
  for (const literal of cluster.priced) spanning.set(literal, true);
  const steps: DayStep[] = [];
  const counted = new CountedSoFar(rows, plan.spanOf);
  let placeBefore = new Map<string, number>();
  for (let layer = 0; layer < plan.kinds.length; layer += 1) {
    const before = counted.names.slice();
    counted.advance(layer);
    const view = { rows, spanning, plan, layer, before, after: counted.names, placeBefore };
    const placeAfter = placesAfter(view);
    const step = stepOf({ ...view, placeAfter });
    if (step.turnings.length > MOST_TURNINGS) return undefined;
    steps.push(step);
    placeBefore = placeAfter;
  }
  return steps;
}

function stepOf(day: DayView): DayStep {
  const { rows, plan, layer, placeBefore, placeAfter } = day;
  const groups = new Map<string, number[]>();
  const still = new Set<string>();
  rows.forEach(({ course }, i) => {
    if (!course.layers.includes(layer)) still.add(day.after[i]!);
    else groups.set(day.after[i]!, [...(groups.get(day.after[i]!) ?? []), i]);
  });
  const members = [...groups.values()];
  const turnings = turningsOf(day, members);
  const turning = new Set(turnings.map(({ literal }) => `any ${literal}`));
  const carried = [...placeBefore].flatMap(([name, from]): [number, number][] => {
    const stays = name.startsWith('any') ? !turning.has(name) : still.has(name);
    const to = placeAfter.get(name);
    return stays && to !== undefined ? [[from, to]] : [];
  });
  const ofDay = members.map(([first]) => {
    const { row } = rows[first!]!;
    return row.literals.flatMap((literal, i) => {
      const span = plan.spanOf(literal);
      return span.length === 1 && span[0] === layer
        ? [{ slots: plan.membersOf(literal), weight: row.weights[i]! }]
        : [];
    });
  });
  const kinds = plan.kinds[layer]!.map(({ choices, spanning }): KindStep => {
    const holds = new Set(choices[0]);
    const adds = Int32Array.from(ofDay, (terms) =>
      terms.reduce((sum, { slots, weight }) => (slots.some((slot) => holds.has(slot)) ? sum + weight : sum), 0),
    );
    return { adds, turns: turnings.flatMap(({ literal }, place) => (spanning.has(literal) ? [place] : [])) };
  });
  const touched = members.map((of) => countOf(day, of));
  return { width: placeAfter.size, touched, turnings, remembered: rememberedAfter(day), carried, kinds };
}

function turningsOf(day: DayView, members: readonly (readonly number[])[]): Turning[] {
  const { rows, plan, layer } = day;
  return [...day.spanning].flatMap(([literal, priced]): Turning[] => {
    const span = plan.spanOf(literal);
    if (!span.includes(layer)) return [];
    const last = span.at(-1) === layer;
    const adds = members.flatMap((of, place): [number, number][] => {
      const { row } = rows[of[0]!]!;
      const at = last ? row.literals.indexOf(literal) : -1;
      return at < 0 ? [] : [[place, row.weights[at]!]];
    });
    const placed = {
      before: day.placeBefore.get(`any ${literal}`) ?? -1,
      after: day.placeAfter.get(`any ${literal}`) ?? -1,
    };
    return [{ literal, priced, ...placed, adds }];
  });
}
