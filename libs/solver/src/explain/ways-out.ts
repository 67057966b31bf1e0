import { DomainError, eachDay, type Assignment } from '@evenflow/domain';
import { LiveCheck, type CompiledRota, type Finding } from '@evenflow/rules';
import { pause } from '../pause.ts';
import { loadEngine } from '../prove/engine.ts';
import { nearestRota } from '../repair/nearest.ts';
import { solve } from '../solve.ts';
import { solveRota, type RotaResult } from '../solve-rota.ts';
import type { Conflict } from './conflict.ts';
import {
  allGiveUps,
  datesGivenUp,
  familyOf,
  giveUps,
  onDays,
  priceOf,
  sayChange,
  withGivenUp,
  type GiveUp,
} from './give-up.ts';
import { movesBetween, type Move } from './moves.ts';
import { applyChange, compileSituation, type Change, type Situation } from './situation.ts';

/** Something given up that makes the rest possible: solved again, and ready to apply. */
export interface WayOut {
  /** One, or several together where no single one is enough or a mix is cheaper. */
  readonly changes: readonly Change[];
  readonly sentence: string;
  /** Rules somebody has to sign for, in the words of what is broken; empty when none. */
  readonly signatures: readonly Finding[];
  /** What changes hands against the rota given; everything when none was. */
  readonly moves: readonly Move[];
  /**
   * The month solved with the change, with every must kept: its cost by tier and rule, its bound and its assignments.
   * What leave already given breaks by itself (`Conflict.settled`) is not counted.
   */
  readonly rota: RotaResult;
}

export interface WaysOut {
  /** Least given up first, then cheapest rota. */
  readonly ways: readonly WayOut[];
  /** Proven: given up on however many days, the rest still could not hold. */
  readonly wouldNotHelp: readonly { readonly change: Change; readonly sentence: string }[];
  /** False when the time ran out before every kind of way had been tried, or one could be neither found nor ruled out. */
  readonly complete: boolean;
}

export interface WaysOutOptions {
  readonly seed: number;
  /** Wall clock for all of it; 10 when absent. */
  readonly seconds?: number;
  /** Wall clock for each search; 0.6 when neither it nor `movesEach` is given. */
  readonly secondsEach?: number;
  /** Moves for each search, in place of a clock: the same ways every time, where `seconds` is ample. */
  readonly movesEach?: number;
  /** The rota as it stands: what moves is told against it, and each solve starts there. */
  readonly current?: readonly Assignment[];
  /** Told each way as it is found. */
  readonly onWay?: (way: WayOut) => void;
  readonly signal?: AbortSignal;
}

/** Moves of the search that finds a rota to look from. */
const SCOUT_MOVES = 60_000;
/** Changes that do not matter beside a thing given up, at a thousand each: the month is solved anew all the same. */
const SLACK = 300;
/** Days around a conflict that its rules reach into. */
const AROUND = 3;

/**
 * Ways out of a conflict, each giving up as little as there is: a lock undone, a need dropped, a rule waived, leave taken
 * back, a locum. Rules that nobody may sign for are never waived. Throws `stopped` on abort.
 */
export async function findWaysOut(situation: Situation, conflict: Conflict, options: WaysOutOptions): Promise<WaysOut> {
  return new WayFinder(situation, conflict, options).run();
}

class WayFinder {
  readonly #situation: Situation;
  readonly #conflict: Conflict;
  readonly #options: WaysOutOptions;
  readonly #compiled: CompiledRota;
  readonly #deadline: number;
  #scouted: Promise<readonly Assignment[]> | undefined;

  constructor(situation: Situation, conflict: Conflict, options: WaysOutOptions) {
    this.#situation = situation;
    this.#conflict = conflict;
    this.#options = options;
    this.#compiled = compileSituation(situation);
    this.#deadline = performance.now() + (options.seconds ?? 10) * 1000;
  }

