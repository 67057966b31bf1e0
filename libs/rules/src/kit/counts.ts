import type { Bound } from './problem.ts';

/** For each slot, the any-of literals it is in. */
export function membership(lists: readonly (readonly number[])[], slots: number): Int32Array[] {
  const of: number[][] = Array.from({ length: slots }, () => []);
  lists.forEach((list, index) => list.forEach((slot) => of[slot]!.push(index)));
  return of.map((list) => Int32Array.from(list));
}

/** The sums of a rota, as it is when they are read. */
export interface Counts {
  readonly sums: Int32Array;
  readonly anyOfHeld: Int32Array;
  /** For each slot, the any-of literals it is in. */
  readonly inAnyOf: readonly Int32Array[];
  readonly uses: Uses;
  /** The limits of each bound. */
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/** For each literal, the bounds it counts in, and by how much: flat, because every edit walks it. */
export interface Uses {
  readonly start: Int32Array;
  readonly bound: Int32Array;
  readonly weight: Int32Array;
}

export function usesOf(bounds: readonly Bound[], literals: number): Uses {
  const start = new Int32Array(literals + 1);
  for (const { literals: of } of bounds) for (const literal of of) start[literal + 1]!++;
  for (let literal = 0; literal < literals; literal++) start[literal + 1]! += start[literal]!;
  const next = start.slice();
  const bound = new Int32Array(start[literals]!);
  const weight = new Int32Array(start[literals]!);
  bounds.forEach(({ literals: of, weights }, index) =>
    of.forEach((literal, i) => {
      const place = next[literal]!++;
      bound[place] = index;
      weight[place] = weights?.[i] ?? 1;
    }),
  );
  return { start, bound, weight };
}
