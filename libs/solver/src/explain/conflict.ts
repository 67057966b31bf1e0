import { DomainError, type LocalDay } from '@evenflow/domain';
import type { Bound, CompiledRota, Problem } from '@evenflow/rules';
import { evaluate } from '../evaluate.ts';
import { pause } from '../pause.ts';
import { loadEngine } from '../prove/engine.ts';
import { solve } from '../solve.ts';
import { hardFacts, slotsOf, withFacts, type Ask, type FactKind, type HardFact, type HardFacts } from './hard-facts.ts';
import type { DayWindow } from './inside-days.ts';
import { neededGroups } from './needed-groups.ts';
import { WindowTest } from './window-test.ts';

export interface ConflictFact {
  readonly kind: FactKind;
  /** What would be given up together: `need|OR1`, `leave|AV`, `rule|off-after-first-call`. */
  readonly family: string;
  readonly sentence: string;
  /** The rule setting behind it; locks have none. */
  readonly setting?: string;
  readonly duty?: string;
  readonly people: readonly string[];
  readonly dates: readonly LocalDay[];
}

/** Facts that cannot all hold; without any one of them the others can. */
export interface Conflict {
  readonly facts: readonly ConflictFact[];
  /** First and last day the conflict is about. */
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly sentence: string;
  /** Musts already broken before anybody is put on a duty (too much leave given); no rota changes them. */
  readonly settled: readonly string[];
  /** False when the time ran out before every fact had been tried. */
  readonly minimal: boolean;
  readonly tests: number;
  readonly elapsedMs: number;
}

export interface ConflictOptions {
  readonly signal?: AbortSignal;
  /** Wall clock; 10 when absent. */
  readonly seconds?: number;
}

const DEFAULT_SECONDS = 10;
/** Moves of the search that tells where to look. */
const SCOUT_MOVES = 150_000;
/** Days before and after one that looks broken: those near it come before the month as a whole. */
const NEAR: readonly number[] = [0, 1, 2];
const FAR: readonly number[] = [4, 7, 12];
/** Of the time there is, what one window may take: a proof may be long in one and short in another. */
const WINDOW_PART = 0.1;
/** Of the time there is, what a look at the month as a whole may take. */
const MONTH_PART = 0.4;
/** Days that look broken, looked into. */
const MOST_SUSPECTS = 8;

/**
 * Why the musts, the needs, the locks and the leave of these days cannot all hold; null when they can. Throws
 * `conflict-undecided` when neither could be shown in time, `stopped` on abort.
 */
export async function findConflict(compiled: CompiledRota, options: ConflictOptions = {}): Promise<Conflict | null> {
  return new ConflictSearch(compiled, options).run();
}

class ConflictSearch {
  readonly #compiled: CompiledRota;
  readonly #hard: HardFacts;
  readonly #signal: AbortSignal | undefined;
  readonly #began = performance.now();
  readonly #deadline: number;
  #exact = true;
  /** Windows whose facts can hold. */
  readonly #possible: DayWindow[] = [];
  /** What the quick search found. */
  #near: ArrayLike<number> = [];

  constructor(compiled: CompiledRota, options: ConflictOptions) {
    this.#compiled = compiled;
    this.#hard = hardFacts(compiled);
    this.#signal = options.signal;
    this.#deadline = this.#began + (options.seconds ?? DEFAULT_SECONDS) * 1000;
  }

