import type { Tier } from '@evenflow/rules';
import type { Shares } from '../person-month/shares.ts';
import type { Row } from '../presolve/reduced.ts';
import { rowCostAt, rowStep } from '../presolve/row-cost.ts';
import { SparseBuilder } from '../presolve/sparse.ts';

/**
 * Counts of the rows that bind people together, kept up to date while people's months are taken out and put in. Their
 * cost is known twice: as the problem has it, and with the hard tiers at a price that a search can cross.
 */
export class SharedCounts {
  /** Cost of all rows, in the problem's units and in the search's. */
  trueCost = 0;
  searchCost = 0;
  readonly #start: Int32Array;
  readonly #row: Int32Array;
  readonly #step: Int32Array;
  readonly #position: Int32Array;
  readonly #true: Float64Array;
  readonly #search: Float64Array;
  /** One person's part of several people's literal → that literal; and how many of its parts are true. */
  readonly #wholeStart: Int32Array;
  readonly #whole: Int32Array;
  readonly #partsTrue: Int32Array;

  constructor(shares: Shares, rows: readonly Row[], hardUnit: number) {
    const { tierCost } = shares.reduced.problem;
    const searchUnit = { ...tierCost, must: hardUnit, signed: hardUnit, open: hardUnit };
    const literalCount = shares.members.length;
    const byLiteral = new SparseBuilder(literalCount);
    const real: number[] = [];
    const search: number[] = [];
    this.#position = Int32Array.from(rows, (row, r) => {
      const step = rowStep(row);
      row.literals.forEach((literal, i) => byLiteral.add(literal, r, row.weights[i]! / step));
      const at = real.length - row.least / step;
      real.push(...costsOf(row, step, tierCost));
      search.push(...costsOf(row, step, searchUnit));
      return at;
    });
    this.#true = Float64Array.from(real);
    this.#search = Float64Array.from(search);
    ({ start: this.#start, index: this.#row, value: this.#step } = byLiteral.build());
    const wholes = new SparseBuilder(literalCount);
    for (const [whole, parts] of shares.parts) for (const part of parts) wholes.add(part, whole);
    ({ start: this.#wholeStart, index: this.#whole } = wholes.build());
    this.#partsTrue = new Int32Array(literalCount);
    for (const at of this.#position) {
      this.trueCost += this.#true[at]!;
      this.searchCost += this.#search[at]!;
    }
  }

  /** Whether any row looks at the literal. */
  looksAt(literal: number): boolean {
    const direct = this.#start[literal + 1]! > this.#start[literal]!;
    return direct || this.#wholeStart[literal + 1]! > this.#wholeStart[literal]!;
  }

  /** What the literal would add to the search's cost if it came true now. */
  price(literal: number): number {
    let sum = this.#priceRows(literal);
    for (let w = this.#wholeStart[literal]!; w < this.#wholeStart[literal + 1]!; w += 1) {
      if (this.#partsTrue[this.#whole[w]!] === 0) sum += this.#priceRows(this.#whole[w]!);
    }
    return sum;
  }

  /** Makes the literal true, or no longer true. */
  turn(literal: number, on: boolean): void {
    this.#turnRows(literal, on ? 1 : -1);
    for (let w = this.#wholeStart[literal]!; w < this.#wholeStart[literal + 1]!; w += 1) {
      const whole = this.#whole[w]!;
      if (on && this.#partsTrue[whole] === 0) this.#turnRows(whole, 1);
      this.#partsTrue[whole]! += on ? 1 : -1;
      if (!on && this.#partsTrue[whole] === 0) this.#turnRows(whole, -1);
    }
  }

  #priceRows(literal: number): number {
    const search = this.#search;
    let sum = 0;
    for (let e = this.#start[literal]!, end = this.#start[literal + 1]!; e < end; e += 1) {
      const at = this.#position[this.#row[e]!]!;
      sum += search[at + this.#step[e]!]! - search[at]!;
    }
    return sum;
  }

  #turnRows(literal: number, sign: number): void {
    for (let e = this.#start[literal]!, end = this.#start[literal + 1]!; e < end; e += 1) {
      const row = this.#row[e]!;
      const from = this.#position[row]!;
      const to = from + sign * this.#step[e]!;
      this.#position[row] = to;
      this.searchCost += this.#search[to]! - this.#search[from]!;
      this.trueCost += this.#true[to]! - this.#true[from]!;
    }
  }
}

/** A row's cost at each count it can have. */
function costsOf(row: Row, step: number, unit: Readonly<Record<Tier, number>>): number[] {
  return Array.from({ length: Math.round((row.greatest - row.least) / step) + 1 }, (_, i) =>
    rowCostAt(row, row.least + i * step, unit),
  );
}
