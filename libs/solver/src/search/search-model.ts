import { type Tier } from '@evenflow/rules';
import { hardUnit, rowCostAt, rowStep } from '../presolve/row-cost.ts';
import type { Reduced, Row } from '../presolve/reduced.ts';
import { layOutEffects, type Effects, type EffectSources } from './effects.ts';
import { SparseBuilder } from './sparse.ts';

/** What a unit costs inside the search for the tiers above the shoulds: small enough to be crossed on the way. */
export interface HardWeights {
  readonly must: number;
  readonly open: number;
  readonly signed: number;
}

/** Cost tables taken apart: the shoulds at their price, the harder tiers per unit. */
type Layers = Readonly<Record<'soft' | 'must' | 'open' | 'signed', Float64Array>>;

const NOTHING: Readonly<Record<Tier, number>> = { must: 0, open: 0, signed: 0, fairness: 0, wishes: 0, comfort: 0 };

/** A cost curve shared by all rows that look alike: its place in the tables, and one row to compute it from. */
interface Shape {
  readonly at: number;
  readonly row: Row;
  readonly step: number;
  readonly typical: number;
}

/**
 * A reduced problem as typed arrays. Each row's cost is a table over its count, so a change of any row is two look-ups;
 * "not both" rows of two literals are kept as neighbour lists, which cost one look-up each.
 */
export class SearchModel {
  readonly reduced: Reduced;
  readonly slotCount: number;
  readonly literalCount: number;
  /** By row: where its table stands when nothing is held. */
  readonly rowOrigin: Int32Array;
  readonly rowCount: number;
  /** What the flip of a slot touches. */
  readonly effects: Effects;
  /** Row → literals. */
  readonly litStart: Int32Array;
  readonly litOf: Int32Array;
  readonly litSteps: Int32Array;
  /** Literal → literals it should not be true with. */
  readonly pairStart: Int32Array;
  readonly pairOther: Int32Array;
  /** By number of the price, as in `effects`. */
  readonly pairTrueCost: Float64Array;
  readonly pairSearchCost: Float64Array;
  /** Slots whose own literal and any-of literals meet in one row, so that a change must be made to be priced. */
  readonly tangled: Uint8Array;
  readonly trueCost: Float64Array;
  readonly searchCost: Float64Array;
  /** A row at or above this cost breaks something harder than a should. */
  readonly hardUnit: number;
  readonly #shapes: Shape[] = [];
  /** One row for each price of a pair. */
  readonly #pairPrices: readonly Row[];
  readonly #rowLayers: Layers;
  readonly #pairLayers: Layers;

  constructor(reduced: Reduced) {
    this.reduced = reduced;
    this.slotCount = reduced.free.length;
    this.literalCount = this.slotCount + reduced.anyOf.length;
    this.hardUnit = hardUnit(reduced.problem);
    const rows = reduced.rows.filter((row) => !isPair(row));
    this.rowCount = rows.length;
    this.rowOrigin = this.#layOutTables(rows);
    const byLiteral = new SparseBuilder(this.literalCount);
    const byRow = new SparseBuilder(rows.length);
    rows.forEach((row, r) => {
      const step = rowStep(row);
      row.literals.forEach((literal, i) => {
        byLiteral.add(literal, r, (row.weights[i] ?? 0) / step);
        byRow.add(r, literal, (row.weights[i] ?? 0) / step);
      });
    });
    ({ start: this.litStart, index: this.litOf, value: this.litSteps } = byRow.build());
    const { pairs, prices } = this.#pairUp();
    this.#pairPrices = prices;
    ({ start: this.pairStart, index: this.pairOther } = pairs);
    const any = new SparseBuilder(this.slotCount);
    reduced.anyOf.forEach((slots, k) => slots.forEach((slot) => any.add(slot, k)));
    const sources = { slotCount: this.slotCount, rows: byLiteral.build(), pairs, any: any.build() };
    this.effects = layOutEffects(sources);
    this.tangled = this.#findTangled(sources);
    const { tierCost } = reduced.problem;
    this.trueCost = this.#rowTable(tierCost, false);
    this.pairTrueCost = this.#pairTable(tierCost);
    this.searchCost = new Float64Array(this.trueCost.length);
    this.pairSearchCost = new Float64Array(this.pairTrueCost.length);
    this.#rowLayers = layers(tierCost, (unit, hard) => this.#rowTable(unit, hard));
    this.#pairLayers = layers(tierCost, (unit) => this.#pairTable(unit));
    this.setHardWeights({ must: this.hardUnit, open: this.hardUnit, signed: this.hardUnit });
  }

