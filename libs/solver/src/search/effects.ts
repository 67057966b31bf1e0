import type { Sparse } from '../presolve/sparse.ts';

export interface EffectSources {
  readonly slotCount: number;
  /** Literal → rows and steps; literal → literals it should not be true with and their price's number. */
  readonly rows: Sparse;
  readonly pairs: Sparse;
  /** Slot → any-of literals. */
  readonly any: Pick<Sparse, 'start' | 'index'>;
}

/**
 * Everything the flip of a slot touches, in the order in which it is read: a flip then walks through memory once.
 *
 * From `start[slot]`: a literal's effects, the number of any-of literals, and for each of them its number, where it
 * ends in the list, and its effects. A literal's effects: number of rows, number of pairs, (row, step) for each row,
 * (other literal, number of the price) for each pair.
 */
export interface Effects {
  readonly start: Int32Array;
  readonly list: Int32Array;
}

/** Lays the effects of every slot out behind one another. */
export function layOutEffects({ slotCount, rows, pairs, any }: EffectSources): Effects {
  const sizeOf = (literal: number): number =>
    2 + 2 * (rows.start[literal + 1]! - rows.start[literal]! + pairs.start[literal + 1]! - pairs.start[literal]!);
  const start = new Int32Array(slotCount + 1);
  for (let slot = 0; slot < slotCount; slot += 1) {
    let size = sizeOf(slot) + 1;
    for (let a = any.start[slot]!; a < any.start[slot + 1]!; a += 1) size += 2 + sizeOf(slotCount + any.index[a]!);
    start[slot + 1] = start[slot]! + size;
  }
  const list = new Int32Array(start[slotCount]!);
  let at = 0;
  const put = (literal: number): void => {
    list[at] = rows.start[literal + 1]! - rows.start[literal]!;
    list[at + 1] = pairs.start[literal + 1]! - pairs.start[literal]!;
    at += 2;
    for (const { start: from, index, value } of [rows, pairs]) {
      for (let e = from[literal]!; e < from[literal + 1]!; e += 1) {
        list[at] = index[e]!;
        list[at + 1] = value[e]!;
        at += 2;
      }
    }
  };
  for (let slot = 0; slot < slotCount; slot += 1) {
    put(slot);
    list[at] = any.start[slot + 1]! - any.start[slot]!;
    at += 1;
    for (let a = any.start[slot]!; a < any.start[slot + 1]!; a += 1) {
      const literal = slotCount + any.index[a]!;
      list[at] = any.index[a]!;
      list[at + 1] = at + 2 + sizeOf(literal);
      at += 2;
      put(literal);
    }
  }
  return { start, list };
}
