import { DomainError, type LocalDay } from '@evenflow/domain';
import type { CompiledRota, Problem } from '@evenflow/rules';
import { evaluate } from '../evaluate.ts';
import { pause } from '../pause.ts';
import { loadEngine } from '../prove/engine.ts';
import { solve } from '../solve.ts';
import { hardFacts, slotsOf, type FactKind, type HardFact, type HardFacts } from './hard-facts.ts';
import { minimalSet } from './minimal-set.ts';
import { WindowTest, type DayWindow } from './window-test.ts';

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
const SCOUT_MOVES = 60_000;
const LENGTHS = [1, 2, 3, 4, 5, 7, 10, 14];
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
    const asked = new Set(
      await minimalSet(families, (some) => this.#fails(test, ofFamilies(test.facts, new Set(some)))),
    );
    const facts = await minimalSet(ofFamilies(test.facts, asked), (some) => this.#fails(test, some));
    return this.#conflict(test, facts);
  }

  /** A window of days whose facts cannot all hold, as short as could be found; null when everything can hold. */
  async failing(): Promise<WindowTest | null> {
    const suspects = await this.#suspects();
    if (suspects.length === 0) return null;
    const highs = await loadEngine();
    const { firstDay, lastDay } = this.#compiled.view;
    for (const window of windowsAround(suspects, firstDay, lastDay)) {
      await this.#breathe();
      const test = new WindowTest(highs, this.#compiled, this.#hard, window);
      const verdict = test.test(test.facts, this.#secondsLeft());
      if (verdict === 'cannot hold') return test;
      const whole = window.first === firstDay && window.last === lastDay;
      if (whole && verdict === 'can hold') return null;
    }
    throw new DomainError('conflict-undecided', { seconds: Math.round((performance.now() - this.#began) / 1000) });
  }

  /** Days on which the fullest rota of a quick search breaks something hard; none when it breaks nothing. */
  async #suspects(): Promise<number[]> {
    const problem = hardOnly(this.#compiled);
    const { held } = await solve(problem, {
      seed: 1,
      iterations: SCOUT_MOVES,
      exact: false,
      threads: 0,
      ...(this.#signal ? { signal: this.#signal } : {}),
    });
    await this.#breathe();
    const days = new Set<number>();
    for (const { bound } of evaluate(problem, held).broken)
      for (const slot of slotsOf(this.#compiled, problem.bounds[bound]!.literals)) {
        const { day } = problem.slots[slot]!;
        if (this.#compiled.view.planned(day)) days.add(day);
      }
    return [...days].sort((a, b) => a - b);
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

function ofFamilies(facts: readonly HardFact[], families: ReadonlySet<string>): HardFact[] {
  return facts.filter((fact) => families.has(fact.family));
}

/** The problem with its shoulds and what nobody can change left out. */
function hardOnly({ problem }: CompiledRota): Problem {
  const bounds = problem.bounds.filter((b) => b.severity !== 'should' && b.literals.length > 0);
  return { ...problem, bounds };
}

/** Short windows first, each around a day that looks broken; the whole range last. */
function* windowsAround(suspects: readonly number[], first: number, last: number): Generator<DayWindow> {
  const seen = new Set<string>();
  for (const length of LENGTHS)
    for (const day of suspects.slice(0, MOST_SUSPECTS)) {
      const step = length > 5 ? Math.ceil(length / 3) : 1;
      for (let from = day - length + 1; from <= day; from += step) {
        const window = { first: Math.max(first, from), last: Math.min(last, from + length - 1) };
        const key = `${window.first}|${window.last}`;
        if (window.last - window.first + 1 > last - first || seen.has(key)) continue;
        seen.add(key);
        yield window;
      }
    }
  yield { first, last };
}
