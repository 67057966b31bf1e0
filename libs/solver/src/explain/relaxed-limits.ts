import type { Highs, Model } from 'highs';
import { hasSolution, withModel, type LinearProgram } from '../prove/engine.ts';
import type { Limit } from './small-search.ts';

/** Limits over unknowns, some of which are settled. */
export interface AskedLimits {
  readonly limits: readonly Limit[];
  /** Which of the limits are asked. */
  readonly active: ArrayLike<number>;
  /** For each unknown 0 or 1 where it is settled, less than 0 where it is open. */
  readonly settled: ArrayLike<number>;
}

/** Limits that cannot be kept even in parts, and the settled unknowns that the proof leans on. */
export interface Refuted {
  readonly limits: readonly number[];
  readonly settled: readonly number[];
}

const TOLERANCE = 1e-6;
/** Steps of the engine after which a proof is given up: those there are, are short. */
const MOST_STEPS = 9000;
/** Multipliers are rounded to parts of this; from there on everything is whole numbers. */
const SCALE = 2 ** 32;

/**
 * Whether limits can be kept with unknowns between 0 and 1. What asks for something is left as little as possible, at
 * first with nothing forbidden; what the answer breaks is then forbidden, and so on: few limits matter to a proof. It is
 * counted again in whole numbers, so that no rounding of the engine makes it wrong. Undefined when the limits can be
 * kept in parts, or that was not settled in time.
 */
export function refute(highs: Highs, asked: AskedLimits, seconds: number): Refuted | undefined {
  const { rows, columns } = openRows(asked);
  const [asking, forbidding] = [rows.filter((row) => !isKept(row, 0)), rows.filter((row) => isKept(row, 0))];
  if (asking.length === 0) return undefined;
  const deadline = performance.now() + seconds * 1000;
  const settings = { solver: 'simplex', time_limit: Math.max(0.05, seconds) };
  return withModel(highs, leastLeft(asking, columns), { integers: false, settings }, (engine) => {
    const inside = [...asking];
    let outside: readonly OpenRow[] = forbidding;
    for (let steps = 0; steps < MOST_STEPS && performance.now() < deadline;) {
      engine.options.set({ simplex_iteration_limit: MOST_STEPS - steps });
      engine.run();
      steps += Number(engine.info.get('simplex_iteration_count'));
      if (!hasSolution(highs, engine)) return undefined;
      const { colValue, rowDual } = engine.getSolution();
      if (engine.getObjectiveValue() > TOLERANCE) return counted(asked, inside, rowDual);
      const broken = outside.filter((row) => !isKept(row, countOf(row, colValue)));
      if (broken.length === 0) return undefined;
      engine.addRows(rowsFor(highs, broken, columns + asking.length));
      inside.push(...broken);
      const added = new Set(broken);
      outside = outside.filter((row) => !added.has(row));
    }
    return undefined;
  });
}

/** The open part of a limit. */
interface OpenRow {
  readonly limit: number;
  readonly columns: readonly number[];
  readonly values: readonly number[];
  readonly min: number;
  readonly max: number;
}

function isKept({ min, max }: OpenRow, count: number): boolean {
  return count >= min - TOLERANCE && count <= max + TOLERANCE;
}

function countOf({ columns, values }: OpenRow, of: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < columns.length; i += 1) sum += values[i]! * of[columns[i]!]!;
  return sum;
}

/** Limits that open unknowns could break, with the settled ones counted in. */
function openRows({ limits, active, settled }: AskedLimits): { rows: OpenRow[]; columns: number } {
  const columnOf = new Map<number, number>();
  const rows: OpenRow[] = [];
  limits.forEach(({ unknowns, weights, min, max }, limit) => {
    if (active[limit] !== 1) return;
    let [fixed, least, greatest] = [0, 0, 0];
    const open: number[] = [];
    unknowns.forEach((unknown, i) => {
      const weight = weights[i]!;
      if (settled[unknown]! >= 0) fixed += weight * settled[unknown]!;
      else {
        open.push(i);
        least += Math.min(0, weight);
        greatest += Math.max(0, weight);
      }
    });
    if (least + fixed >= min && greatest + fixed <= max) return;
    const columns = open.map((i) => {
      const column = columnOf.get(unknowns[i]!) ?? columnOf.size;
      columnOf.set(unknowns[i]!, column);
      return column;
    });
    rows.push({ limit, columns, values: open.map((i) => weights[i]!), min: min - fixed, max: max - fixed });
  });
  return { rows, columns: columnOf.size };
}

