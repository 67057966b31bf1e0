import type { Highs } from 'highs';
import type { Bound, CompiledRota, Problem, ProblemSlot } from '@evenflow/rules';
import { presolve } from '../presolve/presolve.ts';
import { expandHeld } from '../presolve/reduced.ts';
import { linearModel } from '../prove/linear-model.ts';
import { feasible } from './feasible.ts';
import type { Ask, HardFact, HardFacts } from './hard-facts.ts';
import type { LiteralDays } from './literal-days.ts';
import { refute } from './relaxed-limits.ts';
import { linksOf, SmallSearch, type Limit } from './small-search.ts';
import { TurnedRota } from './turned-rota.ts';

/** Tries before the engine is asked. */
const QUICK_NODES = 400;
const QUICK_WORK = 60_000;
/** Windows shorter than this are not refuted first: the engine decides them sooner. */
const FEW_DAYS = 7;

/** Some of the planned days, both ends included; indexes in the view. */
export interface DayWindow {
  readonly first: number;
  readonly last: number;
}

/** Whether facts can hold together; `unknown` when the time ran out. */
export type Verdict = 'can hold' | 'cannot hold' | 'unknown';

/** The asking part of a bound over the slots of a window, with both its sides and weights. */
export type Asked = Bound & { readonly weights: readonly number[] };

/**
 * The facts of a few days, ready to be tested in any selection. What reaches out of the days is weakened to what it
 * asks inside them, so facts that cannot hold here cannot hold in the whole month either. Rotas found for one selection
 * answer for every other that they keep.
 */
export class WindowTest {
  /** The facts that ask anything of these days. */
  readonly facts: readonly HardFact[];
  tests = 0;
  readonly #highs: Highs;
  readonly #compiled: CompiledRota;
  readonly #days: LiteralDays;
  readonly #slots: ProblemSlot[] = [];
  readonly #slotMap: Int32Array;
  readonly #anyOf: number[][] = [];
  readonly #anyOfMap = new Map<string, number>();
  readonly #bounds: Asked[] = [];
  readonly #granted: number;
  /** Where each fact's asks are among the bounds. */
  readonly #asks = new Map<HardFact, readonly number[]>();
  readonly #limits: readonly Limit[];
  readonly #search: SmallSearch;
  readonly #links: number;
  /** For each bound the fact that asks it; what is taken for granted has none. */
  readonly #factOf: readonly (HardFact | undefined)[];
  /** Facts that the last refutation rests on. */
  #core: ReadonlySet<HardFact> = new Set();
  /** For each rota found, the bounds it does not keep. */
  readonly #found: { readonly held: ArrayLike<number>; readonly broken: Uint8Array }[] = [];
  /** Selections of limits that could not be refuted. */
  readonly #unrefuted: Uint8Array[] = [];
  #last: ArrayLike<number> | undefined;
  #turned: TurnedRota | undefined;

