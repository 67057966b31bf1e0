import type { Problem, Tier } from '@evenflow/rules';
import type { Cost } from '../solution.ts';
import { gatherAlike, settleAlike, type AlikeDuties } from './alike-duties.ts';

/** One convex piece of what a row costs: `weight` per unit below `min` or above `max`, in a tier. */
export interface RowPart {
  readonly min: number;
  readonly max: number;
  readonly weight: number;
  readonly tier: Tier;
}

/**
 * All bounds over the same weighted literals, as one count with one convex cost. Literals are free slots
 * (`0 … free.length-1`), then any-of literals.
 */
export interface Row {
  readonly literals: readonly number[];
  readonly weights: readonly number[];
  /** Least and greatest value the count can take. */
  readonly least: number;
  readonly greatest: number;
  readonly parts: readonly RowPart[];
}

/** A problem without what is already decided. Every rota of it is a rota of the problem, `constant` cheaper. */
export interface Reduced {
  readonly problem: Problem;
  /** The fixed value of every slot; 0 for free ones. */
  readonly fixedHeld: Uint8Array;
  /** Free slot → slot of the problem. */
  readonly free: Int32Array;
  /** Duties planned as one: of a person's slots in them, one is free and stands for all. */
  readonly alike: readonly AlikeDuties[];
  /** Any-of literals over free slots. */
  readonly anyOf: readonly (readonly number[])[];
  readonly rows: readonly Row[];
  /** What fixed slots alone cost. */
  readonly constant: Cost;
  /**
   * Slots were fixed because a must says so. Any rota that goes against such a fixing costs at least this much;
   * Infinity when nothing was fixed that way.
   */
  readonly againstFixing: number;
}

/** A whole rota from values of the free slots. */
export function expandHeld(reduced: Reduced, freeHeld: ArrayLike<number>): Uint8Array {
  const held = reduced.fixedHeld.slice();
  reduced.free.forEach((slot, i) => {
    held[slot] = freeHeld[i] === 1 ? 1 : 0;
  });
  return settleAlike(reduced.alike, reduced.problem.slots, held);
}

/** Values of the free slots in a whole rota; what it says of fixed slots is ignored. */
export function restrictHeld(reduced: Reduced, held: ArrayLike<number>): Uint8Array {
  const gathered = reduced.alike.length > 0 ? gatherAlike(reduced.alike, held) : held;
  return Uint8Array.from(reduced.free, (slot) => (gathered[slot] === 1 ? 1 : 0));
}

/** Whether a whole rota is one of the reduced problem, up to who works which of alike duties. */
export function keepsFixings(reduced: Reduced, held: Uint8Array): boolean {
  const again = expandHeld(reduced, restrictHeld(reduced, held));
  const count = (of: Uint8Array): number => of.reduce((sum, value) => sum + value, 0);
  if (count(again) !== count(held)) return false;
  const gathered = gatherAlike(reduced.alike, held);
  return gatherAlike(reduced.alike, again).every((value, slot) => value === gathered[slot]);
}
