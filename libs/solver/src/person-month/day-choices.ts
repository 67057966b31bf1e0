import type { Row } from '../presolve/reduced.ts';

/** More ways to spend one day than this are not listed. */
const MOST_CHOICES = 4096;

/** A row over slots of one day only, whose count must stay within `min` and `max`. */
export interface DayClause {
  readonly row: Row;
  readonly min: number;
  readonly max: number;
}

/**
 * Every set of slots a person could hold on one day without breaking a clause; undefined when there are too many.
 */
export function choicesOf(
  slots: readonly number[],
  clauses: readonly DayClause[],
  membersOf: (literal: number) => readonly number[],
): number[][] | undefined {
  const place = new Map(slots.map((slot, i) => [slot, i]));
  const lists = clauses.map(({ row, min, max }) => ({
    min,
    max,
    terms: row.literals.map((literal) => membersOf(literal).map((slot) => place.get(slot)!)),
    weights: row.weights,
    rising: row.weights.every((weight) => weight > 0),
  }));
  const held = new Uint8Array(slots.length);
  const countOf = ({ terms, weights }: (typeof lists)[number]): number =>
    terms.reduce((sum, places, t) => sum + (places.some((i) => held[i] === 1) ? weights[t]! : 0), 0);
  const choices: number[][] = [];
  const list = (from: number, chosen: readonly number[]): boolean => {
    const counts = lists.map(countOf);
    if (counts.some((count, i) => lists[i]!.rising && count > lists[i]!.max)) return true;
    if (counts.every((count, i) => count >= lists[i]!.min && count <= lists[i]!.max)) choices.push([...chosen]);
    if (choices.length > MOST_CHOICES) return false;
    for (let i = from; i < slots.length; i += 1) {
      held[i] = 1;
      const went = list(i + 1, [...chosen, slots[i]!]);
      held[i] = 0;
      if (!went) return false;
    }
    return true;
  };
  return list(0, []) ? choices : undefined;
}