/** By how much rows that ask for something are left, in all: a column each beside those of the unknowns. */
function leastLeft(asking: readonly OpenRow[], columns: number): LinearProgram {
  const all = columns + asking.length;
  const fill = (value: (column: number) => number) => Array.from({ length: all }, (_, i) => value(i));
  const matrix = asking.map((row, i) => ({
    columns: [...row.columns, columns + i],
    values: [...row.values, row.min > 0 ? 1 : -1],
  }));
  return {
    cost: fill((column) => (column < columns ? 0 : 1)),
    lower: fill(() => 0),
    upper: fill((column) => (column < columns ? 1 : Number.POSITIVE_INFINITY)),
    rowLower: asking.map(({ min }) => min),
    rowUpper: asking.map(({ max }) => max),
    rowStart: startsOf(matrix),
    column: matrix.flatMap((row) => row.columns),
    value: matrix.flatMap((row) => row.values),
    ...{ offset: 0, slotCount: columns },
  };
}

function startsOf(rows: readonly { readonly columns: readonly number[] }[]): number[] {
  const starts = [0];
  for (const { columns } of rows) starts.push(starts.at(-1)! + columns.length);
  return starts;
}

function rowsFor(highs: Highs, rows: readonly OpenRow[], numCols: number): Parameters<Model['addRows']>[0] {
  const finite = (value: number) => Math.max(-highs.infinity, Math.min(highs.infinity, value));
  return {
    lower: Float64Array.from(rows, ({ min }) => finite(min)),
    upper: Float64Array.from(rows, ({ max }) => finite(max)),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols,
      starts: Int32Array.from(startsOf(rows)),
      indices: Int32Array.from(rows.flatMap(({ columns }) => columns)),
      values: Float64Array.from(rows.flatMap(({ values }) => values)),
    },
  };
}

/**
 * Multipliers make one limit of all: what it asks against the most that any values give. Settled unknowns whose other
 * value would not mend that are not leaned on.
 */
function counted(
  { limits, settled }: AskedLimits,
  rows: readonly OpenRow[],
  multipliers: ArrayLike<number>,
): Refuted | undefined {
  const used: number[] = [];
  const factorOf = new Map<number, bigint>();
  let room = 0n;
  rows.forEach(({ limit }, row) => {
    const factor = Math.round(multipliers[row]! * SCALE);
    const { unknowns, weights, min, max } = limits[limit]!;
    const side = factor > 0 ? min : max;
    if (factor === 0 || ![side, ...weights].every(Number.isInteger)) return;
    used.push(limit);
    room += BigInt(factor) * BigInt(side);
    unknowns.forEach((unknown, i) => {
      const known = factorOf.get(unknown) ?? 0n;
      factorOf.set(unknown, known + BigInt(factor) * BigInt(weights[i]!));
    });
  });
  const leaned: { readonly unknown: number; readonly worth: bigint }[] = [];
  for (const [unknown, factor] of factorOf) {
    const most = factor > 0n ? factor : 0n;
    const given = settled[unknown]! < 0 ? most : factor * BigInt(settled[unknown]!);
    room -= given;
    if (most > given) leaned.push({ unknown, worth: most - given });
  }
  if (room <= 0n) return undefined;
  leaned.sort((a, b) => (a.worth < b.worth ? -1 : a.worth > b.worth ? 1 : 0));
  const needed = leaned.filter(({ worth }) => {
    if (worth >= room) return true;
    room -= worth;
    return false;
  });
  return { limits: used, settled: needed.map(({ unknown }) => unknown) };
}
