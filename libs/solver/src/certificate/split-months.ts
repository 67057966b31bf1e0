import type { Highs } from 'highs';
import { ColumnGeneration } from '../columns/column-generation.ts';
import { pause } from '../pause.ts';
import type { Reduced, Row } from '../presolve/reduced.ts';
import type { Part } from './certificate.ts';
import { MonthParts, type FixedSlot } from './month-parts.ts';
import { inScale } from './row-worth.ts';

/** Rounds of column generation for all rotas, and for a part whose multipliers start from the whole's. */
const ROUNDS = 300;
/** Rounds whose cheapest months are looked at to see what is undecided between people. */
const LATEST = 25;

export interface SplitOptions {
  readonly mostArcs: number;
  /** What the rota costs: a part that cannot be cheaper is done with. */
  readonly cost: number;
  /** Where the multipliers start. */
  readonly worthOfRow: ReadonlyMap<Row, number>;
  readonly over: () => boolean;
}

/** A part of all rotas, with the bound its multipliers prove. */
interface OpenPart {
  readonly fixed: readonly FixedSlot[];
  readonly bound: number;
  readonly multipliers: Float64Array;
  /** How often each free slot was held in the latest cheapest months, from 0 to 1. */
  readonly often: ReadonlyMap<number, number>;
  split?: { slot: number; without: OpenPart; with: OpenPart };
}

/**
 * Multipliers that bound all rotas as high as column generation gets; while there is time, the part with the lowest
 * bound is split by a slot that people's cheapest months disagree about. Undefined when the months cannot be drawn.
 */
export async function splitMonths(highs: Highs, reduced: Reduced, options: SplitOptions): Promise<Part | undefined> {
  const months = options.over() ? undefined : MonthParts.draw(reduced, options.mostArcs);
  const shared = months?.shared([]);
  if (!months || !shared) return undefined;
  const start = shared.model.source.map((row) => (row < 0 ? 0 : (options.worthOfRow.get(shared.rows[row]!) ?? 0)));
  const splitter = new Splitter(highs, months, options);
  const all = await splitter.bound([], start);
  const open = [all];
  while (!options.over() && open.length > 0) {
    open.sort((a, b) => b.bound - a.bound);
    const lowest = open.pop()!;
    if (lowest.bound >= options.cost) break;
    const halves = await splitter.split(lowest);
    if (!halves) break;
    open.push(halves.without, halves.with);
  }
  return partOf(all);
}

class Splitter {
  readonly #highs: Highs;
  readonly #months: MonthParts;
  readonly #options: SplitOptions;

  constructor(highs: Highs, months: MonthParts, options: SplitOptions) {
    this.#highs = highs;
    this.#months = months;
    this.#options = options;
  }

  /** Column generation over a part, until nothing is left to gain or it is done with. */
  async bound(fixed: readonly FixedSlot[], start: ArrayLike<number>): Promise<OpenPart> {
    const { months } = this.#months;
    const generation = new ColumnGeneration(this.#highs, this.#months.shared(fixed)!, months, start);
    const latest: number[][] = [];
    for (let round = 0, go = true; go && round < ROUNDS && !this.#options.over(); round += 1) {
      if (generation.bound >= this.#options.cost) break;
      go = generation.round();
      latest.push(months.flatMap((of) => of.cheapest().held));
      if (latest.length > LATEST) latest.shift();
      await pause();
    }
    generation.dispose();
    const often = new Map<number, number>();
    for (const slot of latest.flat()) often.set(slot, (often.get(slot) ?? 0) + 1 / latest.length);
    return { fixed, bound: generation.bound, multipliers: generation.best, often };
  }

  async split(part: OpenPart): Promise<OpenPart['split']> {
    const known = new Set(part.fixed.map(([slot]) => slot));
    const undecided = [...part.often].filter(([slot]) => !known.has(slot));
    if (undecided.length === 0) return undefined;
    const [slot] = undecided.reduce((a, b) => (Math.abs(b[1] - 0.5) < Math.abs(a[1] - 0.5) ? b : a));
    const half = (value: 0 | 1): Promise<OpenPart> =>
      this.bound([...part.fixed, [slot, value]], this.#startFrom(part, [...part.fixed, [slot, value]]));
    part.split = { slot, without: await half(0), with: await half(1) };
    return part.split;
  }

  /** The whole's multipliers; the new row is worth nothing yet. Rows keep their order, the new one's place aside. */
  #startFrom(part: OpenPart, fixed: readonly FixedSlot[]): Float64Array {
    const before = this.#months.shared(part.fixed)!;
    const now = this.#months.shared(fixed)!;
    const worth = new Map(before.model.source.map((row, i) => [before.rows[row], part.multipliers[i]!] as const));
    return Float64Array.from(now.model.source, (row) => worth.get(now.rows[row]) ?? 0);
  }
}

function partOf({ split, multipliers }: OpenPart): Part {
  if (!split) return { worth: inScale(multipliers) };
  return { slot: split.slot, without: partOf(split.without), with: partOf(split.with) };
}
