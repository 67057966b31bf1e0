import { DomainError, assignmentKey, eachDay, type Assignment, type LocalDay } from '@evenflow/domain';
import {
  LiveCheck,
  type Bound,
  type CompiledRota,
  type Cost,
  type Finding,
  type Problem,
  type Tier,
} from '@evenflow/rules';
import { evaluate } from '../evaluate.ts';
import { movesBetween, sayMoves, type Move } from '../explain/moves.ts';
import { compileSituation, type Situation } from '../explain/situation.ts';
import { SolverDefect } from '../incumbent.ts';
import { presolve } from '../presolve/presolve.ts';
import { expandHeld, restrictHeld, type Reduced } from '../presolve/reduced.ts';
import { HARD_TIERS } from '../presolve/row-cost.ts';
import { loadEngine } from '../prove/engine.ts';
import { linearModel } from '../prove/linear-model.ts';
import { openDuties, type OpenDuty } from '../solve-rota.ts';
import { cheapestOfNearest } from './cheapest.ts';
import { fewestChanges, type FewestChanges } from './fewest-changes.ts';

export interface RepairOptions {
  /** Days before this one have been worked and stay as they are. */
  readonly since?: LocalDay;
  /** What was signed for, or left open, when the rota was published: need not be mended. */
  readonly accepted?: readonly Pick<Finding, 'setting' | 'sentence'>[];
  /** Wall clock; 10 when absent. */
  readonly seconds?: number;
  /** Told the first rota with the fewest changes, before the best of those has been looked for. */
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

/** While changes are counted, a change costs one; what cannot be kept outweighs any number of changes. */
const CHANGE_TIER_COST: Readonly<Record<Tier, number>> = {
  must: 1e7,
  signed: 1e5,
  open: 1e3,
  fairness: 0,
  wishes: 0,
  comfort: 0,
};
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
    const check = new LiveCheck(this.#compiled, published);
    this.#held = Uint8Array.from(this.#compiled.view.slots, ({ index }) => (check.holds(index) ? 1 : 0));
    this.#accepted = new Set((options.accepted ?? []).map(keyOf));
    this.#problem = mendable(this.#compiled.problem, check, this.#accepted);
  }

  async run(): Promise<Repair> {
    const highs = await loadEngine();
    for (const tiers of KEPT) {
      const kept = new Set(tiers);
      const reduced = presolve(this.#problem, { followMusts: kept.has('must') });
      if (kept.has('must') && reduced.constant.byTier.must > 0) continue;
      const start = restrictHeld(reduced, this.#held);
      const over = () => this.#stopIfAsked();
      const model = linearModel(hardOnly(reduced), kept);
      const found = fewestChanges(highs, model, start, { seconds: this.#secondsLeft(), over });
      over();
      if (found.impossible) continue;
      if (!found.freeHeld) throw new DomainError('repair-undecided', { seconds: this.#options.seconds ?? 10 });
      this.#options.onFirst?.(this.#repair(reduced, found.freeHeld, found, false));
      const cheapest = cheapestOfNearest(highs, reduced, { start, kept, found, seconds: this.#secondsLeft(), over });
      return this.#repair(reduced, cheapest.freeHeld, found, cheapest.proven);
    }
    throw new DomainError('repair-undecided', { seconds: this.#options.seconds ?? 10 });
  }

  #repair(reduced: Reduced, freeHeld: Uint8Array, found: FewestChanges, cheapest: boolean): Repair {
    const { view } = this.#compiled;
    const held = expandHeld(reduced, freeHeld);
    const check = new LiveCheck(this.#compiled);
    for (const slot of view.slots) if (!slot.past && held[slot.index]) check.toggle(slot.index);
    const assignments = check.assignments();
    const moves = movesBetween(this.#published, assignments);
    const { byTier } = evaluate(this.#problem, held).cost;
    return {
      assignments,
      moves,
      sentences: sayMoves(view, moves),
      people: [...new Set(moves.flatMap(({ from, to }) => [from, to].filter((who) => who !== undefined)))].sort(),
      ...this.#counted(reduced, held, freeHeld, found),
      cheapest: found.proven && cheapest,
      complete: HARD_TIERS.every((tier) => byTier[tier] === 0),
      open: openDuties(this.#compiled, check),
      breaks: check.findings().filter((each) => isHard(each) && !this.#accepted.has(keyOf(each))),
      cost: check.cost(),
      elapsedMs: Math.round(performance.now() - this.#began),
    };
  }

  /** How many changes, and how many at least; what no choice could avoid is in both. */
  #counted(reduced: Reduced, held: Uint8Array, freeHeld: Uint8Array, found: FewestChanges) {
    const changes = held.reduce((sum, value, slot) => sum + (value === this.#held[slot] ? 0 : 1), 0);
    const chosen = reduced.free.reduce((sum, slot, i) => sum + (freeHeld[i] === this.#held[slot] ? 0 : 1), 0);
    const nothingGivenUp = found.atLeast < CHANGE_TIER_COST.open;
    if (nothingGivenUp && found.atLeast !== chosen)
      throw new SolverDefect(`A rota with ${chosen} changes, where ${found.atLeast} are the fewest.`);
    return { changes, fewest: found.proven };
  }

  #secondsLeft(): number {
    return Math.max(0.05, (this.#deadline - performance.now()) / 1000);
  }

  #stopIfAsked(): boolean {
    if (this.#options.signal?.aborted) throw new DomainError('stopped', {});
    return false;
  }
}

function keyOf({ setting, sentence }: Pick<Finding, 'setting' | 'sentence'>): string {
  return `${setting}|${sentence}`;
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

/** The problem without what a repair need not mend: what was accepted stays within what it was, what is settled goes. */
function mendable(problem: Problem, check: LiveCheck, accepted: ReadonlySet<string>): Problem {
  const sums = new Map(
    check.brokenBounds().flatMap(({ bound, sum, finding }) => (accepted.has(keyOf(finding)) ? [[bound, sum]] : [])),
  );
  const bounds = problem.bounds.flatMap((bound, index): Bound[] => {
    if (bound.literals.length === 0) return [];
    const sum = sums.get(index);
    if (sum === undefined) return [bound];
    const min = bound.min === undefined ? {} : { min: Math.min(bound.min, sum) };
    const max = bound.max === undefined ? {} : { max: Math.max(bound.max, sum) };
    return [{ ...bound, ...min, ...max }];
  });
  return { ...problem, bounds };
}

/** The same rows with their shoulds left out, priced for counting changes. */
function hardOnly(reduced: Reduced): Reduced {
  const hard = new Set(HARD_TIERS);
  const rows = reduced.rows.flatMap((row) => {
    const parts = row.parts.filter((part) => hard.has(part.tier));
    return parts.length > 0 ? [{ ...row, parts }] : [];
  });
  return { ...reduced, rows, problem: { ...reduced.problem, tierCost: CHANGE_TIER_COST } };
}