  /** Prices the search's tables anew; shoulds keep their true cost. */
  setHardWeights(weights: HardWeights): void {
    mix(this.searchCost, this.#rowLayers, weights);
    mix(this.pairSearchCost, this.#pairLayers, weights);
  }

  /** Cost curves of all shapes with the given price of a unit; a must counted in minutes is brought down to duties. */
  #rowTable(unit: Record<Tier, number>, levelled: boolean): Float64Array {
    const table = new Float64Array(tableEnd(this.#shapes));
    for (const { at, row, step, typical } of this.#shapes) {
      const entries = (row.greatest - row.least) / step;
      for (let i = 0; i <= entries; i += 1) {
        table[at + i] = rowCostAt(row, row.least + i * step, unit) / (levelled ? typical : 1);
      }
    }
    return table;
  }

  #pairTable(unit: Record<Tier, number>): Float64Array {
    return Float64Array.from(this.#pairPrices, (row) => rowCostAt(row, 2, unit));
  }

  /** "Not both" rows as neighbours of each literal, with the number of their price. */
  #pairUp(): { pairs: ReturnType<SparseBuilder['build']>; prices: Row[] } {
    const pairs = new SparseBuilder(this.literalCount);
    const numbers = new Map<string, number>();
    const prices: Row[] = [];
    for (const row of this.reduced.rows) {
      const [a, b] = row.literals;
      if (!isPair(row) || a === undefined || b === undefined) continue;
      const key = row.parts.map(({ weight, tier }) => `${weight} ${tier}`).join();
      const price = numbers.get(key) ?? prices.push(row) - 1;
      numbers.set(key, price);
      pairs.add(a, b, price);
      pairs.add(b, a, price);
    }
    return { pairs: pairs.build(), prices };
  }

  #layOutTables(rows: readonly Row[]): Int32Array {
    const known = new Map<string, Shape>();
    return Int32Array.from(rows, (row) => {
      const step = rowStep(row);
      const typical = typicalWeight(row.weights);
      const parts = row.parts.map((p) => `${p.min - row.least},${p.max - row.least},${p.weight},${p.tier}`).join(';');
      const key = `${(row.greatest - row.least) / step}|${step}|${typical}|${parts}`;
      let shape = known.get(key);
      if (!shape) {
        shape = { at: tableEnd(this.#shapes), row, step, typical };
        known.set(key, shape);
        this.#shapes.push(shape);
      }
      return shape.at - row.least / step;
    });
  }

  #findTangled({ rows, pairs, any }: EffectSources): Uint8Array {
    const tangled = new Uint8Array(this.slotCount);
    const seenRow = new Int32Array(this.rowCount).fill(-1);
    for (let slot = 0; slot < this.slotCount; slot += 1) {
      const own = [slot];
      for (let a = any.start[slot]!; a < any.start[slot + 1]!; a += 1) own.push(this.slotCount + any.index[a]!);
      for (const literal of own) {
        for (let e = rows.start[literal]!; e < rows.start[literal + 1]!; e += 1) {
          if (seenRow[rows.index[e]!] === slot) tangled[slot] = 1;
          seenRow[rows.index[e]!] = slot;
        }
        for (let e = pairs.start[literal]!; e < pairs.start[literal + 1]!; e += 1) {
          if (own.includes(pairs.index[e]!)) tangled[slot] = 1;
        }
      }
    }
    return tangled;
  }
}

function isPair(row: Row): boolean {
  const plain = row.literals.length === 2 && row.weights[0] === 1 && row.weights[1] === 1;
  return plain && row.parts.every((part) => part.min <= 0 && part.max === 1);
}

function typicalWeight(weights: readonly number[]): number {
  const sizes = weights.map(Math.abs).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 1;
}

function layers(
  tierCost: Readonly<Record<Tier, number>>,
  table: (unit: Record<Tier, number>, hard: boolean) => Float64Array,
): Layers {
  const only = (tier: Tier): Float64Array => table({ ...NOTHING, [tier]: 1 }, true);
  const soft = table({ ...tierCost, must: 0, open: 0, signed: 0 }, false);
  return { soft, must: only('must'), open: only('open'), signed: only('signed') };
}

function mix(into: Float64Array, { soft, must, open, signed }: Layers, weights: HardWeights): void {
  for (let i = 0; i < into.length; i += 1) {
    into[i] = soft[i]! + weights.must * must[i]! + weights.open * open[i]! + weights.signed * signed[i]!;
  }
}

function tableEnd(shapes: readonly Shape[]): number {
  const last = shapes.at(-1);
  return last ? last.at + (last.row.greatest - last.row.least) / last.step + 1 : 0;
}
