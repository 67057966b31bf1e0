import type { Tier } from '@evenflow/rules';
import { costStep, rowCostAt, rowStep } from '../presolve/row-cost.ts';
import type { Reduced, Row } from '../presolve/reduced.ts';
import { Exclusions } from './exclusions.ts';

/** A piece of a row's cost curve that costs the same per step: a column of the linear model. */
interface Segment {
  readonly column: number;
  readonly width: number;
}

/** A row with a price: between `from` and `to` it is cheapest; segments carry what lies below and above. */
interface PricedRow {
  readonly literals: readonly number[];
  readonly weights: readonly number[];
  readonly from: number;
  readonly to: number;
  /** From the cheapest zone outwards. */
  readonly below: readonly Segment[];
  readonly above: readonly Segment[];
}

/**
 * A reduced problem as a linear one: a 0/1 column for each free slot, a column for each any-of literal, and columns
 * for what lies outside bounds. Tiers in `kept` may not be broken at all; the others are priced as the problem does.
 */
export interface LinearModel {
  readonly slotCount: number;
  readonly cost: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly rowLower: readonly number[];
  readonly rowUpper: readonly number[];
  readonly rowStart: readonly number[];
  readonly column: readonly number[];
  readonly value: readonly number[];
  /** The row of the reduced problem each of its rows stands for; −1 for those that tie any-of literals to slots. */
  readonly source: readonly number[];
  /** What every rota that keeps the kept tiers costs a multiple of; 0 where costs are not whole numbers. */
  readonly costStep: number;
  /** Part of the cost that no choice changes. */
  readonly offset: number;
  /** The least that breaking a kept tier would cost. */
  readonly againstKept: number;
  /** False when a row cannot keep the kept tiers whatever is chosen. */
  readonly possible: boolean;
  readonly anyOf: readonly (readonly number[])[];
  /** Rows from here on only tie any-of literals to their slots. */
  readonly firstLink: number;
  readonly priced: readonly PricedRow[];
}

/** Builds the linear model of a reduced problem; of part of one, with what all of it costs a multiple of. */
export function linearModel(
  reduced: Reduced,
  kept: ReadonlySet<Tier>,
  step: number = costStep(reduced, kept),
): LinearModel {
  const builder = new LinearBuilder(reduced, kept, step);
  builder.build();
  return builder;
}

class LinearBuilder implements LinearModel {
  readonly slotCount: number;
  readonly cost: number[] = [];
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly rowLower: number[] = [];
  readonly rowUpper: number[] = [];
  readonly rowStart: number[] = [0];
  readonly column: number[] = [];
  readonly value: number[] = [];
  readonly source: number[] = [];
  readonly anyOf: readonly (readonly number[])[];
  readonly priced: PricedRow[] = [];
  readonly costStep: number;
  offset: number;
  firstLink = 0;
  againstKept = Number.POSITIVE_INFINITY;
  possible = true;
  readonly #reduced: Reduced;
  readonly #kept: ReadonlySet<Tier>;
  /** Any-of literals that a row would like falsely false, or falsely true. */
  readonly #pushedDown: Uint8Array;
  readonly #pushedUp: Uint8Array;

  constructor(reduced: Reduced, kept: ReadonlySet<Tier>, step: number) {
    this.#reduced = reduced;
    this.#kept = kept;
    this.anyOf = reduced.anyOf;
    this.slotCount = reduced.free.length;
    this.offset = reduced.constant.total;
    this.costStep = step;
    this.#pushedDown = new Uint8Array(reduced.anyOf.length);
    this.#pushedUp = new Uint8Array(reduced.anyOf.length);
  }

  build(): void {
    const literals = this.slotCount + this.anyOf.length;
    for (let i = 0; i < literals; i += 1) this.#addColumn(0, 1);
    this.#reduced.rows.forEach((row, index) => this.#addRow(row, index));
    this.firstLink = this.rowLower.length;
    const exclusions = this.#exclusions();
    this.anyOf.forEach((slots, k) => this.#linkAnyOf(this.slotCount + k, exclusions.groups(slots), k));
  }

  #addColumn(cost: number, upper: number): number {
    this.lower.push(0);
    this.upper.push(upper);
    return this.cost.push(cost) - 1;
  }

