import type { Highs, Model } from 'highs';
import type { PersonMonth } from '../person-month/person-months.ts';
import type { LinearModel } from '../prove/linear-model.ts';
import { MonthEntries } from './month-entries.ts';
import type { SharedModel } from './shared-model.ts';

/** A month of somebody, by their place among the people. */
export interface MonthOf {
  readonly place: number;
  readonly month: PersonMonth;
}

/** The best mixture: its cost, how much of each month is in it, and what each shared row is worth in it. */
export interface Mixture {
  readonly cost: number;
  readonly weights: Float64Array;
  readonly multipliers: Float64Array;
}

/** Leaving a shared row that is to be kept costs this many times the usual multiplier. */
const DEAR = 1000;

/**
 * The cheapest mixture of the months known so far: each person's months weighted to one in all, the shared rows kept
 * on average, or left at a price. Grows as months are added. Solved by interior point, whose multipliers lie in the
 * middle of all that are best.
 */
export class Master {
  readonly #engine: Model;
  readonly #shared: SharedModel;
  readonly #entries: MonthEntries;
  readonly #people: number;
  /** All months known so far. */
  readonly months: MonthOf[] = [];
  readonly #known = new Set<string>();
  readonly #infinity: number;

  constructor(highs: Highs, shared: SharedModel, people: number) {
    this.#shared = shared;
    this.#people = people;
    this.#infinity = highs.infinity;
    this.#entries = new MonthEntries(shared);
    this.#engine = this.#start(highs, shared.model);
    this.#engine.options.set({
      output_flag: false,
      solver: 'ipm',
      run_crossover: 'off',
      ipm_optimality_tolerance: 1e-5,
    });
  }

  /** Where the columns of months begin. */
  get #firstMonth(): number {
    const { model, literals } = this.#shared;
    return model.cost.length - literals.length + 2 * model.rowLower.length;
  }

  /** Adds months; how many were new. */
  add(found: readonly MonthOf[]): number {
    const fresh = found.filter(({ place, month }) => {
      const key = `${place}:${month.held.join()}`;
      if (this.#known.has(key)) return false;
      this.#known.add(key);
      return true;
    });
    if (fresh.length === 0) return 0;
    this.months.push(...fresh);
    const starts: number[] = [0];
    const indices: number[] = [];
    const values: number[] = [];
    const rows = this.#shared.model.rowLower.length;
    for (const { place, month } of fresh) {
      for (const [row, value] of this.#entries.of(month)) {
        indices.push(row);
        values.push(value);
      }
      indices.push(rows + place);
      values.push(1);
      starts.push(indices.length);
    }
    this.#engine.addCols({
      cost: Float64Array.from(fresh, ({ month }) => month.cost),
      lower: new Float64Array(fresh.length),
      upper: new Float64Array(fresh.length).fill(this.#infinity),
      matrix: {
        format: 'csc',
        numRows: rows + this.#people,
        numCols: fresh.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    });
    return fresh.length;
  }

  /** Keeps multipliers within `reach` of a centre: leaving a row has the price that allows. */
  recentre(centre: Float64Array, reach: number): void {
    const rows = centre.length;
    if (rows === 0) return;
    const first = this.#firstMonth - 2 * rows;
    const costs = Float64Array.from({ length: 2 * rows }, (_, i) =>
      i < rows ? centre[i]! + reach : reach - centre[i - rows]!,
    );
    this.#engine.changeColsCost({ kind: 'range', from: first, to: first + 2 * rows - 1 }, costs);
  }

  /** Leaving a shared row is dear, but always possible. */
  keepRows(multipliers: ArrayLike<number>): void {
    const rows = this.#shared.model.rowLower.length;
    let sum = 0;
    for (let row = 0; row < rows; row += 1) sum += Math.abs(multipliers[row]!);
    this.recentre(new Float64Array(rows), DEAR * Math.max(1, sum / Math.max(1, rows)));
  }

  /** From now on somebody has one of the months known, and nobody else's may be mixed in. */
  settle(chosen: MonthOf): void {
    this.months.forEach((each, i) => {
      if (each.place !== chosen.place) return;
      this.#engine.changeColBounds(this.#firstMonth + i, 0, each === chosen ? this.#infinity : 0);
    });
  }

  /** Undefined when the engine gave up. */
  mix(): Mixture | undefined {
    this.#engine.run();
    const { rowDual, colValue } = this.#engine.getSolution();
    const rows = this.#shared.model.rowLower.length;
    if (this.#engine.info.get('primal_solution_status') !== 2 || rowDual.length === 0) return undefined;
    return {
      cost: this.#engine.getObjectiveValue(),
      weights: colValue.slice(this.#firstMonth),
      multipliers: rowDual.slice(0, rows),
    };
  }

  dispose(): void {
    this.#engine.dispose();
  }

  #start(highs: Highs, model: LinearModel): Model {
    const own = this.#shared.literals.length;
    const rows = model.rowLower.length;
    const modelCols = model.cost.length - own;
    const numCols = modelCols + 2 * rows;
    const starts = new Int32Array(rows + this.#people + 1);
    const indices: number[] = [];
    const values: number[] = [];
    for (let row = 0; row < rows; row += 1) {
      for (let e = model.rowStart[row]!; e < model.rowStart[row + 1]!; e += 1) {
        if (model.column[e]! < own) continue;
        indices.push(model.column[e]! - own);
        values.push(model.value[e]!);
      }
      indices.push(modelCols + row, modelCols + rows + row);
      values.push(1, -1);
      starts[row + 1] = indices.length;
    }
    starts.fill(indices.length, rows + 1);
    const ones = new Array<number>(this.#people).fill(1);
    const finite = (value: number): number => Math.max(-highs.infinity, Math.min(highs.infinity, value));
    return highs.createModel({
      numCols,
      numRows: rows + this.#people,
      colCost: Float64Array.from([...model.cost.slice(own), ...new Array<number>(2 * rows).fill(0)]),
      colLower: Float64Array.from([...model.lower.slice(own), ...new Array<number>(2 * rows).fill(0)]),
      colUpper: Float64Array.from(
        [...model.upper.slice(own), ...new Array<number>(2 * rows).fill(highs.infinity)],
        finite,
      ),
      rowLower: Float64Array.from([...model.rowLower, ...ones], finite),
      rowUpper: Float64Array.from([...model.rowUpper, ...ones], finite),
      offset: model.offset,
      matrix: {
        format: 'csr',
        numRows: rows + this.#people,
        numCols,
        starts,
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    });
  }
}
