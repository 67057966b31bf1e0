import { wayOf, type PersonMonth, type PersonMonths } from '../person-month/person-months.ts';

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