  async run(): Promise<WaysOut> {
    const ways = new Map<string, WayOut>();
    const wouldNotHelp: { change: Change; sentence: string }[] = [];
    let complete = true;
    const tell = (way: WayOut | 'impossible' | undefined) => {
      if (way === undefined) complete = false;
      else if (way !== 'impossible' && !ways.has(way.sentence)) {
        ways.set(way.sentence, way);
        this.#options.onWay?.(way);
      }
    };
    // First whatever is cheapest, of everything there is; then each thing in the conflict by itself.
    tell(await this.#wayBy(allGiveUps(this.#situation, this.#compiled)));
    for (const giveUp of giveUps(this.#situation, this.#compiled, this.#conflict)) {
      await this.#breathe();
      const way = this.#secondsLeft() < 0.2 ? undefined : await this.#wayBy([giveUp]);
      tell(way);
      if (way !== 'impossible' || giveUp.kind === 'locum') continue;
      const change = onDays(giveUp, this.#conflictDates(giveUp));
      wouldNotHelp.push({ change, sentence: `${sayChange(this.#compiled, change)} It would still be impossible.` });
    }
    const price = ({ changes }: WayOut) =>
      changes.reduce((sum, change) => sum + priceOf(this.#situation, change) * change.dates.length, 0);
    return {
      ways: [...ways.values()].sort((a, b) => price(a) - price(b) || a.rota.cost.total - b.rota.cost.total),
      wouldNotHelp,
      complete,
    };
  }

  #conflictDates(giveUp: GiveUp): string[] {
    const family = familyOf(giveUp);
    const facts = this.#conflict.facts.filter((fact) => fact.family === family);
    return unique(facts.flatMap((fact) => fact.dates)).sort();
  }

  /**
   * Makes some things dear instead of forbidden: the days on which the nearest rota gives them up all the same are the
   * way out, and no rota gives up less. `impossible` is proven too: nothing is gained by giving these up.
   */
  async #wayBy(some: readonly GiveUp[]): Promise<WayOut | 'impossible' | undefined> {
    const locum = some.find((each) => each.kind === 'locum');
    const compiled = locum ? compileSituation(applyChange(this.#situation, onDays(locum, []))) : this.#compiled;
    const problem = withGivenUp(this.#situation, compiled, some);
    const from = new LiveCheck(compiled, await this.#from());
    const held = Uint8Array.from(compiled.view.slots, ({ index }) => (from.holds(index) ? 1 : 0));
    const over = () => this.#options.signal?.aborted === true;
    const limits = {
      kept: new Set(['must', 'signed'] as const),
      seconds: this.#secondsLeft(),
      over,
      days: this.#days(),
      slack: SLACK,
    };
    const nearest = nearestRota(await loadEngine(), problem, held, limits);
    if (nearest === 'impossible') return nearest;
    if (nearest === 'undecided') return undefined;
    const changes = some.flatMap((giveUp) => {
      const dates = datesGivenUp(compiled, giveUp, nearest.held);
      return dates.length > 0 ? [onDays(giveUp, dates)] : [];
    });
    const start = assignmentsOf(compiled, nearest.held);
    // A leave with a hole in it protects the night before what is left: then the whole of it comes back.
    return (await this.#solved(changes, start)) ?? this.#solved(this.#wholeLeaves(changes), start);
  }

  /** Where something has to be given up: the days of the conflict and those around them. */
  #days(): { first: number; last: number } {
    const { view } = this.#compiled;
    const { from, to } = this.#conflict;
    return { first: view.dayIndex(from) - AROUND, last: view.dayIndex(to) + AROUND };
  }

  #wholeLeaves(changes: readonly Change[]): Change[] {
    const { leave } = this.#situation.team;
    return changes.map((change) => {
      if (change.kind !== 'leave-back') return change;
      const touched = leave.filter(
        ({ person, from, to }) => person === change.person && change.dates.some((date) => from <= date && date <= to),
      );
      return { ...change, dates: unique(touched.flatMap(({ from, to }) => eachDay(from, to))).sort() };
    });
  }

  /** A rota to look from: the one given, or the fullest of a quick search. */
  async #from(): Promise<readonly Assignment[]> {
    if (this.#options.current) return this.#options.current;
    const limits = { seed: this.#options.seed, iterations: SCOUT_MOVES, exact: false, threads: 0 };
    this.#scouted ??= solve(this.#compiled.problem, limits).then(({ held }) => assignmentsOf(this.#compiled, held));
    return this.#scouted;
  }

  /** The month solved with the changes made, from a rota that keeps it; undefined when it does not after all. */
  async #solved(changes: readonly Change[], start: readonly Assignment[]): Promise<WayOut | undefined> {
    const { seed, current } = this.#options;
    const changed = changes.reduce(applyChange, this.#situation);
    const { team, ruleSet, range, ...rest } = withoutSettled(changed);
    const rota = await solveRota(team, ruleSet, range, { seed, ...this.#limits(0.5), ...rest, start });
    if (!rota.publishable || changes.length === 0) return undefined;
    const findings = new LiveCheck(this.#compiled, rota.assignments).findings();
    return {
      changes,
      sentence: changes.map((change) => sayChange(this.#compiled, change)).join(' '),
      signatures: findings.filter((finding) => finding.tier === 'signed' && finding.cells.length > 0),
      moves: movesBetween(current ?? [], rota.assignments),
      rota,
    };
  }

  #limits(effort: number) {
    const { movesEach, secondsEach = 0.6, signal } = this.#options;
    const limit = movesEach
      ? { iterations: Math.round(movesEach * effort) }
      : { seconds: Math.max(0.05, Math.min(secondsEach * effort, this.#secondsLeft())) };
    return { ...limit, exact: false, threads: 0, ...(signal ? { signal } : {}) };
  }

  #secondsLeft(): number {
    return (this.#deadline - performance.now()) / 1000;
  }

  async #breathe(): Promise<void> {
    await pause();
    if (this.#options.signal?.aborted) throw new DomainError('stopped', {});
  }
}

function assignmentsOf(compiled: CompiledRota, held: ArrayLike<number>): Assignment[] {
  const check = new LiveCheck(compiled);
  for (const slot of compiled.view.slots) if (!slot.past && held[slot.index] === 1) check.toggle(slot.index);
  return check.assignments();
}

/** The situation without rules that only speak of what is already given, such as too much leave: no rota heals them. */
function withoutSettled(situation: Situation): Situation {
  const { settings, problem } = compileSituation(situation);
  const asked = new Set(problem.bounds.flatMap((bound) => (bound.literals.length > 0 ? [bound.setting] : [])));
  const broken = new Set(problem.bounds.flatMap((bound) => (bound.literals.length === 0 ? [bound.setting] : [])));
  const kept = settings.filter((_, index) => asked.has(index) || !broken.has(index)).map((use) => use.setting);
  return { ...situation, ruleSet: { ...situation.ruleSet, settings: kept } };
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
