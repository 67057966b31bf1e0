import type { Highs } from 'highs';
import type { Assignment } from '@evenflow/domain';
import type { Reduced } from '../presolve/reduced.ts';
import { TeamColumns } from './team-columns.ts';
import { TeamCover } from './team-cover.ts';

type Month = readonly Assignment[];

/** A month a smaller team keeps, and how many people any team has. */
export interface Chosen {
  readonly month: Month;
  readonly atLeast: number;
}

export interface ChooseOptions {
  readonly known: Chosen;
  readonly over: () => boolean;
  /** How many people hold anything in a month. */
  readonly onDuty: (month: Month) => number;
  /** Whoever can keep a month can keep it with more people too. */
  readonly isMonotone: boolean;
  /** A month without these people, by number; that there is none; or that it could not be told. */
  readonly without: (people: readonly number[], month: Month) => Promise<Month | 'impossible' | 'undecided'>;
}

/** Choices of one size that could not be told before a larger one is tried. */
const PATIENCE = 3;

/**
 * Goes through the smallest choices of people that bring all that is known to be asked of a team: those who are too few
 * even for a mixture of months show what else is asked, the others are tried. While every choice could be told, no team
 * is smaller than the choice at hand.
 */
export async function chooseTeam(highs: Highs, reduced: Reduced, options: ChooseOptions): Promise<Chosen> {
  const { known, over } = options;
  let cover: TeamCover | undefined;
  const coverOf = (people: number): TeamCover => (cover = new TeamCover(highs, people));
  const columns = await TeamColumns.draw(highs, reduced, coverOf, over);
  if (!columns || !cover) return known;
  const atLeast = Math.max(known.atLeast, await columns.fewest());
  return new Choosing(columns, cover, options).from({ ...known, atLeast });
}

class Choosing {
  readonly #columns: TeamColumns;
  readonly #cover: TeamCover;
  readonly #options: ChooseOptions;
  /** Choices that could not be told; of the size at hand, and whether there are any. */
  #untold = 0;
  #anyUntold = false;

  constructor(columns: TeamColumns, cover: TeamCover, options: ChooseOptions) {
    this.#columns = columns;
    this.#cover = cover;
    this.#options = options;
  }

  async from({ month, atLeast }: Chosen): Promise<Chosen> {
    const { over, onDuty } = this.#options;
    let proven = atLeast;
    let least = Math.max(1, atLeast);
    while (!over() && least < onDuty(month)) {
      const choice = this.#cover.smallest(least);
      if (!choice) break;
      if (choice.count > least) this.#untold = 0;
      least = choice.count;
      if (!this.#anyUntold) proven = Math.max(proven, Math.min(least, onDuty(month)));
      if (least >= onDuty(month)) break;
      const smaller = await this.#monthOf(choice.places, month);
      if (smaller) return { month: smaller, atLeast: proven };
      if (this.#untold >= PATIENCE) {
        this.#untold = 0;
        least += 1;
      }
    }
    return { month, atLeast: proven };
  }

  /** A month of these people; undefined when they are too few, which is then asked of every team, or it could not be told. */
  async #monthOf(places: readonly number[], month: Month): Promise<Month | undefined> {
    const { over, without, isMonotone } = this.#options;
    if (await this.#columns.isTooFew(places)) return undefined;
    if (over()) return undefined;
    const away = this.#columns.people.flatMap((_, place) => (places.includes(place) ? [] : [place]));
    const found = await without(
      away.map((place) => this.#columns.people[place]!),
      month,
    );
    if (typeof found !== 'string') return found;
    if (found === 'undecided' || !isMonotone) {
      this.#anyUntold = true;
      this.#untold += 1;
    }
    this.#cover.askOneOf(away);
    return undefined;
  }
}
