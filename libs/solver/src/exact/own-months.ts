import type { Highs } from 'highs';
import type { Reduced } from '../presolve/reduced.ts';
import { roundedUp } from '../presolve/row-cost.ts';
import { hasSolution, withModel, type LinearProgram } from '../prove/engine.ts';
import type { LinearModel } from '../prove/linear-model.ts';
import { pricedOut, SCALE } from '../prove/safe-bound.ts';

/** Branches looked into for one person's months; most need none. */
const NODES = 200;
/** What the engine reports is trusted to this part of itself. */
const TOLERANCE = 1e-5;
/** Adding up gains is off by less than this. */
const ROUNDING = 1e-6;
/** Rows that bind people together, and people nobody is; both are below every person's number. */
const SHARED = -1;
const NOBODY = -2;

/** The cheapest months of one person in whole duties, at the prices the rest pays for what they share. */
export interface OwnMonth {
  readonly person: number;
  /** Free slots of the model, and which of them are held; undefined when none was found in time. */
  readonly held: ReadonlyMap<number, boolean> | undefined;
  /** How much more it costs at least than the linear relaxation counts for this person. */
  readonly gain: number;
}

/**
 * A linear model taken apart into people at given multipliers: whatever they are, what the shared rows are worth and
 * everybody's cheapest months at the prices that follow add up to a bound. The linear relaxation counts parts of duties
 * for each; each person whose months are whole duties instead raises the bound by `gain`.
 */
export class OwnMonths {
  /** The bound the multipliers give as they stand. */
  readonly bound: number;
  /** What each free slot raises that bound by at least. */
  readonly bySlot: Float64Array;
  /** Those with fewest free slots first: what they hold has the fewest alternatives, and they are soon done. */
  readonly people: readonly number[];
  /** Undefined once disposed of. */
  #model: LinearModel | undefined;
  readonly #costStep: number;
  readonly #multipliers: Float64Array;
  readonly #owner: Int32Array;
  readonly #rowOwner: Int32Array;
  readonly #reducedCost: readonly bigint[];

