import type { Random } from '../random.ts';
import type { Reduced } from '../presolve/reduced.ts';

/** Kinds of part that are rebuilt: a run of days for everyone, or the whole time of a few people. */
const KINDS = ['days', 'people'] as const;
type Kind = (typeof KINDS)[number];

/**
 * Chooses which part of a rota to rebuild next. Each kind has its own size, which grows while parts are solved at once
 * and shrinks when they prove too large.
 */
export class Neighbourhoods {
  readonly #reduced: Reduced;
  readonly #random: Random;
  readonly #size: Record<Kind, number> = { days: 5, people: 2 };
  readonly #people: readonly number[];
  #kind: Kind = 'days';

  constructor(reduced: Reduced, random: Random) {
    this.#reduced = reduced;
    this.#random = random;
    const { slots } = reduced.problem;
    this.#people = [...new Set(Array.from(reduced.free, (slot) => slots[slot]!.person))].sort((a, b) => a - b);
  }

  /** Free slots of the next part (1 = open). */
  next(): Uint8Array {
    this.#kind = KINDS[this.#random.below(KINDS.length)]!;
    const { problem, free } = this.#reduced;
    if (this.#kind === 'people') {
      const chosen = new Set<number>();
      const wanted = Math.min(this.#people.length, Math.floor(this.#size.people));
      while (chosen.size < wanted) chosen.add(this.#people[this.#random.below(this.#people.length)]!);
      return Uint8Array.from(free, (slot) => (chosen.has(problem.slots[slot]!.person) ? 1 : 0));
    }
    const days = problem.lastDay - problem.firstDay + 1;
    const length = Math.min(days, Math.floor(this.#size.days));
    const from = problem.firstDay + this.#random.below(days - length + 1);
    return Uint8Array.from(free, (slot) => {
      const { day } = problem.slots[slot]!;
      return day >= from && day < from + length ? 1 : 0;
    });
  }

  /** How the last part went: solved at once, solved with effort, or given up. */
  learn(outcome: 'easy' | 'solved' | 'given-up'): void {
    if (outcome === 'easy') this.#size[this.#kind] *= this.#kind === 'days' ? 1.15 : 1.12;
    if (outcome === 'given-up') this.#size[this.#kind] *= 0.8;
    this.#size[this.#kind] = Math.max(2, this.#size[this.#kind]);
  }

  /** The whole problem would be the next part: nothing smaller is left to try. */
  get exhausted(): boolean {
    return this.#size.people >= this.#people.length;
  }
}
