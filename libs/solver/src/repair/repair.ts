import { DomainError, assignmentKey, eachDay, type Assignment, type LocalDay } from '@evenflow/domain';
import { LiveCheck, type CompiledRota, type Cost, type Finding, type Problem, type Tier } from '@evenflow/rules';
import { evaluate } from '../evaluate.ts';
import { movesBetween, sayMoves, type Move } from '../explain/moves.ts';
import { compileSituation, type Situation } from '../explain/situation.ts';
import { SolverDefect } from '../incumbent.ts';
import type { Reduced } from '../presolve/reduced.ts';
import { HARD_TIERS } from '../presolve/row-cost.ts';
import { loadEngine } from '../prove/engine.ts';
import { openDuties, type OpenDuty } from '../solve-rota.ts';
import { cheapestOfNearest } from './cheapest.ts';
import { acceptedSums, keyOf, mendable } from './mendable.ts';
import { CHANGE_TIER_COST, nearestRota, reducedFor, type Nearest } from './nearest.ts';
import { fewestByTrying } from './tried.ts';
import { mendedByWalking } from './walked.ts';

export interface RepairOptions {
  /** Days before this one have been worked and stay as they are. */
  readonly since?: LocalDay;
  /** What was signed for, or left open, when the rota was published: need not be mended. */
  readonly accepted?: readonly Pick<Finding, 'setting' | 'sentence'>[];
  /** Wall clock; 10 when absent. */
  readonly seconds?: number;
  /**
   * Told the first rota that mends what can be mended, before it is known to be the nearest, or the best of those. Where
   * nothing has to change the first is known to be both: it is the answer, at once, and nothing is told before.
   */
  readonly onFirst?: (repair: Repair) => void;
  readonly signal?: AbortSignal;
}

/** The published rota after as few changes as can be: duties taken from somebody, or put on somebody. */
export interface Repair {
  readonly assignments: readonly Assignment[];
  readonly moves: readonly Move[];
  /** One for each hand-over, in words. */
  readonly sentences: readonly string[];
  /** Everybody whose duties change. */
  readonly people: readonly string[];
  /** Duties taken away plus duties put on. */
  readonly changes: number;
  /** Proven: no rota that keeps as many musts and needs changes less. */
  readonly fewest: boolean;
  /** Of all rotas with so few changes, none costs less. */
  readonly cheapest: boolean;
  /** Every duty is held and no must is broken, beyond what was accepted before. */
  readonly complete: boolean;
  readonly open: readonly OpenDuty[];
  /** Musts broken, or to be signed, that were not accepted before. */
  readonly breaks: readonly Finding[];
  readonly cost: Cost;
  readonly elapsedMs: number;
}

/** What is given up, in turn, when not everything can be kept: needs first, then everything. */
const KEPT: readonly (readonly Tier[])[] = [HARD_TIERS, ['must', 'signed'], []];

/**
 * Mends a published rota after sickness, a call-out, an edit or a changed need, all of which `situation` holds already:
 * the fewest changes first, then the cheapest rota with so few, both proven when the time allows. Nobody is moved
 * without need. When not everything can be held, as little as possible stays open. Throws `stopped` on abort,
 * `repair-undecided` when no rota was found in the time.
 */
export async function repairRota(
  situation: Situation,
  published: readonly Assignment[],
  options: RepairOptions = {},
): Promise<Repair> {
  return new RepairRun(situation, published, options).run();
}

class RepairRun {
  readonly #options: RepairOptions;
  readonly #compiled: CompiledRota;
  readonly #published: readonly Assignment[];
  readonly #held: Uint8Array;
  /** The rota told last, at first the published one. */
  readonly #check: LiveCheck;
  /** The problem, with what was accepted before let off, and without what no rota could change. */
  readonly #problem: Problem;
  readonly #accepted: ReadonlySet<string>;
  readonly #began = performance.now();
  readonly #deadline: number;

  constructor(situation: Situation, published: readonly Assignment[], options: RepairOptions) {
    this.#options = options;
    this.#published = published;
    this.#deadline = this.#began + (options.seconds ?? 10) * 1000;
    const locks = [...(situation.locks ?? []), ...workedCells(situation, published, options.since)];
    this.#compiled = compileSituation({ ...situation, published, locks });
    this.#check = new LiveCheck(this.#compiled, published);
    this.#held = Uint8Array.from(this.#compiled.view.slots, ({ index }) => (this.#check.holds(index) ? 1 : 0));
    this.#accepted = new Set((options.accepted ?? []).map(keyOf));
    this.#problem = mendable(this.#compiled.problem, this.#check, this.#accepted);
  }

