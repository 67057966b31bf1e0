import { type Tier } from '@evenflow/rules';
import { HARD_TIERS, hardUnit, rowCostAt } from '../presolve/row-cost.ts';
import type { Reduced, Row } from '../presolve/reduced.ts';
import type { Effects } from './effects.ts';
import type { ModelLayout, Shape } from './model-layout.ts';

/** What a unit costs inside the search for the tiers above the shoulds: small enough to be crossed on the way. */
export interface HardWeights {
  readonly must: number;
  readonly open: number;
  readonly signed: number;
}

/** What of a cost table has a part harder than the shoulds, taken apart: the shoulds at their price, the others per unit. */
interface Layers extends Readonly<Record<'soft' | 'must' | 'open' | 'signed', Float64Array>> {
  /** Where each entry stands in the whole table. */
  readonly place: Int32Array;
}

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
    const { tierCost } = reduced.problem;
    this.trueCost = costCurves(layout.shapes, tierCost, false);
    this.pairTrueCost = pairPrices(layout.pairPrices, tierCost);
    this.searchCost = this.trueCost.slice();
    this.pairSearchCost = this.pairTrueCost.slice();
    const hard = layout.shapes.filter(({ row }) => row.parts.some(({ tier }) => HARD_TIERS.includes(tier)));
    this.#rowLayers = layers(placesOf(hard), tierCost, (unit, levelled) => costCurves(hard, unit, levelled));
    const pairPlaces = Int32Array.from(layout.pairPrices, (_, price) => price);
    this.#pairLayers = layers(pairPlaces, tierCost, (unit) => pairPrices(layout.pairPrices, unit));
    this.setHardWeights({ must: this.hardUnit, open: this.hardUnit, signed: this.hardUnit });
  }

  /** Prices the search's tables anew; shoulds keep their true cost. */
  setHardWeights(weights: HardWeights): void {
    mix(this.searchCost, this.#rowLayers, weights);
    mix(this.pairSearchCost, this.#pairLayers, weights);
  }
}

function entriesOf({ row, step }: Shape): number {
  return (row.greatest - row.least) / step + 1;
}

/**
 * Cost curves of shapes, one after another, with the given price of a unit; `levelled` brings a must counted in minutes
 * down to duties.
 */
function costCurves(shapes: readonly Shape[], unit: Readonly<Record<Tier, number>>, levelled: boolean): Float64Array {
  const curves = new Float64Array(shapes.reduce((sum, shape) => sum + entriesOf(shape), 0));
  let at = 0;
  for (const shape of shapes) {
    const { row, step, typical } = shape;
    const entries = entriesOf(shape);
    const costs = row.parts.some(({ tier }) => unit[tier] !== 0);
    for (let i = 0; costs && i < entries; i += 1) {
      curves[at + i] = rowCostAt(row, row.least + i * step, unit) / (levelled ? typical : 1);
    }
    at += entries;
  }
  return curves;
}

/** Where the entries of shapes stand in the table of all. */
function placesOf(shapes: readonly Shape[]): Int32Array {
  const places = new Int32Array(shapes.reduce((sum, shape) => sum + entriesOf(shape), 0));
  let next = 0;
  for (const shape of shapes) for (let i = 0; i < entriesOf(shape); i += 1) places[next++] = shape.at + i;
  return places;
}

function pairPrices(prices: readonly Row[], unit: Readonly<Record<Tier, number>>): Float64Array {
  return Float64Array.from(prices, (row) => rowCostAt(row, 2, unit));
}

function layers(
  place: Int32Array,
  tierCost: Readonly<Record<Tier, number>>,
  table: (unit: Record<Tier, number>, levelled: boolean) => Float64Array,
): Layers {
  const only = (tier: Tier): Float64Array => table({ ...NOTHING, [tier]: 1 }, true);
  const soft = table({ ...tierCost, must: 0, open: 0, signed: 0 }, false);
  return { place, soft, must: only('must'), open: only('open'), signed: only('signed') };
}

function mix(into: Float64Array, { place, soft, must, open, signed }: Layers, weights: HardWeights): void {
  for (let i = 0; i < place.length; i += 1) {
    into[place[i]!] = soft[i]! + weights.must * must[i]! + weights.open * open[i]! + weights.signed * signed[i]!;
  }
}