  constructor(model: LinearModel, { free, problem, anyOf }: Reduced, multipliers: ArrayLike<number>) {
    this.#model = model;
    this.#costStep = model.costStep;
    this.#multipliers = Float64Array.from({ length: model.rowLower.length }, (_, row) =>
      worthOf(model, multipliers, row),
    );
    const { reducedCost, constant } = pricedOut(model, this.#multipliers);
    this.#reducedCost = reducedCost;
    const cheapest = reducedCost.reduce((sum, _, column) => sum + this.#cheapest(column), constant);
    this.bound = Number(cheapest) / SCALE;
    this.bySlot = Float64Array.from({ length: model.slotCount }, (_, slot) =>
      Math.max(0, Number(reducedCost[slot]) / SCALE),
    );
    const personOf = (slot: number): number => problem.slots[free[slot]!]!.person;
    this.#owner = new Int32Array(model.cost.length).fill(NOBODY);
    free.forEach((_, slot) => (this.#owner[slot] = personOf(slot)));
    anyOf.forEach((slots, k) => (this.#owner[free.length + k] = onlyOne(slots.map(personOf))));
    this.#rowOwner = this.#findRowOwners();
    const slotsOf = new Map<number, number>();
    for (const person of this.#owner.subarray(0, free.length)) slotsOf.set(person, (slotsOf.get(person) ?? 0) + 1);
    this.people = [...slotsOf.keys()].sort((a, b) => slotsOf.get(a)! - slotsOf.get(b)!);
  }

  /** A bound that gains were added to, up to the next cost a rota can have. */
  rounded(bound: number): number {
    return this.#costStep > 0 ? roundedUp(bound - ROUNDING, this.#costStep) : bound;
  }

  /** Cheapest months of one person, found and bounded by the engine within some seconds. */
  of(highs: Highs, person: number, seconds: number, interrupted: () => boolean): OwnMonth {
    const columns = [...this.#owner.keys()].filter((column) => this.#owner[column] === person);
    const program = this.#programOf(person, columns);
    const settings = { mip_rel_gap: 0, mip_max_nodes: NODES, time_limit: seconds };
    return withModel(highs, program, { integers: true, settings }, (engine) => {
      engine.run({
        [highs.constants.callbackType.mipInterrupt](event) {
          if (interrupted()) event.interrupt();
        },
      });
      const bound = engine.info.get('mip_dual_bound') as number;
      const safe = bound - TOLERANCE * Math.max(1, Math.abs(bound));
      const gain = Number.isFinite(safe) ? Math.max(0, safe - this.#countedFor(person, columns)) : 0;
      if (!hasSolution(highs, engine)) return { person, held: undefined, gain };
      const values = engine.getSolution().colValue;
      const held = new Map(columns.slice(0, program.slotCount).map((slot, i) => [slot, values[i]! > 0.5]));
      return { person, held, gain };
    });
  }

  /** Lets go of what is large; `bound` and `bySlot` stay. */
  dispose(): void {
    this.#model = undefined;
  }

  #cheapest(column: number): bigint {
    const cost = this.#reducedCost[column]!;
    return cost * BigInt((cost > 0n ? this.#model!.lower : this.#model!.upper)[column]!);
  }

  /** Rows of one person alone are theirs, and so are the columns that say how far outside they are. */
  #findRowOwners(): Int32Array {
    const { rowLower, rowStart, column, slotCount, anyOf } = this.#model!;
    const literals = slotCount + anyOf.length;
    return Int32Array.from(rowLower, (_, row) => {
      const entries = column.slice(rowStart[row], rowStart[row + 1]);
      const owner = onlyOne(entries.filter((at) => at < literals).map((at) => this.#owner[at]!));
      for (const at of entries) if (at >= literals) this.#owner[at] = owner;
      return owner;
    });
  }

  /** What the multipliers as they stand count for a person's own rows and columns. */
  #countedFor(person: number, columns: readonly number[]): number {
    const { rowLower, rowUpper } = this.#model!;
    let sum = Number(columns.reduce((total, column) => total + this.#cheapest(column), 0n)) / SCALE;
    this.#rowOwner.forEach((owner, row) => {
      const worth = this.#multipliers[row]!;
      if (owner === person && worth !== 0) sum += worth * (worth > 0 ? rowLower : rowUpper)[row]!;
    });
    return sum;
  }

  /** A person's own rows; of shared ones, what the person can never make up for whatever the others do. */
  #programOf(person: number, columns: readonly number[]): LinearProgram {
    const { lower, upper, rowLower, rowUpper, rowStart, column, value, slotCount } = this.#model!;
    const place = new Map(columns.map((at, i) => [at, i]));
    const cost = columns.map((at) => Number(this.#reducedCost[at]) / SCALE);
    const program = {
      rowLower: [] as number[],
      rowUpper: [] as number[],
      rowStart: [0],
      column: [] as number[],
      value: [] as number[],
    };
    this.#rowOwner.forEach((owner, row) => {
      if (owner !== person && owner !== SHARED) return;
      let least = 0;
      let most = 0;
      const from = program.column.length;
      for (let e = rowStart[row]!; e < rowStart[row + 1]!; e += 1) {
        const at = column[e]!;
        const own = place.get(at);
        const ends = [value[e]! * lower[at]!, value[e]! * upper[at]!];
        if (own === undefined) {
          least += Math.min(...ends);
          most += Math.max(...ends);
          continue;
        }
        program.column.push(own);
        program.value.push(value[e]!);
        if (owner === person) cost[own]! += this.#multipliers[row]! * value[e]!;
      }
      if (program.column.length === from) return;
      program.rowStart.push(program.column.length);
      program.rowLower.push(rowLower[row]! - most);
      program.rowUpper.push(rowUpper[row]! - least);
    });
    const slots = columns.filter((at) => at < slotCount).length;
    return {
      ...program,
      slotCount: slots,
      cost,
      lower: columns.map((at) => lower[at]!),
      upper: columns.map((at) => upper[at]!),
      offset: 0,
    };
  }
}

/** A row's multiplier as the bound counts it: rounded, and nothing where the row has no such side. */
function worthOf(model: LinearModel, multipliers: ArrayLike<number>, row: number): number {
  const raw = multipliers[row] ?? 0;
  const limit = raw > 0 ? model.rowLower[row]! : model.rowUpper[row]!;
  return Number.isFinite(limit) && Number.isFinite(raw) ? Math.round(raw * SCALE) / SCALE : 0;
}

function onlyOne(people: readonly number[]): number {
  const [first] = people;
  return first !== undefined && people.every((person) => person === first) ? first : SHARED;
}
