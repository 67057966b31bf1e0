import { compactList, type InPieces } from '@evenflow/rules';
import type { Row, RowPart } from './reduced.ts';
import { TermPool, Terms } from './term-pool.ts';

/** Rows as lists of a pool, with the parts of each by its number. */
export interface PooledRows {
  readonly rows: TermPool;
  readonly parts: readonly (readonly RowPart[])[];
}

/**
 * Rows that only say "not all of these at once" (a rest period must be free, one day in seven must be off) need just
 * the literals that imply none of the others: where one any-of literal lies within another, the wider is true whenever
 * the narrower is. The cost of every rota stays the same; rolling-window rules become several times shorter. Rows that
 * are the same after that become one.
 */
export function* shortenClauses(
  { rows, parts }: PooledRows,
  slotCount: number,
  anyOf: readonly (readonly number[])[],
  piece: number,
): InPieces<PooledRows> {
  const shortened = { rows: new TermPool(rows), parts: [] as (readonly RowPart[])[] };
  const inside = new InsideTest(slotCount, anyOf);
  const [whole, kept] = [new Terms(), new Terms()];
  for (let row = 0; row < rows.count; row += 1) {
    if (row % piece === 0) yield;
    rows.read(row, whole);
    const clause = isClause(whole, parts[row]!);
    kept.count = 0;
    for (let i = 0; clause && i < whole.count; i += 1) {
      if (!inside.holdsAnother(whole, i)) kept.push(whole.literals[i]!, 1);
    }
    const max = kept.count - 1;
    const own = clause ? parts[row]!.map((part) => ({ ...part, min: Number.NEGATIVE_INFINITY, max })) : parts[row]!;
    const list = shortened.rows.add(clause ? kept : whole);
    if (list === shortened.parts.length) shortened.parts.push(own);
    else shortened.parts[list] = [...shortened.parts[list]!, ...own];
  }
  return shortened;
}

/** Broken by one unit when every literal is true, and by nothing otherwise. */
function isClause({ weights, count }: Terms, parts: readonly RowPart[]): boolean {
  let greatest = 0;
  for (let i = 0; i < count; i += 1) {
    if (weights[i]! < 0) return false;
    greatest += weights[i]!;
  }
  return parts.every((part) => part.min <= 0 && part.max === greatest - 1);
}

class InsideTest {
  readonly #slotCount: number;
  readonly #anyOf: readonly (readonly number[])[];
  /** The first slot of each literal, itself or of those it is any of. */
  readonly #first: Int32Array;
  readonly #stamp: Int32Array;
  #now = 0;

  constructor(slotCount: number, anyOf: readonly (readonly number[])[]) {
    this.#slotCount = slotCount;
    this.#anyOf = anyOf;
    this.#first = new Int32Array(slotCount + anyOf.length);
    for (let slot = 0; slot < slotCount; slot += 1) this.#first[slot] = slot;
    for (let k = 0; k < anyOf.length; k += 1) this.#first[slotCount + k] = anyOf[k]![0]!;
    this.#stamp = new Int32Array(slotCount);
  }

  /** Whether one of the other literals lies within this one. */
  holdsAnother({ literals, count }: Terms, at: number): boolean {
    const wide = this.#anyOf[literals[at]! - this.#slotCount];
    if (!wide) return false;
    this.#now += 1;
    const [stamp, first, now] = [this.#stamp, this.#first, this.#now];
    for (let i = 0; i < wide.length; i += 1) stamp[wide[i]!] = now;
    for (let i = 0; i < count; i += 1) {
      const other = literals[i]!;
      if (stamp[first[other]!] === now && i !== at && this.#isStamped(other, wide.length)) return true;
    }
    return false;
  }

  /** Of a literal whose first slot is stamped. */
  #isStamped(literal: number, below: number): boolean {
    if (literal < this.#slotCount) return true;
    const members = this.#anyOf[literal - this.#slotCount]!;
    if (members.length >= below) return false;
    for (let i = 1; i < members.length; i += 1) if (this.#stamp[members[i]!] !== this.#now) return false;
    return true;
  }
}

interface Tidied {
  readonly rows: Row[];
  readonly anyOf: (readonly number[])[];
}

/** Any-of literals no row uses any more drop out. */
export function* tidyRows(
  { rows, parts }: PooledRows,
  slotCount: number,
  anyOf: readonly (readonly number[])[],
  piece: number,
): InPieces<Tidied> {
  const used = new Uint8Array(slotCount + anyOf.length);
  const terms = new Terms();
  for (let row = 0; row < rows.count; row += 1) {
    rows.read(row, terms);
    for (let i = 0; i < terms.count; i += 1) used[terms.literals[i]!] = 1;
  }
  yield;
  const number = Int32Array.from(used, (_, literal) => literal);
  const left = anyOf.filter((_, k) => used[slotCount + k] === 1);
  let next = slotCount;
  for (let literal = slotCount; literal < used.length; literal += 1) if (used[literal] === 1) number[literal] = next++;
  yield;
  const tidied: Row[] = [];
  const maker = new RowMaker();
  for (let row = 0; row < rows.count; row += 1) {
    if (row % piece === 0) yield;
    rows.read(row, terms);
    for (let i = 0; i < terms.count; i += 1) terms.literals[i] = number[terms.literals[i]!]!;
    tidied.push(maker.row(terms, mergeParts(parts[row]!)));
  }
  return { rows: tidied, anyOf: left };
}

/** Makes rows; those that count each literal once, which most do, share their weights. */
class RowMaker {
  readonly #ones: (readonly number[])[] = [];

  row({ literals, weights, count }: Terms, parts: readonly RowPart[]): Row {
    let least = 0;
    let greatest = 0;
    let isPlain = true;
    for (let i = 0; i < count; i += 1) {
      const weight = weights[i]!;
      if (weight < 0) least += weight;
      else greatest += weight;
      isPlain &&= weight === 1;
    }
    const own = isPlain ? (this.#ones[count] ??= compactList(weights, count)) : compactList(weights, count);
    return { literals: compactList(literals, count), weights: own, least, greatest, parts };
  }
}

function mergeParts(parts: readonly RowPart[]): readonly RowPart[] {
  if (parts.length === 1) return parts;
  const merged = new Map<string, RowPart>();
  for (const part of parts) {
    const key = `${part.min},${part.max},${part.tier}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, weight: known.weight + part.weight } : part);
  }
  return [...merged.values()];
}
