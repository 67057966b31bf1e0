import { TIERS, type InPieces } from '@evenflow/rules';
import type { Reduced, Row } from '../presolve/reduced.ts';
import { rowStep } from '../presolve/row-cost.ts';
import { layOutEffects, type Effects, type EffectSources } from './effects.ts';
import { TermPool, Terms } from '../presolve/term-pool.ts';
import { listed, SparseBuilder, turned, type Sparse } from '../presolve/sparse.ts';

/** A cost curve shared by all rows that look alike: its place in the tables, and one row to compute it from. */
export interface Shape {
  readonly at: number;
  readonly row: Row;
  readonly step: number;
  readonly typical: number;
}

/** What of a search model is long, laid out flat. */
export interface ModelLayout {
  readonly reduced: Reduced;
  readonly rowCount: number;
  /** By row: where its table stands when nothing is held. */
  readonly rowOrigin: Int32Array;
  readonly shapes: readonly Shape[];
  /** Row → literals, with steps. */
  readonly byRow: Sparse;
  /** Literal → literals it should not be true with, with the number of the price. */
  readonly pairs: Sparse;
  /** One row for each price of a pair. */
  readonly pairPrices: readonly Row[];
  readonly effects: Effects;
  readonly tangled: Uint8Array;
}

/** Rows gone through between two waits: about a millisecond's worth. */
const PIECE = 512;

/** Lays a reduced problem out, a little at a time. */
export function* layOutModel(reduced: Reduced): InPieces<ModelLayout> {
  const slotCount = reduced.free.length;
  const literals = slotCount + reduced.anyOf.length;
  const rows = reduced.rows.filter((row) => !isPair(row));
  const shapes: Shape[] = [];
  const rowOrigin = yield* layOutTables(rows, shapes);
  const byRow = yield* layOutRows(rows);
  const byLiteral = turned(byRow, literals);
  yield;
  const { pairs, prices: pairPrices } = pairUp(reduced, literals);
  yield;
  const sources = { slotCount, rows: byLiteral, pairs, any: turned(listed(reduced.anyOf), slotCount) };
  yield;
  const effects = layOutEffects(sources);
  yield;
  const tangled = findTangled(sources, rows.length);
  yield;
  return {
    ...{ reduced, rowCount: rows.length, rowOrigin, shapes, byRow, pairs, pairPrices, effects, tangled },
  };
}

/** Literals of each row, with steps. */
function* layOutRows(rows: readonly Row[]): InPieces<Sparse> {
  const start = new Int32Array(rows.length + 1);
  for (let r = 0; r < rows.length; r += 1) start[r + 1] = start[r]! + rows[r]!.literals.length;
  const index = new Int32Array(start[rows.length]!);
  const value = new Int32Array(start[rows.length]!);
  for (let r = 0; r < rows.length; r += 1) {
    if (r % PIECE === 0) yield;
    const { literals, weights } = rows[r]!;
    const step = rowStep(rows[r]!);
    for (let i = 0; i < literals.length; i += 1) {
      index[start[r]! + i] = literals[i]!;
      value[start[r]! + i] = weights[i]! / step;
    }
  }
  return { start, index, value };
}

/** "Not both" rows as neighbours of each literal, with the number of their price. */
function pairUp(reduced: Reduced, literalCount: number): { pairs: Sparse; prices: Row[] } {
  const pairs = new SparseBuilder(literalCount);
  const looks = new TermPool();
  const look = new Terms();
  const prices: Row[] = [];
  for (let r = 0; r < reduced.rows.length; r += 1) {
    const row = reduced.rows[r]!;
    if (!isPair(row)) continue;
    look.count = 0;
    for (let i = 0; i < row.parts.length; i += 1) look.push(TIERS.indexOf(row.parts[i]!.tier), row.parts[i]!.weight);
    const price = looks.add(look);
    if (price === prices.length) prices.push(row);
    const a = row.literals[0]!;
    const b = row.literals[1]!;
    pairs.add(a, b, price);
    pairs.add(b, a, price);
  }
  return { pairs: pairs.build(), prices };
}

/** Where each row's table stands; rows that cost alike share one, listed in `shapes`. */
function* layOutTables(rows: readonly Row[], shapes: Shape[]): InPieces<Int32Array> {
  const looks = new TermPool();
  const look = new Terms();
  const origin = new Int32Array(rows.length);
  for (let r = 0; r < rows.length; r += 1) {
    if (r % PIECE === 0) yield;
    const row = rows[r]!;
    const step = rowStep(row);
    const typical = typicalWeight(row.weights);
    look.count = 0;
    look.push(0, (row.greatest - row.least) / step);
    look.push(1, step);
    look.push(2, typical);
    for (let i = 0; i < row.parts.length; i += 1) {
      const part = row.parts[i]!;
      const tier = TIERS.indexOf(part.tier);
      look.push(tier, part.min - row.least);
      look.push(tier, part.max - row.least);
      look.push(tier, part.weight);
    }
    const shape = looks.add(look);
    if (shape === shapes.length) shapes.push({ at: tableEnd(shapes), row, step, typical });
    origin[r] = shapes[shape]!.at - row.least / step;
  }
  return origin;
}

/** Slots whose own literal and any-of literals meet in one row. */
function findTangled({ slotCount, rows, pairs, any }: EffectSources, rowCount: number): Uint8Array {
  const tangled = new Uint8Array(slotCount);
  const seenRow = new Int32Array(rowCount).fill(-1);
  const ownOf = new Int32Array(rows.start.length - 1).fill(-1);
  for (let slot = 0; slot < slotCount; slot += 1) {
    const anyEnd = any.start[slot + 1]!;
    ownOf[slot] = slot;
    for (let a = any.start[slot]!; a < anyEnd; a += 1) ownOf[slotCount + any.index[a]!] = slot;
    for (let a = any.start[slot]! - 1; a < anyEnd; a += 1) {
      const literal = a < any.start[slot]! ? slot : slotCount + any.index[a]!;
      for (let e = rows.start[literal]!, end = rows.start[literal + 1]!; e < end; e += 1) {
        if (seenRow[rows.index[e]!] === slot) tangled[slot] = 1;
        seenRow[rows.index[e]!] = slot;
      }
      for (let e = pairs.start[literal]!, end = pairs.start[literal + 1]!; e < end; e += 1) {
        if (ownOf[pairs.index[e]!] === slot) tangled[slot] = 1;
      }
    }
  }
  return tangled;
}

function isPair({ literals, weights, parts }: Row): boolean {
  if (literals.length !== 2 || weights[0] !== 1 || weights[1] !== 1) return false;
  for (let i = 0; i < parts.length; i += 1) if (parts[i]!.min > 0 || parts[i]!.max !== 1) return false;
  return true;
}

function typicalWeight(weights: readonly number[]): number {
  let isPlain = true;
  for (let i = 1; i < weights.length && isPlain; i += 1) isPlain = weights[i] === weights[0];
  if (isPlain) return Math.abs(weights[0] ?? 1);
  const sizes = weights.map(Math.abs).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 1;
}

function tableEnd(shapes: readonly Shape[]): number {
  const last = shapes.at(-1);
  return last ? last.at + (last.row.greatest - last.row.least) / last.step + 1 : 0;
}
