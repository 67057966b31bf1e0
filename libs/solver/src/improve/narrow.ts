import type { Reduced, Row, RowPart } from '../presolve/reduced.ts';

/**
 * The same problem with most of its free slots held to a given rota: what is left is a part small enough to rebuild
 * exactly. `open[i]` is 1 for the free slots that stay free.
 */
export function narrow(reduced: Reduced, open: ArrayLike<number>, freeHeld: ArrayLike<number>): Reduced {
  const slotCount = reduced.free.length;
  const number = new Int32Array(slotCount + reduced.anyOf.length).fill(-1);
  const value = new Uint8Array(slotCount + reduced.anyOf.length);
  const free: number[] = [];
  const fixedHeld = reduced.fixedHeld.slice();
  for (let slot = 0; slot < slotCount; slot += 1) {
    if (open[slot] === 1) number[slot] = free.push(reduced.free[slot]!) - 1;
    else if (freeHeld[slot] === 1) {
      value[slot] = 1;
      fixedHeld[reduced.free[slot]!] = 1;
    }
  }
  const anyOf: number[][] = [];
  reduced.anyOf.forEach((slots, k) => {
    const literal = slotCount + k;
    const left = slots.filter((slot) => number[slot]! >= 0);
    if (slots.some((slot) => value[slot] === 1)) value[literal] = 1;
    else if (left.length === 1) number[literal] = number[left[0]!]!;
    else if (left.length > 1) number[literal] = free.length + anyOf.push(left.map((slot) => number[slot]!)) - 1;
  });
  const byTier = { ...reduced.constant.byTier };
  const rows: Row[] = [];
  for (const row of reduced.rows) {
    const folded = foldRow(row, number, value);
    if (folded.literals.length > 0 && folded.parts.length > 0) rows.push(folded);
    else {
      for (const part of folded.parts) {
        byTier[part.tier] += Math.max(0, part.min, -part.max) * part.weight * reduced.problem.tierCost[part.tier];
      }
    }
  }
  const total = Object.values(byTier).reduce((sum, cost) => sum + cost, 0);
  const constant = { total, byTier };
  return { ...reduced, fixedHeld, free: Int32Array.from(free), anyOf, rows, constant };
}

function foldRow(row: Row, number: Int32Array, value: Uint8Array): Row {
  const weightOf = new Map<number, number>();
  let fixed = 0;
  row.literals.forEach((literal, i) => {
    const weight = row.weights[i]!;
    const at = number[literal]!;
    if (at < 0) fixed += value[literal]! * weight;
    else weightOf.set(at, (weightOf.get(at) ?? 0) + weight);
  });
  const terms = [...weightOf].filter(([, weight]) => weight !== 0);
  const least = terms.reduce((sum, [, weight]) => sum + Math.min(0, weight), 0);
  const greatest = terms.reduce((sum, [, weight]) => sum + Math.max(0, weight), 0);
  const parts = row.parts
    .map((part): RowPart => ({ ...part, min: part.min - fixed, max: part.max - fixed }))
    .filter((part) => part.min > least || part.max < greatest);
  return { literals: terms.map((t) => t[0]), weights: terms.map((t) => t[1]), least, greatest, parts };
}
