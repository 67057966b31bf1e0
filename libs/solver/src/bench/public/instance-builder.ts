import type { Bound, Problem, ProblemSlot } from '@evenflow/rules';

/** A public instance as our problem, and what its slots mean outside. */
export interface PublicInstance {
  readonly problem: Problem;
  /** Slot by slot: person, day from 0, and the instance's own word for the duty. History slots are left out of answers. */
  readonly name: string;
}

interface Limits {
  readonly min?: number;
  readonly max?: number;
  readonly weights?: readonly number[];
}

/** Gathers slots and bounds of an instance that comes from elsewhere. Musts are 1e9 a unit, shoulds their own weight. */
export class InstanceBuilder {
  readonly slots: ProblemSlot[] = [];
  private readonly anyOf: number[][] = [];
  private readonly drafts: Omit<Bound, 'setting' | 'facts'>[] = [];
  private readonly byCell = new Map<string, number[]>();
  private readonly worked = new Map<string, { anyOf: number }>();

  constructor(
    readonly name: string,
    readonly people: readonly string[],
    /** Days of history before day 0. */
    readonly past: number,
    readonly days: number,
  ) {}

  /** A slot on `day` (negative days are history, and held). */
  slot(person: number, day: number, duty: string): number {
    const index = this.slots.length;
    const start = (day + this.past) * 1440;
    const decided = day < 0 ? { decided: true } : {};
    this.slots.push({ person, duty, day: day + this.past, start, end: start + 480, supernumerary: false, ...decided });
    const key = `${person}|${day}`;
    this.byCell.set(key, [...(this.byCell.get(key) ?? []), index]);
    return index;
  }

  on(person: number, day: number): readonly number[] {
    return this.byCell.get(`${person}|${day}`) ?? [];
  }

  /** The literal "holds anything that day"; null when nothing can be held. Ask once all slots are there. */
  works(person: number, day: number): Literal | null {
    return this.any(this.on(person, day));
  }

  any(slots: readonly number[]): Literal | null {
    if (slots.length === 0) return null;
    if (slots.length === 1) return { slot: slots[0]! };
    const key = slots.join();
    let known = this.worked.get(key);
    if (!known) {
      this.anyOf.push([...slots]);
      known = { anyOf: this.anyOf.length - 1 };
      this.worked.set(key, known);
    }
    return known;
  }

  must(literals: readonly (Literal | null)[], limits: Limits): void {
    this.bound(literals, limits, { tier: 'must', severity: 'must', weight: 1 });
  }

  should(literals: readonly (Literal | null)[], limits: Limits, weight: number): void {
    if (weight > 0) this.bound(literals, limits, { tier: 'comfort', severity: 'should', weight });
  }

  private bound(
    literals: readonly (Literal | null)[],
    { weights, ...limits }: Limits,
    kind: Pick<Bound, 'tier' | 'severity' | 'weight'>,
  ): void {
    const kept = literals.flatMap((literal, i) => (literal ? [{ literal, weight: weights?.[i] ?? 1 }] : []));
    this.drafts.push({
      literals: kept.map(({ literal }) => ('slot' in literal ? literal.slot : -1 - literal.anyOf)),
      ...(weights ? { weights: kept.map(({ weight }) => weight) } : {}),
      ...limits,
      ...kind,
    });
  }

  build(): PublicInstance {
    const problem: Problem = {
      format: 'evenflow-problem/1',
      team: this.name,
      people: this.people,
      days: Array.from({ length: this.past + this.days }, (_, i) => String(i - this.past)),
      firstDay: this.past,
      lastDay: this.past + this.days - 1,
      slots: this.slots,
      anyOf: this.anyOf,
      // Any-of literals are numbered after all slots, whose count is known only now.
      bounds: this.drafts.map((draft) => ({
        ...draft,
        literals: draft.literals.map((literal) => (literal >= 0 ? literal : this.slots.length - 1 - literal)),
        setting: 0,
        facts: null,
      })),
      tierCost: { must: 1e9, signed: 1e9, open: 1e9, fairness: 1, wishes: 1, comfort: 1 },
    };
    return { problem, name: this.name };
  }
}

export type Literal = { readonly slot: number } | { readonly anyOf: number };
