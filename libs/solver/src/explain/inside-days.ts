import type { Bound, CompiledRota, ProblemSlot } from '@evenflow/rules';
import type { Ask, HardFacts } from './hard-facts.ts';
import type { LiteralDays } from './literal-days.ts';

/** Some of the planned days, both ends included; indexes in the view. */
export interface DayWindow {
  readonly first: number;
  readonly last: number;
}

/** The asking part of a bound over the slots of some days, with both its sides and weights. */
export type Asked = Bound & { readonly weights: readonly number[] };

/** In place of what of a literal lies inside the days. */
const OUTSIDE = -(2 ** 31);
const NOT_LOOKED_UP = OUTSIDE + 1;
const HARD = { weight: 1, tier: 'must', severity: 'must', setting: 0, facts: null } as const;

/** What a month asks inside some of its days, over the slots of those days and any-of literals of theirs. */
export class InsideDays {
  readonly slots: ProblemSlot[] = [];
  readonly anyOf: number[][] = [];
  readonly #compiled: CompiledRota;
  readonly #days: LiteralDays;
  readonly #window: DayWindow;
  readonly #slotMap: Int32Array;
  readonly #anyOfMap = new Map<string, number>();
  /** What of each literal lies inside the days, once it was asked. */
  readonly #members: Int32Array;

  constructor(compiled: CompiledRota, hard: HardFacts, window: DayWindow) {
    this.#compiled = compiled;
    this.#days = hard.days;
    this.#window = window;
    this.#slotMap = new Int32Array(compiled.problem.slots.length).fill(-1);
    this.#members = new Int32Array(hard.days.first.length).fill(NOT_LOOKED_UP);
    compiled.problem.slots.forEach((slot, index) => {
      if (slot.day < window.first || slot.day > window.last || hard.held?.[index] === 0) return;
      const { decided: _, ...open } = slot;
      this.#slotMap[index] = this.slots.push(open) - 1;
    });
  }

  /** What of a rota of the month lies inside the days. */
  heldOf(rota: ArrayLike<number>): Uint8Array {
    const held = new Uint8Array(this.slots.length);
    this.#slotMap.forEach((slot, index) => slot >= 0 && (held[slot] = rota[index]!));
    return held;
  }

  /** Any-of literals come after the slots; while asks are collected they are numbered from −1 down. */
  numbered(bound: Asked): Asked {
    return { ...bound, literals: bound.literals.map((l) => (l < 0 ? this.slots.length - 1 - l : l)) };
  }

  /** What an ask means inside the days, with what was worked before counted in; undefined when nothing. */
  asked({ literals, weights, min, max }: Ask): Asked | undefined {
    const { first, last, held } = this.#days;
    const kept: number[] = [];
    const keptWeights: number[] = [];
    const factors = weights ?? literals.map(() => 1);
    let [whole, worked] = [true, 0];
    for (let i = 0; i < literals.length; i += 1) {
      const literal = literals[i]!;
      const weight = factors[i]!;
      if (held[literal] === 1) {
        worked += weight;
        continue;
      }
      const isInside = first[literal]! >= this.#window.first && last[literal]! <= this.#window.last;
      // Without something that counts against a limit, the limit would ask more than it does.
      if (!isInside && weight <= 0) return undefined;
      whole &&= isInside;
      const member = this.#member(literal);
      if (member === OUTSIDE) continue;
      kept.push(member);
      keptWeights.push(weight);
    }
    const sides = {
      ...(min === undefined || !whole ? {} : { min: min - worked }),
      ...(max === undefined ? {} : { max: max - worked }),
    };
    return canBeBroken(sides, keptWeights) ? { ...HARD, ...sides, literals: kept, weights: keptWeights } : undefined;
  }

  #member(literal: number): number {
    const known = this.#members[literal]!;
    return known === NOT_LOOKED_UP ? (this.#members[literal] = this.#lookUp(literal)) : known;
  }

  /** What of a literal lies inside the days: a slot, or an any-of literal. */
  #lookUp(literal: number): number {
    const { first, last } = this.#days;
    if (last[literal]! < this.#window.first || first[literal]! > this.#window.last) return OUTSIDE;
    const { problem } = this.#compiled;
    if (literal < problem.slots.length) return this.#slotMap[literal]! < 0 ? OUTSIDE : this.#slotMap[literal]!;
    const all = problem.anyOf[literal - problem.slots.length]!;
    const members = all.flatMap((slot) => (this.#slotMap[slot]! < 0 ? [] : [this.#slotMap[slot]!]));
    return members.length > 1 ? this.#anyOfLiteral(members) : (members[0] ?? OUTSIDE);
  }

  #anyOfLiteral(members: number[]): number {
    const key = members.join();
    let literal = this.#anyOfMap.get(key);
    if (literal === undefined) {
      literal = -this.anyOf.push(members);
      this.#anyOfMap.set(key, literal);
    }
    return literal;
  }
}

function canBeBroken({ min, max }: Pick<Ask, 'min' | 'max'>, weights: readonly number[]): boolean {
  if (weights.length === 0) return false;
  return (min !== undefined && leastOf(weights) < min) || (max !== undefined && greatestOf(weights) > max);
}

export function leastOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + Math.min(0, weight), 0);
}

export function greatestOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + Math.max(0, weight), 0);
}