  constructor(
    highs: Highs,
    compiled: CompiledRota,
    hard: HardFacts,
    readonly window: DayWindow,
  ) {
    this.#highs = highs;
    this.#compiled = compiled;
    this.#days = hard.days;
    this.#slotMap = new Int32Array(compiled.problem.slots.length).fill(-1);
    compiled.problem.slots.forEach((slot, index) => {
      if (slot.day < window.first || slot.day > window.last) return;
      const { decided: _, ...open } = slot;
      this.#slotMap[index] = this.#slots.push(open) - 1;
    });
    const collected = hard.granted.flatMap((ask) => this.#inside(ask) ?? []);
    this.#granted = collected.length;
    for (const fact of hard.facts) {
      if (fact.last < window.first || fact.first > window.last) continue;
      const bounds = fact.asks.flatMap((ask) => this.#inside(ask) ?? []);
      if (bounds.length === 0) continue;
      this.#asks.set(
        fact,
        bounds.map((_, i) => collected.length + i),
      );
      collected.push(...bounds);
    }
    this.#bounds = collected.map((bound) => this.#shift(bound));
    this.facts = [...this.#asks.keys()];
    const links = this.#anyOf.flatMap((slots, k) => linksOf(this.#slots.length + k, slots));
    this.#links = links.length;
    this.#limits = [...this.#bounds.map(limitOf), ...links];
    this.#search = new SmallSearch(this.#limits, this.#slots.length + this.#anyOf.length);
    const factOf: (HardFact | undefined)[] = this.#bounds.map(() => undefined);
    for (const [fact, bounds] of this.#asks) for (const bound of bounds) factOf[bound] = fact;
    this.#factOf = factOf;
  }

  /** Right after facts were seen not to hold together: those that were needed to see it. */
  get core(): ReadonlySet<HardFact> {
    return this.#core;
  }

  /** Whether these facts, with what is taken for granted, can hold together on these days. */
  test(facts: readonly HardFact[], seconds: number): Verdict {
    const asked = facts.flatMap((fact) => this.#asks.get(fact) ?? []);
    const known = this.#found.find(({ broken }) => asked.every((bound) => broken[bound] === 0));
    if (known) {
      this.#last = known.held;
      return 'can hold';
    }
    this.tests += 1;
    const active = new Uint8Array(this.#bounds.length + this.#links);
    active.fill(1, 0, this.#granted).fill(1, this.#bounds.length);
    for (const bound of asked) active[bound] = 1;
    const quick = this.#quickly(active, seconds);
    if (quick) return quick;
    const verdict = this.#byEngine(asked, seconds);
    if (verdict === 'cannot hold') this.#core = new Set(facts);
    return verdict;
  }

  /** Whether all the facts cannot hold even in parts; false when that was not seen in time. */
  isRefuted(seconds: number): boolean {
    this.tests += 1;
    const active = new Uint8Array(this.#limits.length).fill(1);
    return this.#refuted(active, seconds);
  }

  /** Few days are tried; many may not hold even in parts. */
  #quickly(active: Uint8Array, seconds: number): Verdict | undefined {
    if (this.window.last - this.window.first >= FEW_DAYS)
      return this.#mayBeRefuted(active) && this.#refuted(active, seconds) ? 'cannot hold' : undefined;
    const held = this.#search.run(active, Math.min(QUICK_NODES, Math.ceil(QUICK_WORK / active.length)));
    if (held) return this.#keep(held);
    return held === false ? this.#restsOn(this.#search.used()) : undefined;
  }

  /** What is not refuted is not refuted when less is asked either. */
  #mayBeRefuted(active: Uint8Array): boolean {
    return !this.#unrefuted.some((more) => active.every((asked, limit) => asked <= more[limit]!));
  }

  #refuted(active: Uint8Array, seconds: number): boolean {
    const settled = this.#search.follow(active);
    if (!settled) {
      this.#restsOn(this.#search.used());
      return true;
    }
    const refuted = refute(this.#highs, { limits: this.#limits, active, settled }, seconds);
    if (refuted) this.#restsOn([...refuted.limits, ...this.#search.behind(refuted.settled)]);
    else this.#unrefuted.push(active);
    return refuted !== undefined;
  }

  #restsOn(limits: readonly number[]): 'cannot hold' {
    this.#core = new Set(limits.flatMap((limit) => this.#factOf[limit] ?? []));
    return 'cannot hold';
  }

  /** Of groups that cannot hold together, those without which all the others can, as far as is seen at once. */
  alsoSpared(groups: readonly (readonly HardFact[])[]): Set<number> {
    this.#turned ??= new TurnedRota(this.#bounds, this.#anyOf, this.#slots.length);
    const bounds = groups.map((facts) => facts.flatMap((fact) => this.#asks.get(fact) ?? []));
    return this.#turned.brokenAlone(this.#last ?? [], this.#granted, bounds);
  }

  #byEngine(asked: readonly number[], seconds: number): Verdict {
    const bounds = [...this.#bounds.slice(0, this.#granted), ...asked.map((bound) => this.#bounds[bound]!)];
    const problem: Problem = {
      ...this.#compiled.problem,
      slots: this.#slotsAskedBy(bounds),
      anyOf: this.#anyOf,
      bounds,
    };
    const reduced = presolve(problem, { followMusts: true });
    if (reduced.constant.byTier.must > 0) return 'cannot hold';
    const model = linearModel(reduced, new Set(['must'] as const));
    if (!model.possible) return 'cannot hold';
    const found = feasible(this.#highs, model, seconds);
    return typeof found === 'string' ? found : this.#keep(expandHeld(reduced, found));
  }

  /** What nothing asks to be held is left: holding it can only break something. */
  #slotsAskedBy(bounds: readonly Asked[]): ProblemSlot[] {
    const asked = new Uint8Array(this.#slots.length + this.#anyOf.length);
    for (const { literals, weights, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } of bounds) {
      const [isMore, isLess] = [min > leastOf(weights), max < greatestOf(weights)];
      for (let i = 0; i < literals.length; i += 1) if (weights[i]! > 0 ? isMore : isLess) asked[literals[i]!] = 1;
    }
    this.#anyOf.forEach((slots, k) => {
      if (asked[this.#slots.length + k] === 1) for (const slot of slots) asked[slot] = 1;
    });
    return this.#slots.map((slot, index) => (asked[index] === 1 ? slot : { ...slot, decided: false }));
  }

  /** Takes a rota in: what it keeps can hold. */
  #keep(held: ArrayLike<number>): 'can hold' {
    this.#last = held;
    const valueOf = (literal: number) =>
      literal < this.#slots.length
        ? held[literal]!
        : this.#anyOf[literal - this.#slots.length]!.some((slot) => held[slot] === 1)
          ? 1
          : 0;
    const broken = Uint8Array.from(this.#bounds, ({ literals, weights, min, max }) => {
      const sum = literals.reduce((total, literal, i) => total + weights[i]! * valueOf(literal), 0);
      return sum < (min ?? -Infinity) || sum > (max ?? Infinity) ? 1 : 0;
    });
    this.#found.push({ held, broken });
    return 'can hold';
  }

  /** Any-of literals come after the slots; while they are collected they are numbered from −1 down. */
  #shift(bound: Asked): Asked {
    return { ...bound, literals: bound.literals.map((l) => (l < 0 ? this.#slots.length - 1 - l : l)) };
  }

  /** What an ask means inside the days, with what was worked before counted in; undefined when nothing. */
  #inside({ literals, weights, min, max }: Ask): Asked | undefined {
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
      const isInside = first[literal]! >= this.window.first && last[literal]! <= this.window.last;
      // Without something that counts against a limit, the limit would ask more than it does.
      if (!isInside && weight <= 0) return undefined;
      whole &&= isInside;
      const member = this.#member(literal);
      if (member === undefined) continue;
      kept.push(member);
      keptWeights.push(weight);
    }
    const least = min === undefined || !whole ? {} : { min: min - worked };
    const sides = { ...least, ...(max === undefined ? {} : { max: max - worked }) };
    if (kept.length === 0 || !('min' in sides || 'max' in sides)) return undefined;
    const hard = { weight: 1, tier: 'must', severity: 'must', setting: 0, facts: null } as const;
    return { ...hard, ...sides, literals: kept, weights: keptWeights };
  }

  /** What of a literal lies inside the days: a slot, or an any-of literal; undefined when nothing does. */
  #member(literal: number): number | undefined {
    const { first, last } = this.#days;
    if (last[literal]! < this.window.first || first[literal]! > this.window.last) return undefined;
    const { problem } = this.#compiled;
    if (literal < problem.slots.length) return this.#slotMap[literal]!;
    const all = problem.anyOf[literal - problem.slots.length]!;
    const members = all.flatMap((slot) => (this.#slotMap[slot]! < 0 ? [] : [this.#slotMap[slot]!]));
    return members.length > 1 ? this.#anyOfLiteral(members) : members[0];
  }

  #anyOfLiteral(members: number[]): number {
    const key = members.join();
    let literal = this.#anyOfMap.get(key);
    if (literal === undefined) {
      literal = -this.#anyOf.push(members);
      this.#anyOfMap.set(key, literal);
    }
    return literal;
  }
}

function limitOf({ literals, weights, min, max }: Asked): Limit {
  return { unknowns: literals, weights, min: min ?? Number.NEGATIVE_INFINITY, max: max ?? Number.POSITIVE_INFINITY };
}

function leastOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + Math.min(0, weight), 0);
}

function greatestOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + Math.max(0, weight), 0);
}
