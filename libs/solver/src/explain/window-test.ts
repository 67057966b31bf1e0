import type { Highs } from 'highs';
import type { CompiledRota, Problem, ProblemSlot } from '@evenflow/rules';
import { presolve } from '../presolve/presolve.ts';
import { expandHeld } from '../presolve/reduced.ts';
import { linearModel } from '../prove/linear-model.ts';
import { feasible } from './feasible.ts';
import type { HardFact, HardFacts } from './hard-facts.ts';
import { greatestOf, InsideDays, leastOf, type Asked, type DayWindow } from './inside-days.ts';
import { refute } from './relaxed-limits.ts';
import { linksOf, SmallSearch, type Limit } from './small-search.ts';
import { TurnedRota } from './turned-rota.ts';

/** Slots turned or tried in mending a rota: one that nothing is known of yet, and one found for others of the facts. */
const MENDING_TURNS = 20_000;
const MENDING_AGAIN_TURNS = 5000;
/** Tries before the engine is asked. */
const QUICK_NODES = 400;
const QUICK_WORK = 60_000;
/** Windows shorter than this are not refuted first: the engine decides them sooner. */
const FEW_DAYS = 7;

/** Whether facts can hold together; `unknown` when the time ran out. */
export type Verdict = 'can hold' | 'cannot hold' | 'unknown';

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
  readonly #slots: readonly ProblemSlot[];
  readonly #anyOf: readonly (readonly number[])[];
  /** A rota of the month that keeps most of it, inside the days. */
  readonly #near: Uint8Array;
  readonly #bounds: readonly Asked[];
  readonly #granted: number;
  /** Where each fact's asks are among the bounds. */
  readonly #asks = new Map<HardFact, readonly number[]>();
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
  #tried: { readonly limits: readonly Limit[]; readonly search: SmallSearch } | undefined;

  constructor(
    highs: Highs,
    compiled: CompiledRota,
    hard: HardFacts,
    readonly window: DayWindow,
    near: ArrayLike<number>,
  ) {
    this.#highs = highs;
    this.#compiled = compiled;
    const inside = new InsideDays(compiled, hard, window);
    this.#slots = inside.slots;
    this.#anyOf = inside.anyOf;
    this.#near = inside.heldOf(near);
    const touches = ({ first, last }: DayWindow) => last >= window.first && first <= window.last;
    const collected = hard.granted.filter(touches).flatMap((ask) => inside.asked(ask) ?? []);
    this.#granted = collected.length;
    for (const fact of hard.facts) {
      if (!touches(fact)) continue;
      const bounds = fact.asks.flatMap((ask) => inside.asked(ask) ?? []);
      if (bounds.length === 0) continue;
      this.#asks.set(
        fact,
        bounds.map((_, i) => collected.length + i),
      );
      collected.push(...bounds);
    }
    this.#bounds = collected.map((bound) => inside.numbered(bound));
    this.facts = [...this.#asks.keys()];
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
    const quick = this.#quickly(asked, seconds);
    if (quick) return quick;
    const verdict = this.#byEngine(asked, seconds);
    if (verdict === 'cannot hold') this.#core = new Set(facts);
    return verdict;
  }

  /** Whether all the facts cannot hold even in parts; false when that was not seen in time. */
  isRefuted(seconds: number): boolean {
    this.tests += 1;
    const active = new Uint8Array(this.#trying().limits.length).fill(1);
    return this.#refuted(active, seconds);
  }

  /** A rota at hand may keep them with little mended. Few days are tried; many may not hold even in parts. */
  #quickly(asked: readonly number[], seconds: number): Verdict | undefined {
    const mended = this.#mended(asked);
    if (mended) return this.#keep(mended);
    const { limits, search } = this.#trying();
    const active = new Uint8Array(limits.length).fill(1, 0, this.#granted).fill(1, this.#bounds.length);
    for (const bound of asked) active[bound] = 1;
    if (this.window.last - this.window.first >= FEW_DAYS)
      return this.#mayBeRefuted(active) && this.#refuted(active, seconds) ? 'cannot hold' : undefined;
    const tried = search.run(active, Math.min(QUICK_NODES, Math.ceil(QUICK_WORK / active.length)));
    if (tried) return this.#keep(tried);
    return tried === false ? this.#restsOn(search.used()) : undefined;
  }

  #mended(asked: readonly number[]): Uint8Array | undefined {
    const [from, turns] = this.#last ? [this.#last, MENDING_AGAIN_TURNS] : [this.#near, MENDING_TURNS];
    return this.#turnedRota().mended(from, this.#granted, asked, turns);
  }

  #trying() {
    return (this.#tried ??= this.#limits());
  }

  #limits() {
    const links = this.#anyOf.flatMap((slots, k) => linksOf(this.#slots.length + k, slots));
    const limits = [...this.#bounds.map(limitOf), ...links];
    return { limits, search: new SmallSearch(limits, this.#slots.length + this.#anyOf.length) };
  }

  #turnedRota(): TurnedRota {
    return (this.#turned ??= new TurnedRota(this.#bounds, this.#anyOf, this.#slots.length));
  }

  /** What is not refuted is not refuted when less is asked either. */
  #mayBeRefuted(active: Uint8Array): boolean {
    return !this.#unrefuted.some((more) => active.every((asked, limit) => asked <= more[limit]!));
  }

  #refuted(active: Uint8Array, seconds: number): boolean {
    const { limits, search } = this.#trying();
    const settled = search.follow(active);
    if (!settled) {
      this.#restsOn(search.used());
      return true;
    }
    const refuted = refute(this.#highs, { limits, active, settled }, seconds);
    if (refuted) this.#restsOn([...refuted.limits, ...search.behind(refuted.settled)]);
    else this.#unrefuted.push(active);
    return refuted !== undefined;
  }

  #restsOn(limits: readonly number[]): 'cannot hold' {
    this.#core = new Set(limits.flatMap((limit) => this.#factOf[limit] ?? []));
    return 'cannot hold';
  }

  /** Of groups that cannot hold together, those without which all the others can, as far as is seen at once; `known` are. */
  alsoSpared(groups: readonly (readonly HardFact[])[], known: ReadonlySet<number>): Set<number> {
    const bounds = groups.map((facts) => facts.flatMap((fact) => this.#asks.get(fact) ?? []));
    return this.#turnedRota().brokenAlone(this.#last ?? [], this.#granted, bounds, known);
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
}

function limitOf({ literals, weights, min, max }: Asked): Limit {
  return { unknowns: literals, weights, min: min ?? Number.NEGATIVE_INFINITY, max: max ?? Number.POSITIVE_INFINITY };
}
