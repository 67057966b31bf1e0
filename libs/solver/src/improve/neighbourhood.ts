import type { Random } from '../random.ts';
import type { Reduced, Row } from '../presolve/reduced.ts';
import { rowCostAt } from '../presolve/row-cost.ts';

/** Kinds of part that are rebuilt: a run of days for everyone, or the whole time of a few people. */
type Kind = 'days' | 'people';

/** Sizes to begin with, and how they change with what a part was like. */
const FIRST = { days: 6, people: 4 } as const;
const CHANGE = { easy: 1.3, solved: 1, 'given-up': 0.85 } as const;
const LEAST = 2;
/** People chosen for what they cost now, in a hundred; the others by chance alone. */
const COSTLY_PERCENT = 60;
/**
 * What each kind counts as having gained before it is tried, and how much of what it gained is still remembered after
 * another part: in months mostly few people's whole time gains, in quarters runs of days.
 */
const HOPE = { days: 0.1, people: 0.4 } as const;
const MEMORY = 0.9;
/** Either kind is tried this often at least, in a hundred. */
const LEAST_PERCENT = 15;

/** How the last part went: solved at once, solved with effort, or given up. */
export type Outcome = keyof typeof CHANGE;

/**
 * Chooses which part of a rota to rebuild next. Each kind has its own size, which grows while parts are solved at once
 * and shrinks when they prove too large. People whose months cost something are chosen more often.
 */
export class Neighbourhoods {
  readonly #reduced: Reduced;
  readonly #random: Random;
  readonly #size: Record<Kind, number> = { ...FIRST };
  readonly #people: readonly number[];
  readonly #ownRows: ReadonlyMap<number, readonly Row[]>;
  readonly #gains: Record<Kind, number> = { ...HOPE };
  #kind: Kind = 'days';

  constructor(reduced: Reduced, random: Random) {
    this.#reduced = reduced;
    this.#random = random;
    const { slots } = reduced.problem;
    this.#people = [...new Set(Array.from(reduced.free, (slot) => slots[slot]!.person))].sort((a, b) => a - b);
    this.#ownRows = rowsOfOnePerson(reduced);
  }

  /** Free slots of the next part (1 = open), given the rota that is to become better. */
  next(freeHeld: ArrayLike<number>): Uint8Array {
    this.#kind = this.#random.chance(this.#peoplePercent) ? 'people' : 'days';
    const { problem, free } = this.#reduced;
    if (this.#kind === 'people') {
      const chosen = this.#choosePeople(freeHeld);
      return Uint8Array.from(free, (slot) => (chosen.has(problem.slots[slot]!.person) ? 1 : 0));
    }
    const all = problem.lastDay - problem.firstDay + 1;
    const length = Math.min(all, Math.floor(this.#size.days));
    const from = problem.firstDay + this.#random.below(all - length + 1);
    return Uint8Array.from(free, (slot) => {
      const { day } = problem.slots[slot]!;
      return day >= from && day < from + length ? 1 : 0;
    });
  }

  learn(outcome: Outcome, gained: boolean): void {
    this.#gains[this.#kind] = MEMORY * this.#gains[this.#kind] + (gained ? 1 - MEMORY : 0);
    this.#size[this.#kind] = Math.max(LEAST, this.#size[this.#kind] * CHANGE[outcome]);
  }

  /** The whole problem would be the next part: nothing smaller is left to try. */
  get exhausted(): boolean {
    return this.#size.people >= this.#people.length;
  }

  /** As each kind gained of late, in a hundred. */
  get #peoplePercent(): number {
    const { days, people } = this.#gains;
    const share = days + people > 0 ? (100 * people) / (days + people) : 50;
    return Math.max(LEAST_PERCENT, Math.min(100 - LEAST_PERCENT, share));
  }

  #choosePeople(freeHeld: ArrayLike<number>): ReadonlySet<number> {
    const wanted = Math.min(this.#people.length, Math.floor(this.#size.people));
    const costs = this.#people.map((person) => this.#costOf(person, freeHeld));
    let total = costs.reduce((sum, cost) => sum + cost, 0);
    const chosen = new Set<number>();
    while (chosen.size < wanted) {
      let at = this.#random.below(this.#people.length);
      if (total > 0 && this.#random.chance(COSTLY_PERCENT)) {
        let left = this.#random.fraction() * total;
        at = costs.findIndex((cost) => (left -= cost) < 0);
        if (at < 0) continue;
      }
      total -= costs[at]!;
      costs[at] = 0;
      chosen.add(this.#people[at]!);
    }
    return chosen;
  }

  /** What rows about this person alone cost now. */
  #costOf(person: number, freeHeld: ArrayLike<number>): number {
    const { anyOf, free, problem } = this.#reduced;
    const isTrue = (literal: number): boolean =>
      literal < free.length
        ? freeHeld[literal] === 1
        : anyOf[literal - free.length]!.some((slot) => freeHeld[slot] === 1);
    return (this.#ownRows.get(person) ?? []).reduce((sum, row) => {
      const count = row.literals.reduce((n, literal, i) => (isTrue(literal) ? n + row.weights[i]! : n), 0);
      return sum + rowCostAt(row, count, problem.tierCost);
    }, 0);
  }
}

function rowsOfOnePerson({ rows, anyOf, free, problem }: Reduced): Map<number, Row[]> {
  const personOf = (slot: number): number => problem.slots[free[slot]!]!.person;
  const own = new Map<number, Row[]>();
  for (const row of rows) {
    const slots = row.literals.flatMap((literal) => (literal < free.length ? literal : anyOf[literal - free.length]!));
    const person = personOf(slots[0]!);
    if (slots.every((slot) => personOf(slot) === person)) own.set(person, [...(own.get(person) ?? []), row]);
  }
  return own;
}
