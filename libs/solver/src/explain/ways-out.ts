import { DomainError, eachDay, type Assignment } from '@evenflow/domain';
import { LiveCheck, type CompiledRota, type Finding } from '@evenflow/rules';
import { pause } from '../pause.ts';
import { solveCompiled, type RotaResult } from '../solve-rota.ts';
import type { Conflict } from './conflict.ts';
import { GiveUpSearch, type GivenUp } from './give-up-search.ts';
import {
  allGiveUps,
  changesOf,
  familyOf,
  giveUps,
  onDays,
  priceOf,
  sayChange,
  sayChanges,
  type GiveUp,
} from './give-up.ts';
import { movesBetween, type Move } from './moves.ts';
import { applyChange, compileSituation, locumsFor, type Change, type Situation } from './situation.ts';

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
  /** Proven: nothing the team could give up, alone or together, is less; what a locum would spare is not counted. */
  readonly least: boolean;
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
  /** Wall clock for solving the month again with one; 0.3 when neither it nor `movesEach` is given. */
  readonly secondsEach?: number;
  /** Moves for that, in place of a clock: the same ways every time, where `seconds` is ample. */
  readonly movesEach?: number;
  /** The rota as it stands: what moves is told against it, and each solve starts there. */
  readonly current?: readonly Assignment[];
  /** The situation, where it is compiled already. */
  readonly compiled?: CompiledRota;
  /** Told each way as it is found. */
  readonly onWay?: (way: WayOut) => void;
  readonly signal?: AbortSignal;
}

/** Days around a conflict that its rules reach into. */
const AROUND = 3;
/** Of the time there is, what the proof that nothing less would do may take before the other ways are looked for. */
const PROOF_PART = 0.4;
const LEAST_SECONDS = 0.2;
/** Where nothing the team could give up is enough: people from outside, as few as are. */
const MOST_LOCUMS = 4;

/**
 * Ways out of a conflict, each giving up as little as there is: a lock undone, a need dropped, a rule waived, leave taken
 * back, a locum. A search finds them, and the exact engine proves that less would not do or finds less. Rules that nobody
 * may sign for are never waived. Throws `stopped` on abort.
 */
export async function findWaysOut(situation: Situation, conflict: Conflict, options: WaysOutOptions): Promise<WaysOut> {
  return new WayFinder(situation, conflict, options).run();
}

/** A way out, and what it gives up as the search prices it. */
type Found = Omit<WayOut, 'least'> & { readonly price: number };

interface Priced {
  readonly price: number;
  readonly proven: boolean;
}

class WayFinder {
  readonly #situation: Situation;
  readonly #conflict: Conflict;
  readonly #options: WaysOutOptions;
  readonly #compiled: CompiledRota;
  readonly #deadline: number;
  readonly #found: Found[] = [];
  /** What has to be given up at least, priced, as far as it is proven. */
  #least = Number.NEGATIVE_INFINITY;

  constructor(situation: Situation, conflict: Conflict, options: WaysOutOptions) {
    this.#situation = situation;
    this.#conflict = conflict;
    this.#options = options;
    this.#compiled = options.compiled ?? compileSituation(situation);
    this.#deadline = performance.now() + (options.seconds ?? 10) * 1000;
  }