  async run(): Promise<Repair> {
    const { tried, beyond, first } = this.#first();
    if (first?.cheapest) return first;
    if (first) this.#options.onFirst?.(first);
    const highs = await loadEngine();
    const over = () => this.#stopIfAsked();
    let reduced: Reduced | undefined;
    for (const tiers of KEPT.filter((each) => !each.some((tier) => beyond.has(tier)))) {
      const kept = new Set(tiers);
      if (!reduced || !kept.has('must')) reduced = reducedFor(this.#problem, kept);
      const limits = { kept, reduced, seconds: this.#secondsLeft(), over };
      const nearest = nearestRota(highs, this.#problem, this.#held, limits);
      over();
      if (nearest === 'impossible') continue;
      if (nearest === 'undecided') break;
      this.#agree(nearest, tried);
      const { proven } = nearest.found;
      if (!first) this.#options.onFirst?.(this.#repair(nearest.held, { fewest: proven, cheapest: false }));
      const cheapest = cheapestOfNearest(highs, nearest, { kept, seconds: this.#secondsLeft(), over });
      return this.#repair(cheapest.held, { fewest: proven, cheapest: proven && cheapest.proven });
    }
    if (first) return first;
    throw new DomainError('repair-undecided', {
      seconds: this.#options.seconds ?? 10,
    });
  }

  /** Before an engine is ready: mostly little has to change, which is tried; where that is not enough, what can be is mended. */
  #first() {
    const sums = acceptedSums(this.#check, this.#accepted);
    const { held: tried, beyond } = fewestByTrying(this.#check, sums);
    const held = tried ?? mendedByWalking(this.#check, sums)?.held;
    // Of rotas with no change there is only one.
    const proven = { fewest: tried !== undefined, cheapest: tried !== undefined && this.#changesTo(tried) === 0 };
    return { tried, beyond, first: held && this.#repair(held, proven) };
  }

  #repair(held: Uint8Array, proven: Pick<Repair, 'fewest' | 'cheapest'>): Repair {
    const { view } = this.#compiled;
    const check = this.#check;
    for (const { index, past } of view.slots)
      if (!past && check.holds(index) !== (held[index] === 1)) check.toggle(index);
    const assignments = check.assignments();
    const moves = movesBetween(this.#published, assignments);
    const { byTier } = evaluate(this.#problem, held).cost;
    return {
      assignments,
      moves,
      sentences: sayMoves(view, moves),
      people: [...new Set(moves.flatMap(({ from, to }) => [from, to].filter((who) => who !== undefined)))].sort(),
      changes: this.#changesTo(held),
      ...proven,
      complete: HARD_TIERS.every((tier) => byTier[tier] === 0),
      open: openDuties(this.#compiled, check),
      breaks: check.findings().filter((each) => isHard(each) && !this.#accepted.has(keyOf(each))),
      cost: check.cost(),
      elapsedMs: Math.round(performance.now() - this.#began),
    };
  }

  #changesTo(held: Uint8Array): number {
    return held.reduce((sum, value, slot) => sum + (value === this.#held[slot] ? 0 : 1), 0);
  }

  /** What was proven in two ways is the same. */
  #agree({ reduced, found, held }: Nearest, tried: Uint8Array | undefined): void {
    const chosen = reduced.free.reduce((sum, slot) => sum + (held[slot] === this.#held[slot] ? 0 : 1), 0);
    const nothingGivenUp = found.atLeast < CHANGE_TIER_COST.open;
    if (nothingGivenUp && found.atLeast !== chosen)
      throw new SolverDefect(`A rota with ${chosen} changes, where ${found.atLeast} are the fewest.`);
    if (tried && found.proven && this.#changesTo(tried) !== this.#changesTo(held))
      throw new SolverDefect(
        `A rota with ${this.#changesTo(held)} changes, where ${this.#changesTo(tried)} were tried.`,
      );
  }

  #secondsLeft(): number {
    return Math.max(0.05, (this.#deadline - performance.now()) / 1000);
  }

  #stopIfAsked(): boolean {
    if (this.#options.signal?.aborted) throw new DomainError('stopped', {});
    return false;
  }
}

/** A must, or one to be signed for; open duties are told apart. */
function isHard({ severity, tier }: Finding): boolean {
  return severity !== 'should' && tier !== 'open';
}

/** Keys that keep every day before `since` as published. */
function workedCells({ team, range }: Situation, published: readonly Assignment[], since?: LocalDay): string[] {
  if (!since || since <= range.from) return [];
  const days = eachDay(range.from, since).filter((date) => date < since && date <= range.to);
  const free = team.people.flatMap(({ code }) => days.map((date) => assignmentKey({ person: code, date, duty: '-' })));
  return [...published.filter(({ date }) => date < since).map(assignmentKey), ...free];
}
