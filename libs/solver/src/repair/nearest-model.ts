import { columnsOf, type LinearModel } from '../prove/linear-model.ts';

/** Some rows of a `NearestModel`, as a linear model of their own. */
export interface Excerpt {
  readonly model: LinearModel;
  /** Column of the excerpt → slot of the whole, for the slots. */
  readonly slots: readonly number[];
}

/** Slots that have to change, at no cost, and slots that may not. */
export interface Demanded {
  readonly changed: readonly number[];
  readonly closed: readonly number[];
}

const NOTHING_DEMANDED: Demanded = { changed: [], closed: [] };

/**
 * A linear model seen from a rota: every literal asks "does it change?", and each slot that changes costs one. Rows can
 * be taken a few at a time: what they demand, the whole demands as well.
 */
export class NearestModel {
  readonly #whole: LinearModel;
  readonly #rota: Float64Array;
  readonly #literals: number;
  /** For each any-of literal, the rows that tie it to its slots. */
  readonly #links: readonly number[][];
  /** For each literal, the rows it counts in; for each slot, the any-of literals it is in. */
  readonly #rowsOf: readonly number[][];
  readonly #anyOfs: readonly number[][];
  readonly #sums: Float64Array;

  constructor(whole: LinearModel, freeHeld: ArrayLike<number>) {
    this.#whole = whole;
    this.#rota = columnsOf(whole, freeHeld);
    this.#literals = whole.slotCount + whole.anyOf.length;
    const links: number[][] = whole.anyOf.map(() => []);
    for (let row = whole.firstLink; row < whole.rowLower.length; row += 1)
      for (const column of this.#columnsIn(row))
        if (column >= whole.slotCount && column < this.#literals) links[column - whole.slotCount]!.push(row);
    this.#links = links;
    this.#rowsOf = Array.from({ length: this.#literals }, () => []);
    this.#anyOfs = Array.from({ length: whole.slotCount }, () => []);
    whole.anyOf.forEach((members, k) => members.forEach((slot) => this.#anyOfs[slot]!.push(k)));
    for (let row = 0; row < whole.firstLink; row += 1)
      for (const column of this.#columnsIn(row)) if (column < this.#literals) this.#rowsOf[column]!.push(row);
    this.#sums = this.#sumsOf(this.#rota);
  }

  get slotCount(): number {
    return this.#whole.slotCount;
  }

  /** Rows that ask something; the others only tie any-of literals to their slots. */
  get rowCount(): number {
    return this.#whole.firstLink;
  }

  /** Rows that the rota keeps and that changing this slot alone would break. */
  blockers(slot: number): number[] {
    const { anyOf, slotCount, rowLower, rowUpper, rowStart, column, value } = this.#whole;
    const on = this.#rota[slot] === 0;
    const turned = [slot];
    for (const k of this.#anyOfs[slot]!) {
      const others = anyOf[k]!.some((other) => other !== slot && this.#rota[other] === 1);
      if (!others) turned.push(slotCount + k);
    }
    const rows = new Set(turned.flatMap((literal) => this.#rowsOf[literal]!));
    return [...rows].filter((row) => {
      let sum = this.#sums[row]!;
      if (sum < rowLower[row]! - 1e-9 || sum > rowUpper[row]! + 1e-9) return false;
      for (let e = rowStart[row]!; e < rowStart[row + 1]!; e += 1)
        if (turned.includes(column[e]!)) sum += on ? value[e]! : -value[e]!;
      return sum < rowLower[row]! - 1e-9 || sum > rowUpper[row]! + 1e-9;
    });
  }

  #sumsOf(values: Float64Array): Float64Array {
    const { firstLink, rowStart, column, value } = this.#whole;
    const sums = new Float64Array(firstLink);
    for (let row = 0; row < firstLink; row += 1)
      for (let e = rowStart[row]!; e < rowStart[row + 1]!; e += 1)
        if (column[e]! < this.#literals) sums[row]! += value[e]! * values[column[e]!]!;
    return sums;
  }

  /** Rows all of whose slots are among these. */
  rowsWithin(isAmong: (slot: number) => boolean): number[] {
    const { anyOf, slotCount, firstLink } = this.#whole;
    const within = Uint8Array.from({ length: this.#literals }, (_, literal) => {
      const slots = literal < slotCount ? [literal] : anyOf[literal - slotCount]!;
      return slots.every(isAmong) ? 1 : 0;
    });
    const isWithin = (row: number) => this.#columnsIn(row).every((column) => (within[column] ?? 1) === 1);
    return Array.from({ length: firstLink }, (_, row) => row).filter(isWithin);
  }

  /** Rows that a rota does not keep, priced ones included. */
  broken(freeHeld: ArrayLike<number>): number[] {
    const { firstLink, rowLower, rowUpper } = this.#whole;
    const sums = this.#sumsOf(columnsOf(this.#whole, freeHeld));
    const broken: number[] = [];
    for (let row = 0; row < firstLink; row += 1)
      if (sums[row]! < rowLower[row]! - 1e-9 || sums[row]! > rowUpper[row]! + 1e-9) broken.push(row);
    return broken;
  }

  /** The rota with these slots changed. */
  changed(slots: readonly number[]): Uint8Array {
    const held = Uint8Array.from(this.#rota.subarray(0, this.#whole.slotCount));
    for (const slot of slots) held[slot] = held[slot] === 1 ? 0 : 1;
    return held;
  }

  /**
   * These rows alone, over the changes that help to keep one of them. Whatever keeps the rows with the fewest changes
   * makes no other change: without it they would be kept as well.
   */
  excerpt(rows: readonly number[], { changed, closed }: Demanded = NOTHING_DEMANDED): Excerpt {
    const taken = this.#withLinks(rows);
    const helpful = this.#helpful(taken);
    const { slotCount } = this.#whole;
    for (const slot of closed) helpful.delete(slot);
    for (const slot of changed) helpful.add(slot);
    const slots = [...helpful].filter((column) => column < slotCount).sort((a, b) => a - b);
    const others = new Set(taken.flatMap((row) => this.#columnsIn(row)).filter((column) => column >= slotCount));
    const model = this.#extract(taken, [...slots, ...others], slots.length);
    const demanded = new Set(changed);
    const lower = model.lower.map((low, at) => (at < slots.length && demanded.has(slots[at]!) ? 1 : low));
    const cost = model.cost.map((price, at) => (lower[at] === 1 ? 0 : price));
    return { model: { ...model, lower, cost }, slots };
  }

  #columnsIn(row: number): number[] {
    const { rowStart, column } = this.#whole;
    return column.slice(rowStart[row], rowStart[row + 1]);
  }

  #withLinks(rows: readonly number[]): number[] {
    const taken = new Set(rows);
    for (const row of rows)
      for (const column of this.#columnsIn(row))
        if (column >= this.#whole.slotCount && column < this.#literals)
          for (const link of this.#links[column - this.#whole.slotCount]!) taken.add(link);
    return [...taken];
  }

  /** Columns whose change moves some row towards a limit it has. */
  #helpful(rows: readonly number[]): Set<number> {
    const { rowLower, rowUpper, rowStart, column, value } = this.#whole;
    const helpful = new Set<number>();
    for (const row of rows)
      for (let e = rowStart[row]!; e < rowStart[row + 1]!; e += 1) {
        const up = value[e]! > 0 !== (this.#rota[column[e]!] === 1);
        if (Number.isFinite(up ? rowLower[row]! : rowUpper[row]!)) helpful.add(column[e]!);
      }
    return helpful;
  }

  #extract(rows: readonly number[], columns: readonly number[], slotCount: number): LinearModel {
    const whole = this.#whole;
    const place = new Map(columns.map((column, at) => [column, at]));
    const [rowLower, rowUpper, rowStart, column, value] = [[], [], [0], [], []] as number[][] as [
      number[],
      number[],
      number[],
      number[],
      number[],
    ];
    for (const row of rows) {
      let fixed = 0;
      for (let e = whole.rowStart[row]!; e < whole.rowStart[row + 1]!; e += 1) {
        const from = whole.column[e]!;
        const turned = from < this.#literals && this.#rota[from] === 1;
        if (turned) fixed += whole.value[e]!;
        const at = place.get(from);
        if (at === undefined) continue;
        column.push(at);
        value.push(turned ? -whole.value[e]! : whole.value[e]!);
      }
      rowLower.push(whole.rowLower[row]! - fixed);
      rowUpper.push(whole.rowUpper[row]! - fixed);
      rowStart.push(column.length);
    }
    return {
      ...{
        slotCount,
        rowLower,
        rowUpper,
        rowStart,
        column,
        value,
        source: rows.map((row) => whole.source[row]!),
        firstLink: rowLower.length,
      },
      cost: columns.map((from) => (from < whole.slotCount ? 1 : whole.cost[from]!)),
      lower: columns.map(() => 0),
      upper: columns.map((from) => whole.upper[from]!),
      costStep: 1,
      offset: 0,
      againstKept: Number.POSITIVE_INFINITY,
      possible: true,
      anyOf: [],
      priced: [],
    };
  }
}
