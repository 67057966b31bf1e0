import { type Tier } from '@evenflow/rules';
import { hardUnit, rowCostAt } from '../presolve/row-cost.ts';
import type { Reduced, Row } from '../presolve/reduced.ts';
import type { Effects } from './effects.ts';
import { tableEnd, type ModelLayout, type Shape } from './model-layout.ts';

/** What a unit costs inside the search for the tiers above the shoulds: small enough to be crossed on the way. */
export interface HardWeights {
  readonly must: number;
  readonly open: number;
  readonly signed: number;
}

/** Cost tables taken apart: the shoulds at their price, the harder tiers per unit. */
type Layers = Readonly<Record<'soft' | 'must' | 'open' | 'signed', Float64Array>>;

const NOTHING: Readonly<Record<Tier, number>> = { must: 0, open: 0, signed: 0, fairness: 0, wishes: 0, comfort: 0 };

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
  readonly #shapes: readonly Shape[];
  /** One row for each price of a pair. */
  readonly #pairPrices: readonly Row[];
  readonly #rowLayers: Layers;
  readonly #pairLayers: Layers;

  constructor(layout: ModelLayout) {
    const { reduced } = layout;
    this.reduced = reduced;
    this.slotCount = reduced.free.length;
    this.literalCount = this.slotCount + reduced.anyOf.length;
    this.hardUnit = hardUnit(reduced.problem);
    ({ rowCount: this.rowCount, rowOrigin: this.rowOrigin, effects: this.effects, tangled: this.tangled } = layout);
    ({ start: this.litStart, index: this.litOf, value: this.litSteps } = layout.byRow);
    ({ start: this.pairStart, index: this.pairOther } = layout.pairs);
    this.#shapes = layout.shapes;
    this.#pairPrices = layout.pairPrices;
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
      if (row.parts.every(({ tier }) => unit[tier] === 0)) continue;
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