  #addLinear(columns: readonly number[], values: readonly number[], lower: number, upper: number): void {
    columns.forEach((column, i) => {
      this.column.push(column);
      this.value.push(values[i]!);
    });
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
    this.rowStart.push(this.column.length);
    this.source.push(-1);
  }

  /** What rows of the model that allow at most one of their literals say. */
  #exclusions(): Exclusions {
    const exclusions = new Exclusions(this.slotCount, this.anyOf);
    if (this.anyOf.length === 0) return exclusions;
    this.rowUpper.forEach((upper, i) => {
      const row = this.#reduced.rows[this.source[i]!]!;
      const single = upper === 1 && this.rowStart[i + 1]! - this.rowStart[i]! === row.literals.length;
      if (single && row.weights.every((weight) => weight === 1)) exclusions.learn(row);
    });
    return exclusions;
  }

  /**
   * Ties a literal to slots in groups of which at most one is held: as true as a whole group, which is more than as true
   * as each of its slots where a relaxation holds parts of them.
   */
  #linkAnyOf(literal: number, groups: readonly (readonly number[])[], k: number): void {
    if (this.#pushedDown[k] === 1) {
      for (const group of groups) {
        this.#addLinear([literal, ...group], [1, ...group.map(() => -1)], 0, Number.POSITIVE_INFINITY);
      }
    }
    if (this.#pushedUp[k] === 1) {
      const slots = groups.flat();
      this.#addLinear([literal, ...slots], [-1, ...slots.map(() => 1)], 0, Number.POSITIVE_INFINITY);
    }
  }

  #addRow(row: Row, index: number): void {
    const curve = this.#curve(row);
    if (!curve) {
      this.possible = false;
      return;
    }
    const { first, step, costs } = curve;
    let low = 0;
    while (low + 1 < costs.length && costs[low + 1]! < costs[low]!) low += 1;
    let high = low;
    while (high + 1 < costs.length && costs[high + 1] === costs[low]) high += 1;
    this.offset += costs[low]!;
    const below = this.#segments(costs, low, -1, step);
    const above = this.#segments(costs, high, 1, step);
    const from = first + low * step;
    const to = first + high * step;
    if (from === row.least && to === row.greatest) return;
    const lower = low === 0 && first === row.least ? Number.NEGATIVE_INFINITY : from;
    const upper = high === costs.length - 1 && to === row.greatest ? Number.POSITIVE_INFINITY : to;
    this.#noteDirections(row, lower, upper);
    const columns = [...row.literals, ...below.map((s) => s.column), ...above.map((s) => s.column)];
    const values = [...row.weights, ...below.map(() => 1), ...above.map(() => -1)];
    this.#addLinear(columns, values, lower, upper);
    this.source[this.rowLower.length - 1] = index;
    if (below.length + above.length === 0) return;
    this.priced.push({ literals: row.literals, weights: row.weights, from, to, below, above });
  }

  /** Cost at each count that keeps the kept tiers; undefined when none does. */
  #curve(row: Row): { first: number; step: number; costs: number[] } | undefined {
    const step = rowStep(row);
    let min = row.least;
    let max = row.greatest;
    const priced = row.parts.filter((part) => {
      if (!this.#kept.has(part.tier)) return true;
      this.againstKept = Math.min(this.againstKept, part.weight * this.#reduced.problem.tierCost[part.tier]);
      min = Math.max(min, part.min);
      max = Math.min(max, part.max);
      return false;
    });
    const first = row.least + Math.ceil((min - row.least) / step) * step;
    const costs: number[] = [];
    for (let count = first; count <= max; count += step) {
      costs.push(rowCostAt({ ...row, parts: priced }, count, this.#reduced.problem.tierCost));
    }
    return costs.length === 0 ? undefined : { first, step, costs };
  }

  #segments(costs: readonly number[], from: number, direction: 1 | -1, step: number): Segment[] {
    const segments: Segment[] = [];
    let at = from;
    while (costs[at + direction] !== undefined) {
      const slope = costs[at + direction]! - costs[at]!;
      let steps = 0;
      while (costs[at + direction] !== undefined && Math.abs(costs[at + direction]! - costs[at]! - slope) < 1e-9) {
        at += direction;
        steps += 1;
      }
      segments.push({ column: this.#addColumn(slope / step, steps * step), width: steps * step });
    }
    return segments;
  }

  #noteDirections(row: Row, lower: number, upper: number): void {
    row.literals.forEach((literal, i) => {
      if (literal < this.slotCount) return;
      const positive = row.weights[i]! > 0;
      if (Number.isFinite(upper)) (positive ? this.#pushedDown : this.#pushedUp)[literal - this.slotCount] = 1;
      if (Number.isFinite(lower)) (positive ? this.#pushedUp : this.#pushedDown)[literal - this.slotCount] = 1;
    });
  }
}

/** The columns' values for a rota of the free slots: what the model would say of it. */
export function columnsOf(model: LinearModel, freeHeld: ArrayLike<number>): Float64Array {
  const columns = new Float64Array(model.cost.length);
  for (let slot = 0; slot < model.slotCount; slot += 1) columns[slot] = freeHeld[slot] === 1 ? 1 : 0;
  model.anyOf.forEach((slots, k) => {
    columns[model.slotCount + k] = slots.some((slot) => freeHeld[slot] === 1) ? 1 : 0;
  });
  for (const row of model.priced) {
    const count = row.literals.reduce((sum, literal, i) => sum + row.weights[i]! * columns[literal]!, 0);
    let missing = row.from - count;
    for (const { column, width } of row.below) {
      columns[column] = Math.max(0, Math.min(width, missing));
      missing -= width;
    }
    let excess = count - row.to;
    for (const { column, width } of row.above) {
      columns[column] = Math.max(0, Math.min(width, excess));
      excess -= width;
    }
  }
  return columns;
}

/** What a solution of the model costs, offset included. */
export function modelCost(model: LinearModel, columns: ArrayLike<number>): number {
  return model.cost.reduce((sum, cost, i) => sum + cost * columns[i]!, model.offset);
}
