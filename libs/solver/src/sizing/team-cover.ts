import type { Highs } from 'highs';
import { withModel } from '../prove/engine.ts';

/** What any team has to bring: its people's parts add up to one at least. By place; nobody's part is above one. */
export type Share = readonly number[];

/** Parts are rounded up by this, so that no rounding asks more than is true. */
const SLACK = 1e-6;
/** Parts below this would only trouble the engine. */
const SMALLEST = 1e-4;

/** The smallest choices of people that bring all that is known to be asked of a team. */
export class TeamCover {
  readonly #highs: Highs;
  readonly #people: number;
  readonly #asked: Share[] = [];

  constructor(highs: Highs, people: number) {
    this.#highs = highs;
    this.#people = people;
  }

  /** Takes in what a team has to bring; a sum of parts that has to reach `least`. */
  ask(parts: readonly number[], least: number): void {
    const whole = (part: number): number => (part > 0 ? Math.max(SMALLEST, Math.min(1, part / least + SLACK)) : 0);
    this.#asked.push(parts.map(whole));
  }

  /** One of these has to be there. */
  askOneOf(places: readonly number[]): void {
    const among = new Set(places);
    this.ask(
      Array.from({ length: this.#people }, (_, place) => (among.has(place) ? 1 : 0)),
      1,
    );
  }

  /**
   * A smallest choice, at least `least` people: no team brings what is asked with fewer of the people `counted`. Undefined when the engine
   * gave up or there is none.
   */
  smallest(
    least = 1,
    counted: (place: number) => boolean = () => true,
  ): { places: readonly number[]; count: number } | undefined {
    const all = Array.from({ length: this.#people }, (_, place) => place);
    const rows = [...this.#asked, all.map((place) => (counted(place) ? 1 : 0))];
    const model = {
      slotCount: all.length,
      cost: all.map((place) => (counted(place) ? 1 : 0)),
      lower: all.map(() => 0),
      upper: all.map(() => 1),
      rowLower: [...this.#asked.map(() => 1), least],
      rowUpper: rows.map(() => Number.POSITIVE_INFINITY),
      rowStart: rows.map((_, row) => row * all.length).concat(rows.length * all.length),
      column: rows.flatMap(() => all),
      value: rows.flat(),
      source: rows.map(() => -1),
      costStep: 1,
      offset: 0,
      againstKept: Number.POSITIVE_INFINITY,
      possible: true,
      anyOf: [],
      firstLink: rows.length,
      priced: [],
    };
    const settings = { mip_rel_gap: 0, mip_abs_gap: 0.999 };
    return withModel(this.#highs, model, { integers: true, settings }, (engine) => {
      if (engine.run().modelStatus !== this.#highs.constants.modelStatus.optimal) return undefined;
      const { colValue } = engine.getSolution();
      const places = all.filter((place) => colValue[place]! > 0.5);
      return { places, count: Math.ceil((engine.info.get('mip_dual_bound') as number) - 1e-4) };
    });
  }
}
