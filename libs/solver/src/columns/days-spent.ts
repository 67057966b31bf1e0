import { wayOf, type PersonMonth, type PersonMonths } from '../person-month/person-months.ts';
import type { MonthOf } from './master.ts';

/** One day of somebody, and the way it is spent. */
export interface DaySpent {
  readonly place: number;
  readonly layer: number;
  readonly way: string;
}

/** How months spend the days that people have several ways to spend. */
export class DaysSpent {
  readonly #layerOf = new Map<number, number>();
  readonly #layers: readonly number[];

  constructor(people: readonly PersonMonths[]) {
    this.#layers = people.map(({ choiceKinds }) => choiceKinds.length);
    for (const { choiceKinds } of people) {
      choiceKinds.forEach((kinds, layer) => {
        for (const slot of kinds.flatMap(({ choices }) => choices.flat())) this.#layerOf.set(slot, layer);
      });
    }
  }

  /** The way a month spends each day, by layer; undefined when it holds a slot that is in none of the people's months. */
  of(place: number, { held }: PersonMonth): string[] | undefined {
    const slots: number[][] = Array.from({ length: this.#layers[place]! }, () => []);
    for (const slot of held) {
      const layer = this.#layerOf.get(slot);
      if (layer === undefined) return undefined;
      slots[layer]!.push(slot);
    }
    return slots.map(wayOf);
  }

  /** Whether a month spends every day one of the ways there are. */
  among(ways: readonly ReadonlySet<string>[], place: number, month: PersonMonth): boolean {
    if (ways.length === 0) return false;
    return this.of(place, month)?.every((way, layer) => ways[layer]!.has(way)) === true;
  }
}

/** How much of somebody's mixture spends a day each way. */
export interface DayMixed {
  readonly place: number;
  readonly layer: number;
  readonly weightOf: ReadonlyMap<string, number>;
}

/** How a mixture spends each of the days, by layer, that each person has open. */
export function daysMixed(
  days: DaysSpent,
  layers: readonly (readonly number[])[],
  { months, weights }: { readonly months: readonly MonthOf[]; readonly weights: ArrayLike<number> },
): DayMixed[] {
  const ways = layers.map((of) => of.map(() => new Map<string, number>()));
  months.forEach(({ place, month }, i) => {
    if (!(weights[i]! > 0) || layers[place]!.length === 0) return;
    const spent = days.of(place, month);
    if (!spent) return;
    layers[place]!.forEach((layer, at) => {
      const of = ways[place]![at]!;
      of.set(spent[layer]!, (of.get(spent[layer]!) ?? 0) + weights[i]!);
    });
  });
  return ways.flatMap((of, place) => of.map((weightOf, at) => ({ place, layer: layers[place]![at]!, weightOf })));
}

/** The layers on which there is more than one way to spend the day. */
export function openLayers({ choiceKinds }: PersonMonths): number[] {
  return choiceKinds.flatMap((kinds, layer) => {
    const ways = kinds.reduce((sum, { choices }) => sum + choices.length, 0);
    return ways > 1 ? [layer] : [];
  });
}

/** The ways there are to spend each day, by layer. */
export function waysToSpend({ choiceKinds }: PersonMonths): ReadonlySet<string>[] {
  return choiceKinds.map((kinds) => new Set(kinds.flatMap(({ choices }) => choices.map(wayOf))));
}
