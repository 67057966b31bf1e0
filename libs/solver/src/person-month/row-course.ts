import type { Tier } from '@evenflow/rules';
import type { Row } from '../presolve/reduced.ts';
import { rowStep } from '../presolve/row-cost.ts';
import { keptCostAt } from './shares.ts';

/** Counts a row may pass through; beyond this it is better kept among the shared rows. */
export const WIDEST_ROW = 20_000;

/**
 * What is left of a row after a day: counts that lead to the same future are one. `same[i]` stands for all counts with
 * the future of count `first + i·step`; `least[i]` is what the row will cost at least (Infinity: cannot be kept).
 */
export interface RowCheckpoint {
  readonly first: number;
  readonly same: Int32Array;
  readonly least: Float64Array;
  /** 1: whatever comes, it costs the same. */
  readonly settled: Uint8Array;
}

/** A row followed through its person's days. */
export interface RowCourse {
  readonly step: number;
  /** Layers on which literals become known and are counted, in order. */
  readonly layers: readonly number[];
  /** One for each of `layers`: after that day. */
  readonly checkpoints: readonly RowCheckpoint[];
  /** What it costs at least before the first day. */
  readonly leastAtStart: number;
}

export interface CourseSetting {
  readonly kept: ReadonlySet<Tier>;
  readonly unitCost: Readonly<Record<Tier, number>>;
  /** The layer after which a literal's value is known: the last on which it has slots. */
  readonly knownOn: (literal: number) => number;
}

/** Undefined when the row is too wide to follow. */
export function followRow(row: Row, setting: CourseSetting): RowCourse | undefined {
  const step = rowStep(row);
  if ((row.greatest - row.least) / step > WIDEST_ROW) return undefined;
  const known = row.literals.map(setting.knownOn);
  const layers = [...new Set(known)].sort((a, b) => a - b);
  const curve = new Curve(row, step, setting);
  const checkpoints = layers.map((layer) => {
    const range = { fromDone: 0, toDone: 0, fromLeft: 0, toLeft: 0 };
    known.forEach((on, i) => {
      const least = Math.min(0, row.weights[i]!);
      const most = Math.max(0, row.weights[i]!);
      range.fromDone += on <= layer ? least : 0;
      range.toDone += on <= layer ? most : 0;
      range.fromLeft += on > layer ? least : 0;
      range.toLeft += on > layer ? most : 0;
    });
    return curve.checkpoint(range);
  });
  return { step, layers, checkpoints, leastAtStart: curve.leastWithin(row.least, row.greatest) };
}

interface Range {
  readonly fromDone: number;
  readonly toDone: number;
  readonly fromLeft: number;
  readonly toLeft: number;
}

/** A row's convex cost over all its counts. */
class Curve {
  readonly #from: number;
  readonly #step: number;
  readonly #cost: Float64Array;
  readonly #corners: readonly number[];
  /** First and last count, by place, where it costs least. */
  readonly #low: number;
  readonly #high: number;

  constructor(row: Row, step: number, { kept, unitCost }: CourseSetting) {
    this.#from = row.least;
    this.#step = step;
    const places = Math.round((row.greatest - row.least) / step) + 1;
    this.#cost = new Float64Array(places);
    let low = 0;
    let high = 0;
    for (let i = 0; i < places; i += 1) {
      this.#cost[i] = keptCostAt(row, this.#from + i * step, kept, unitCost);
      if (this.#cost[i]! < this.#cost[low]!) low = i;
      if (this.#cost[i]! <= this.#cost[high]! && this.#cost[i]! <= this.#cost[low]!) high = i;
    }
    this.#low = low;
    this.#high = high;
    const ends = row.parts
      .flatMap(({ min, max }) => (min > max ? [(min + max) / 2] : [min, max]))
      .filter(Number.isFinite);
    this.#corners = [...new Set(ends)].sort((a, b) => a - b);
  }

  /** Least cost of the counts `from..to`. */
  leastWithin(from: number, to: number): number {
    const lower = Math.round((from - this.#from) / this.#step);
    const upper = Math.round((to - this.#from) / this.#step);
    if (upper < this.#low) return this.#cost[upper]!;
    return this.#cost[lower > this.#high ? lower : this.#low]!;
  }

  checkpoint({ fromDone, toDone, fromLeft, toLeft }: Range): RowCheckpoint {
    const places = Math.round((toDone - fromDone) / this.#step) + 1;
    const same = new Int32Array(places);
    const least = new Float64Array(places);
    const settled = new Uint8Array(places);
    const ofPiece = new Map<number, number>();
    for (let i = 0; i < places; i += 1) {
      const count = fromDone + i * this.#step;
      least[i] = this.leastWithin(count + fromLeft, count + toLeft);
      same[i] = count;
      if (least[i] === Number.POSITIVE_INFINITY) continue;
      settled[i] = this.#flatWithin(count + fromLeft, count + toLeft) ? 1 : 0;
      const piece = this.#pieceOf(count + fromLeft, count + toLeft);
      if (piece === undefined) continue;
      same[i] = ofPiece.get(piece) ?? count;
      ofPiece.set(piece, same[i]!);
    }
    return { first: fromDone, same, least, settled };
  }

  #flatWithin(from: number, to: number): boolean {
    const lower = Math.round((from - this.#from) / this.#step);
    const upper = Math.round((to - this.#from) / this.#step);
    return lower >= this.#low && upper <= this.#high;
  }

  /** The straight piece of the curve in which all of `from..to` lies; undefined when a corner lies between. */
  #pieceOf(from: number, to: number): number | undefined {
    let piece = 0;
    while (piece < this.#corners.length && this.#corners[piece]! <= from) piece += 1;
    return piece < this.#corners.length && this.#corners[piece]! < to ? undefined : piece;
  }
}