  async run(): Promise<WaysOut> {
    const wouldNotHelp: { change: Change; sentence: string }[] = [];
    const alone = giveUps(this.#situation, this.#compiled, this.#conflict);
    // Whatever gets out of it gives up one of the facts in the conflict: the cheapest of them is the least there can be.
    const floor = Math.min(...alone.flatMap((each) => (each.kind === 'locum' ? [] : priceOf(this.#situation, each))));
    const all = allGiveUps(this.#situation, this.#compiled);
    // First whatever is cheapest, of everything there is; then each thing in the conflict by itself.
    this.#least = floor;
    const first = await this.#look(all, { floor, part: PROOF_PART });
    if (typeof first === 'object' && first.proven) this.#least = first.price;
    let complete = first !== 'undecided';
    // What nobody may sign for can be in the way by itself: then not without people from outside.
    let found = first;
    for (let locums = 1; typeof found === 'string' && locums <= MOST_LOCUMS; locums += 1)
      found = await this.#look([...all, ...this.#locums(locums)], { floor, part: PROOF_PART });
    for (const giveUp of alone) {
      await this.#breathe();
      const left = this.#secondsLeft() >= LEAST_SECONDS;
      const found = left
        ? await this.#look([giveUp], { floor: priceOf(this.#situation, giveUp), part: 1 })
        : 'undecided';
      if (found === 'undecided') complete = false;
      if (found !== 'impossible' || giveUp.kind === 'locum') continue;
      const change = onDays(giveUp, this.#conflictDates(giveUp));
      wouldNotHelp.push({ change, sentence: `${sayChange(this.#compiled, change)} It would still be impossible.` });
    }
    return { ways: this.#ranked(), wouldNotHelp, complete };
  }

  /** Least given up first, then cheapest rota. */
  #ranked(): WayOut[] {
    return this.#found
      .map((found) => this.#told(found))
      .sort((a, b) => this.#priceOf(a.changes) - this.#priceOf(b.changes) || a.rota.cost.total - b.rota.cost.total);
  }

  #priceOf(changes: readonly Change[]): number {
    return changes.reduce((sum, change) => sum + priceOf(this.#situation, change) * change.dates.length, 0);
  }

  #told({ price, ...way }: Found): WayOut {
    return { ...way, least: price <= this.#least };
  }

  #conflictDates(giveUp: GiveUp): string[] {
    const family = familyOf(giveUp);
    const facts = this.#conflict.facts.filter((fact) => fact.family === family);
    return unique(facts.flatMap((fact) => fact.dates)).sort();
  }

  /**
   * Makes some things dear instead of forbidden: the days on which a rota gives them up all the same are the way out.
   * What the search finds is told at once; then it is proven that no rota gives up less, or one that does is told.
   */
  async #look(
    some: readonly GiveUp[],
    { floor, part }: { readonly floor: number; readonly part: number },
  ): Promise<Priced | 'impossible' | 'undecided'> {
    const search = this.#searchFor(some);
    const { current, seed, signal } = this.#options;
    const given = current && search.heldBy(new LiveCheck(search.compiled, current));
    const quick = await search.little(seed, given, signal);
    await this.#breathe();
    const found = quick && (await this.#solved(search, quick));
    if (found) this.#tell(found);
    if (found && found.price <= floor) return { price: found.price, proven: true };
    // Where the search finds nothing the proof is long; what it would prove comes last.
    if (!found && some.length > 1) return 'undecided';
    const near = quick?.held ?? given ?? new Uint8Array(search.compiled.view.slots.length);
    return this.#prove(search, near, { found, part });
  }

  #locums(count: number): GiveUp[] {
    return locumsFor(this.#situation.team, count).map((person) => ({ kind: 'locum', person }));
  }

  #searchFor(some: readonly GiveUp[]): GiveUpSearch {
    const locums = some.filter((each) => each.kind === 'locum').map((locum) => onDays(locum, []));
    const compiled = locums.length > 0 ? compileSituation(locums.reduce(applyChange, this.#situation)) : this.#compiled;
    return new GiveUpSearch(this.#situation, compiled, some);
  }

  async #prove(
    search: GiveUpSearch,
    near: ArrayLike<number>,
    { found, part }: { readonly found: Found | undefined; readonly part: number },
  ): Promise<Priced | 'impossible' | 'undecided'> {
    const over = () => this.#options.signal?.aborted === true;
    const least = await search.least(near, { seconds: this.#secondsLeft() * part, over, days: this.#days() });
    await this.#breathe();
    if (least === 'impossible') return least;
    if (least === 'undecided') return found ? { price: found.price, proven: false } : least;
    const better = found && found.price <= least.price ? undefined : await this.#solved(search, least);
    if (better) this.#tell(better, found);
    const best = better ?? found;
    return best ? { price: best.price, proven: best.price <= least.price } : 'undecided';
  }

  /** Tells a way that is not told yet; `worse` is forgotten. */
  #tell(way: Found, worse?: Found): void {
    const known = worse ? this.#found.indexOf(worse) : -1;
    if (known >= 0) this.#found.splice(known, 1);
    if (this.#found.some(({ sentence }) => sentence === way.sentence)) return;
    this.#found.push(way);
    this.#options.onWay?.(this.#told(way));
  }

  /** Where something has to be given up: the days of the conflict and those around them. */
  #days(): { first: number; last: number } {
    const { view } = this.#compiled;
    const { from, to } = this.#conflict;
    return { first: view.dayIndex(from) - AROUND, last: view.dayIndex(to) + AROUND };
  }

  /** The month solved again with what a rota gives up given up; undefined when that does not keep it after all. */
  async #solved({ compiled, some }: GiveUpSearch, { held, price }: GivenUp): Promise<Found | undefined> {
    const changes = some.flatMap((giveUp) => changesOf(compiled, giveUp, held));
    const start = assignmentsOf(compiled, held);
    const found = await this.#solvedWith(changes, start);
    if (found) return { ...found, price };
    // A leave with a hole in it protects the night before what is left: then the whole of it comes back.
    if (!changes.some(({ kind }) => kind === 'leave-back')) return undefined;
    const whole = this.#wholeLeaves(changes);
    const given = await this.#solvedWith(whole, start);
    return given && { ...given, price: price + this.#priceOf(whole) - this.#priceOf(changes) };
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

  async #solvedWith(
    changes: readonly Change[],
    start: readonly Assignment[],
  ): Promise<Omit<WayOut, 'least'> | undefined> {
    const { seed, current } = this.#options;
    const changed = withoutSettled(compileSituation(changes.reduce(applyChange, this.#situation)));
    const rota = await solveCompiled(changed, { seed, ...this.#limits(), start });
    if (!rota.publishable || changes.length === 0) return undefined;
    const findings = new LiveCheck(this.#compiled, rota.assignments).findings();
    return {
      changes,
      sentence: sayChanges(this.#compiled, changes),
      signatures: findings.filter((finding) => finding.tier === 'signed' && finding.cells.length > 0),
      moves: movesBetween(current ?? [], rota.assignments),
      rota,
    };
  }

  #limits() {
    const { movesEach, secondsEach = 0.3, signal } = this.#options;
    const limit = movesEach
      ? { iterations: movesEach }
      : { seconds: Math.max(0.05, Math.min(secondsEach, this.#secondsLeft())) };
    return { ...limit, exact: false, threads: 0, ...(signal ? { signal } : {}) };
  }

  #secondsLeft(): number {
    return Math.max(0, this.#deadline - performance.now()) / 1000;
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

/** Without rules that only speak of what is already given, such as too much leave: no rota heals them. */
function withoutSettled(compiled: CompiledRota): CompiledRota {
  const { bounds } = compiled.problem;
  const asked = new Set(bounds.flatMap((bound) => (bound.literals.length > 0 ? [bound.setting] : [])));
  const kept = bounds.filter(({ literals, setting }) => literals.length > 0 || asked.has(setting));
  return { ...compiled, problem: { ...compiled.problem, bounds: kept } };
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
