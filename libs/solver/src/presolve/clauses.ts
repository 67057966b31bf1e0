import type { InPieces } from '@evenflow/rules';
import type { Row } from './reduced.ts';

/**
 * Rows that only say "not all of these at once" (a rest period must be free, one day in seven must be off) need just
 * the literals that imply none of the others: where one any-of literal lies within another, the wider is true whenever
 * the narrower is. The cost of every rota stays the same; rolling-window rules become several times shorter.
 */
export function clauseShortener(slotCount: number, anyOf: readonly (readonly number[])[]): (row: Row) => Row {
  const membersOf = (literal: number): readonly number[] =>
    literal < slotCount ? [literal] : (anyOf[literal - slotCount] ?? []);
  const inside = subsetTest(slotCount);
  return (row) => {
    if (!isClause(row)) return row;
    const members = row.literals.map(membersOf);
    const kept = row.literals.filter((_, wide) => {
      const mark = inside.mark(members[wide]!);
      return !members.some((narrow, i) => i !== wide && narrow.length < members[wide]!.length && mark(narrow));
    });
    if (kept.length === row.literals.length && row.weights.every((weight) => weight === 1)) return row;
    const parts = row.parts.map((part) => ({ ...part, min: Number.NEGATIVE_INFINITY, max: kept.length - 1 }));
    return { literals: kept, weights: kept.map(() => 1), least: 0, greatest: kept.length, parts };
  };
}

/** Broken by one unit when every literal is true, and by nothing otherwise. */
function isClause(row: Row): boolean {
  const positive = row.weights.every((weight) => weight > 0);
  return positive && row.parts.every((part) => part.min <= 0 && part.max === row.greatest - 1);
}

function subsetTest(slotCount: number): { mark: (set: readonly number[]) => (narrow: readonly number[]) => boolean } {
  const stamp = new Int32Array(slotCount);
  let now = 0;
  return {
    mark: (set) => {
      now += 1;
      const at = now;
      for (const slot of set) stamp[slot] = at;
      return (narrow) => narrow.every((slot) => stamp[slot] === at);
    },
  };
}

interface Tidied {
  readonly rows: Row[];
  readonly anyOf: (readonly number[])[];
}

/** Rows over the same weighted literals become one; any-of literals no row uses any more drop out. */
export function* tidyRows(
  rows: readonly Row[],
  slotCount: number,
  anyOf: readonly (readonly number[])[],
  piece: number,
): InPieces<Tidied> {
  const merged = new Map<string, Row>();
  for (const [at, row] of rows.entries()) {
    if (at % piece === 0) yield;
    const key = `${row.literals.join()}|${row.weights.join()}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, parts: [...known.parts, ...row.parts] } : row);
  }
  yield;
  const used = new Set<number>();
  for (const { literals } of merged.values()) for (const literal of literals) used.add(literal);
  yield;
  const number = new Map<number, number>();
  const left = anyOf.filter((_, k) => {
    if (!used.has(slotCount + k)) return false;
    number.set(slotCount + k, slotCount + number.size);
    return true;
  });
  const renumbered: Row[] = [];
  for (const [key, row] of merged) {
    merged.delete(key);
    const literals = row.literals.map((literal) => number.get(literal) ?? literal);
    if (renumbered.push({ ...row, literals, parts: mergeParts(row) }) % piece === 0) yield;
  }
  return { rows: renumbered, anyOf: left };
}

function mergeParts({ parts }: Row): Row['parts'] {
  const merged = new Map<string, Row['parts'][number]>();
  for (const part of parts) {
    const key = `${part.min},${part.max},${part.tier}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, weight: known.weight + part.weight } : part);
  }
  return [...merged.values()];
}
