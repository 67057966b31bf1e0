import { compactList, type Problem } from '@evenflow/rules';
import { TermPool, Terms } from './term-pool.ts';

/** Which literal stands for each of a problem's, once what is decided is taken out. */
export interface LiteralMap {
  /** Free slot number of each slot; −1 when fixed or stood for by another. */
  readonly slot: Int32Array;
  /** Literal number of each any-of literal; −1 when its value is known. */
  readonly anyOf: Int32Array;
  /** The free slots of each any-of literal that is left, in order; they are numbered from `freeCount` on. */
  readonly members: readonly (readonly number[])[];
  /** Literals in all. */
  readonly count: number;
}

/** Any-of literals over free slots: known ones drop out, single ones become their slot, equal ones become one. */
export function mapLiterals(problem: Problem, known: Int8Array, slot: Int32Array, freeCount: number): LiteralMap {
  const lists = new TermPool();
  const members: number[][] = [];
  const terms = new Terms();
  const seen = new Int32Array(freeCount).fill(-1);
  const anyOf = new Int32Array(problem.anyOf.length).fill(-1);
  for (let k = 0; k < anyOf.length; k += 1) {
    if (known[problem.slots.length + k] !== -1) continue;
    const slots = problem.anyOf[k]!;
    terms.count = 0;
    for (let i = 0; i < slots.length; i += 1) {
      const free = slot[slots[i]!]!;
      if (free < 0 || seen[free] === k) continue;
      seen[free] = k;
      terms.push(free, 1);
    }
    if (terms.count === 1) {
      anyOf[k] = terms.literals[0]!;
      continue;
    }
    terms.sort();
    const number = lists.add(terms);
    anyOf[k] = freeCount + number;
    if (number === members.length) members.push(compactList(terms.literals, terms.count));
  }
  return { slot, anyOf, members, count: freeCount + members.length };
}