  async run(): Promise<Conflict | null> {
    const test = await this.failing();
    if (!test) return null;
    // Families first: then what is named is as few kinds of things as possible, not only as few things.
    const families = [...new Set(test.facts.map((fact) => fact.family))];
    const asked = await this.#needed(
      test,
      families.map((family) => test.facts.filter((fact) => fact.family === family)),
    );
    const facts = await this.#needed(
      test,
      asked.flat().map((fact) => [fact]),
    );
    return this.#conflict(test, facts.flat());
  }

  /** As few groups of facts as still cannot hold together. */
  async #needed(test: WindowTest, groups: readonly (readonly HardFact[])[]): Promise<(readonly HardFact[])[]> {
    const all = groups.map((_, group) => group);
    const some = (asked: readonly number[]) => asked.map((group) => groups[group]!);
    const needed = await neededGroups(all, {
      failing: async (asked) => {
        if (!(await this.#fails(test, some(asked).flat()))) return undefined;
        return new Set(asked.filter((at) => groups[at]!.some((fact) => test.core.has(fact))));
      },
      // Once the time is over nothing more is left out.
      alsoNeeded: (asked, known) => {
        if (!this.#exact) return new Set(asked);
        const spared = test.alsoSpared(
          some(asked),
          new Set(asked.flatMap((group, at) => (known.has(group) ? at : []))),
        );
        return new Set([...spared].map((at) => asked[at]!));
      },
    });
    return some(needed);
  }

  /** A window of days whose facts cannot all hold, as short as could be found; null when everything can hold. */
  async failing(): Promise<WindowTest | null> {
    const suspects = (await this.#suspects()).slice(0, MOST_SUSPECTS);
    if (suspects.length === 0) return null;
    const near = await this.#failingAround(suspects, NEAR);
    if (near) return near;
    const { firstDay, lastDay } = this.#compiled.view;
    const whole = await this.#windowTest({ first: firstDay, last: lastDay });
    if (whole.isRefuted(this.#secondsLeft() * MONTH_PART)) return this.#restingOn(whole);
    const far = await this.#failingAround(suspects, FAR);
    if (far) return far;
    await this.#breathe();
    const verdict = whole.test(whole.facts, this.#secondsLeft());
    if (verdict === 'cannot hold') return this.#restingOn(whole);
    if (verdict === 'can hold') return null;
    throw new DomainError('conflict-undecided', { seconds: Math.round((performance.now() - this.#began) / 1000) });
  }

  /** A failing window that reaches some days to both sides of one that looks broken. */
  async #failingAround(suspects: readonly number[], reaches: readonly number[]): Promise<WindowTest | undefined> {
    const { firstDay, lastDay } = this.#compiled.view;
    for (const reach of reaches)
      for (const day of suspects) {
        const window = { first: Math.max(firstDay, day - reach), last: Math.min(lastDay, day + reach) };
        if (this.#possible.some(({ first, last }) => first <= window.first && window.last <= last)) continue;
        await this.#breathe();
        if (performance.now() > this.#deadline) return undefined;
        const test = await this.#windowTest(window);
        const verdict = test.test(test.facts, this.#secondsLeft() * WINDOW_PART);
        if (verdict === 'cannot hold') return this.#shortened(test);
        if (verdict === 'can hold') this.#possible.push(window);
      }
    return undefined;
  }

  /** With nothing but what the refutation rests on. */
  async #restingOn(test: WindowTest): Promise<WindowTest> {
    const facts = test.facts.filter((fact) => test.core.has(fact));
    return this.#windowTest(test.window, withFacts(this.#compiled, this.#hard, facts));
  }

  async #windowTest(window: DayWindow, hard = this.#hard): Promise<WindowTest> {
    return new WindowTest(await loadEngine(), this.#compiled, hard, window, this.#near);
  }

  /** Without the days at either end that are not needed. */
  async #shortened(test: WindowTest): Promise<WindowTest> {
    let shortest = test;
    for (const cut of [
      (w: DayWindow) => ({ ...w, last: w.last - 1 }),
      (w: DayWindow) => ({ ...w, first: w.first + 1 }),
    ])
      for (let window = cut(shortest.window); window.first <= window.last; window = cut(shortest.window)) {
        await this.#breathe();
        const shorter = await this.#windowTest(window);
        if (shorter.test(shorter.facts, this.#secondsLeft() * WINDOW_PART) !== 'cannot hold') break;
        shortest = shorter;
      }
    return shortest;
  }

  /** Days on which the rota of a quick search breaks something hard, most broken first; none when it breaks nothing. */
  async #suspects(): Promise<number[]> {
    const problem = asWishes(this.#compiled, this.#hard);
    const { held } = await solve(problem, {
      ...{ seed: 1, iterations: SCOUT_MOVES, exact: false, threads: 0, months: false },
      ...(this.#signal ? { signal: this.#signal } : {}),
    });
    await this.#breathe();
    this.#near = held;
    const broken = new Map<number, number>();
    for (const { bound, outside } of evaluate(problem, held).broken) {
      const slots = slotsOf(this.#compiled, problem.bounds[bound]!.literals);
      const days = new Set(
        slots.map((slot) => problem.slots[slot]!.day).filter((day) => this.#compiled.view.planned(day)),
      );
      for (const day of days) broken.set(day, (broken.get(day) ?? 0) + outside / days.size);
    }
    return [...broken.keys()].sort((a, b) => broken.get(b)! - broken.get(a)! || a - b);
  }

  async #fails(test: WindowTest, facts: readonly HardFact[]): Promise<boolean> {
    await this.#breathe();
    if (performance.now() > this.#deadline) this.#exact = false;
    if (!this.#exact) return false;
    const verdict = test.test(facts, this.#secondsLeft());
    if (verdict === 'unknown') this.#exact = false;
    return verdict === 'cannot hold';
  }

  #conflict(test: WindowTest, facts: readonly HardFact[]): Conflict {
    const { view } = this.#compiled;
    const days = facts.flatMap((fact) => fact.days).filter((day) => view.planned(day));
    const [first, last] = [Math.min(...days), Math.max(...days)];
    const told = [...facts].sort(
      (a, b) => (a.kind === 'need' ? 0 : 1) - (b.kind === 'need' ? 0 : 1) || a.days[0]! - b.days[0]!,
    );
    return {
      facts: told.map((fact) => ({
        kind: fact.kind,
        family: fact.family,
        sentence: fact.sentence,
        ...(fact.setting === undefined ? {} : { setting: fact.setting }),
        ...(fact.duty === undefined ? {} : { duty: fact.duty }),
        people: fact.people.map((person) => view.people[person]!.code),
        dates: fact.days.map((day) => view.date(day)),
      })),
      from: view.date(first),
      to: view.date(last),
      sentence: `${facts.length} facts of ${first === last ? view.say(first) : `${view.say(first)} to ${view.say(last)}`} cannot all hold.`,
      settled: this.#hard.settled,
      minimal: this.#exact,
      tests: test.tests,
      elapsedMs: Math.round(performance.now() - this.#began),
    };
  }

  #secondsLeft(): number {
    return (this.#deadline - performance.now()) / 1000;
  }

  async #breathe(): Promise<void> {
    await pause();
    if (this.#signal?.aborted) throw new DomainError('stopped', {});
  }
}

/** Everything hard as a wish: what a search breaks of it is as little as it can be. What is taken for granted stays. */
function asWishes({ problem, view }: CompiledRota, { facts, granted }: HardFacts): Problem {
  const bound = (ask: Ask, hard: boolean): Bound => ({
    literals: ask.literals,
    ...(ask.weights ? { weights: ask.weights } : {}),
    ...(ask.min === undefined ? {} : { min: ask.min }),
    ...(ask.max === undefined ? {} : { max: ask.max }),
    ...(hard ? HARD : WISH),
  });
  const slots = problem.slots.map((slot, index) => {
    const { decided: _, ...open } = slot;
    return view.slots[index]!.past ? slot : open;
  });
  const wishes = facts.flatMap(({ asks }) => asks.map((ask) => bound(ask, false)));
  return { ...problem, slots, bounds: [...granted.map((ask) => bound(ask, true)), ...wishes] };
}

const HARD = { weight: 1, tier: 'must', severity: 'must', setting: 0, facts: null } as const;
const WISH = { ...HARD, tier: 'wishes', severity: 'should' } as const;
