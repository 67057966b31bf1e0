import type { ProblemSlot } from '@evenflow/rules';

/**
 * Duties of one day that are alike to everybody who can do them, planned as one: only who works one of them is decided;
 * who works which is settled when the rota is whole.
 */
export interface AlikeDuties {
  /** The name of the first of them. */
  readonly duty: string;
  /** Each person's slots in them, as slots of the problem; the first stands for all. */
  readonly people: readonly (readonly number[])[];
}

/** The duty of a slot: a supernumerary place on it is another one. */
export function dutyName({ duty, supernumerary }: ProblemSlot): string {
  return supernumerary ? `${duty} supernumerary` : duty;
}

/** Keys numbered in the order in which they first came. */
export function numberOf<K>(numbers: Map<K, number>, key: K): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

/** A whole rota with every person's slot in alike duties moved to the one that stands for all. */
export function gatherAlike(alike: readonly AlikeDuties[], held: ArrayLike<number>): Uint8Array {
  const gathered = Uint8Array.from(held);
  for (const { people } of alike) {
    for (const slots of people) {
      const any = slots.some((slot) => held[slot] === 1);
      for (const slot of slots) gathered[slot] = 0;
      gathered[slots[0]!] = any ? 1 : 0;
    }
  }
  return gathered;
}

/**
 * Gives everybody who holds the slot that stands for all a duty of their own, as far as there are any: in place. Which is
 * always possible, because only duties for which it is are planned as one.
 */
export function settleAlike(
  alike: readonly AlikeDuties[],
  slots: readonly ProblemSlot[],
  held: Uint8Array,
): Uint8Array {
  for (const { people } of alike) {
    const working = people.filter(([first]) => held[first!] === 1);
    const takenBy = new Map<string, readonly number[]>();
    // Everybody in turn takes a duty; who has it moves on to another they can do, and so on.
    const place = (of: readonly number[], seen: Set<string>): boolean => {
      for (const slot of of) {
        const duty = dutyName(slots[slot]!);
        if (seen.has(duty)) continue;
        seen.add(duty);
        const other = takenBy.get(duty);
        if (other && !place(other, seen)) continue;
        takenBy.set(duty, of);
        return true;
      }
      return false;
    };
    for (const of of working) place(of, new Set());
    for (const [duty, of] of takenBy) {
      held[of[0]!] = 0;
      held[of.find((slot) => dutyName(slots[slot]!) === duty)!] = 1;
    }
  }
  return held;
}
