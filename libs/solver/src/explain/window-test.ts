import type { Highs } from 'highs';
import type { Bound, CompiledRota, ProblemSlot } from '@evenflow/rules';
import { presolve } from '../presolve/presolve.ts';
import { withModel } from '../prove/engine.ts';
import { linearModel, type LinearModel } from '../prove/linear-model.ts';
import type { Ask, HardFact, HardFacts } from './hard-facts.ts';
import { smallSearch } from './small-search.ts';

/** Tries before the engine is asked. */
const QUICK_NODES = 400;
const QUICK_WORK = 60_000;

/** Some of the planned days, both ends included; indexes in the view. */
export interface DayWindow {
  readonly first: number;
  readonly last: number;
}

/** Whether facts can hold together; `unknown` when the time ran out. */
export type Verdict = 'can hold' | 'cannot hold' | 'unknown';

/**
 * The facts of a few days, ready to be tested in any selection. What reaches out of the days is weakened to what it
 * asks inside them, so facts that cannot hold here cannot hold in the whole month either.
 */
export class WindowTest {
  /** The facts that ask anything of these days. */
  readonly facts: readonly HardFact[];
  tests = 0;
  readonly #highs: Highs;
  readonly #compiled: CompiledRota;
  readonly #slots: ProblemSlot[] = [];
  readonly #slotMap = new Map<number, number>();
  readonly #anyOf: number[][] = [];
  readonly #anyOfMap = new Map<string, number>();
  readonly #granted: Bound[];
  readonly #asks = new Map<HardFact, Bound[]>();

  constructor(
    highs: Highs,
    compiled: CompiledRota,
    hard: HardFacts,
    readonly window: DayWindow,
  ) {
    this.#highs = highs;
    this.#compiled = compiled;
    compiled.problem.slots.forEach((slot, index) => {
      if (slot.day < window.first || slot.day > window.last) return;
      const { decided: _, ...open } = slot;
      this.#slotMap.set(index, this.#slots.push(open) - 1);
    });
    this.#granted = hard.granted.flatMap((ask) => this.#inside(ask) ?? []);
    for (const fact of hard.facts) {
      if (fact.last < window.first || fact.first > window.last) continue;
      const bounds = fact.asks.flatMap((ask) => this.#inside(ask) ?? []);
      if (bounds.length > 0) this.#asks.set(fact, bounds);
    }
    this.facts = [...this.#asks.keys()];
  }

  /** Whether these facts, with what is taken for granted, can hold together on these days. */
  test(facts: readonly HardFact[], seconds: number): Verdict {
    this.tests += 1;
    const bounds = [...this.#granted, ...facts.flatMap((fact) => this.#asks.get(fact) ?? [])];
    const problem = {
      ...this.#compiled.problem,
      slots: this.#slots,
      anyOf: this.#anyOf,
      bounds: bounds.map((b) => this.#shift(b)),
    };
    const reduced = presolve(problem, { followMusts: true });
    if (reduced.constant.byTier.must > 0) return 'cannot hold';
    if (reduced.rows.length === 0) return 'can hold';
    const quick = smallSearch(reduced, Math.min(QUICK_NODES, Math.ceil(QUICK_WORK / reduced.rows.length)));
    if (quick !== undefined) return quick ? 'can hold' : 'cannot hold';
    const model = linearModel(reduced, new Set(['must'] as const));
    return model.possible ? feasible(this.#highs, model, seconds) : 'cannot hold';
  }

  /** Any-of literals come after the slots; while they are collected they are numbered from −1 down. */
  #shift(bound: Bound): Bound {
    return { ...bound, literals: bound.literals.map((l) => (l < 0 ? this.#slots.length - 1 - l : l)) };
  }

  /** What an ask means inside the days, with what was worked before counted in; undefined when nothing. */
  #inside({ literals, weights, min, max }: Ask): Bound | undefined {
    const kept: number[] = [];
    const keptWeights: number[] = [];
    let [whole, sound, worked] = [true, true, 0];
    literals.forEach((literal, i) => {
      const weight = weights?.[i] ?? 1;
      const { members, held, complete } = this.#members(literal);
      whole &&= held || complete;
      // Without something that counts against a limit, the limit would ask more than it does.
      sound &&= held || complete || weight > 0;
      if (held) worked += weight;
      if (held || members.length === 0) return;
      kept.push(members.length === 1 ? members[0]! : this.#anyOfLiteral(members));
      keptWeights.push(weight);
    });
    if (kept.length === 0 || !sound) return undefined;
    const sides = {
      ...(min === undefined || !whole ? {} : { min: min - worked }),
      ...(max === undefined ? {} : { max: max - worked }),
    };
    if (sides.min === undefined && sides.max === undefined) return undefined;
    const hard = { weight: 1, tier: 'must', severity: 'must', setting: 0, facts: null } as const;
    return { ...hard, ...sides, literals: kept, weights: keptWeights };
  }

  /** The slots of a literal inside the days, and whether one was worked before. */
  #members(literal: number): { members: number[]; held: boolean; complete: boolean } {
    const { problem, view } = this.#compiled;
    const all = literal < problem.slots.length ? [literal] : problem.anyOf[literal - problem.slots.length]!;
    const members = all.flatMap((slot) => this.#slotMap.get(slot) ?? []);
    const held = all.some((slot) => view.slots[slot]!.past);
    return { members, held, complete: members.length === all.length };
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

function feasible(highs: Highs, model: LinearModel, seconds: number): Verdict {
  const settings = { time_limit: Math.max(0.05, seconds), mip_max_improving_sols: 1 };
  const { modelStatus } = highs.constants;
  const free = { ...model, cost: model.cost.map(() => 0), offset: 0 };
  return withModel(highs, free, { integers: true, settings }, (engine) => {
    const status = engine.run().modelStatus;
    // Every column is bounded: what the engine's presolve leaves undistinguished is infeasible.
    const infeasible: readonly number[] = [modelStatus.infeasible, modelStatus.unboundedOrInfeasible];
    if (infeasible.includes(status)) return 'cannot hold';
    const found = status === modelStatus.optimal || engine.getSolution().colValue.length > 0;
    return found ? 'can hold' : 'unknown';
  });
}
