import { DomainError, type Assignment, type LocalDay } from '@evenflow/domain';
import {
  LiveCheck,
  TIERS,
  type CompiledRota,
  type Cost,
  type Finding,
  type Problem,
  type Slot,
  type Tier,
} from '@evenflow/rules';
import { HARD_TIERS } from '../presolve/row-cost.ts';
import { loadEngine } from '../prove/engine.ts';
import { nearestRota } from '../repair/nearest.ts';
import { fewestByTrying } from '../repair/tried.ts';
import { mendedByWalking } from '../repair/walked.ts';
import { solve } from '../solve.ts';
import { movesBetween, sayMoves, type Move } from './moves.ts';
import { compileSituation, type Situation } from './situation.ts';

/** A cell as asked about: held by somebody else (“why not me?”), or by the person named (“why me?”). */
export interface CellQuestion {
  readonly person: string;
  readonly date: LocalDay;
  readonly duty: string;
  /** Whom it would be taken from; or, when `person` holds it, who would hold it instead. */
  readonly instead?: string;
}

export interface WhyOptions {
  readonly seed: number;
  /** Wall clock from question to answer; 2.4 when absent. */
  readonly seconds?: number;
  /** Moves of the search, in place of what is left of the clock. */
  readonly iterations?: number;
  /** Whether to look for a proof; when absent, on small teams only, where one can be had in the time. */
  readonly exact?: boolean;
  readonly signal?: AbortSignal;
}

/** What is different if the cell were otherwise; all figures are alternative less current. */
export interface WhyNot {
  readonly cost: number;
  readonly byTier: Readonly<Record<Tier, number>>;
  readonly byRule: Readonly<Record<string, number>>;
  /** With the cell otherwise, this much more is the least there is (0 or less when it can be had for nothing). */
  readonly atLeast: number | null;
  /** `cost` is exact: no rota with the cell otherwise is cheaper than the one found. */
  readonly proven: boolean;
  /** No must, signable must or need gets worse. */
  readonly possible: boolean;
  /** What else changes hands. */
  readonly moves: readonly Move[];
  readonly breaks: readonly Finding[];
  readonly gives: readonly Finding[];
  readonly sentences: readonly string[];
  /** The other rota, ready to show. */
  readonly assignments: readonly Assignment[];
}

const SECONDS = 2.4;
/** Of these, what the nearest rota may take: without it the search mends what is broken by itself. */
const NEAREST_PART = 0.45;
/** What the search has however long the rest took. */
const LEAST_SECONDS = 0.4;

/** Slots up to which a proof is likely to come in time. */
const SMALL = 4000;

/**
 * What changes, tier by tier and rule by rule, if a cell were otherwise: the cell is forced, and the month solved again
 * from the rota as it stands. The stated difference is that of the two rotas as the rules count them. A locked cell
 * cannot be otherwise: throws `cell-locked`; `unknown-cell` for a person, day or duty that is not planned.
 */
export async function whyNot(
  situation: Situation,
  rota: readonly Assignment[],
  question: CellQuestion,
  { seed, seconds = SECONDS, iterations, exact, signal }: WhyOptions,
): Promise<WhyNot> {
  const until = performance.now() + seconds * 1000;
  const compiled = compileSituation(situation);
  const current = new LiveCheck(compiled, rota);
  const forced = forcedSlots(compiled, current, question);
  const start = Uint8Array.from(compiled.view.slots, (slot) => (current.holds(slot.index) ? 1 : 0));
  for (const [slot, value] of forced) start[slot] = value ? 1 : 0;
  const problem = decide(compiled.problem, forced);
  // From a rota that keeps everything hard with the fewest changes, the search has only wishes left to look after.
  const kept = { seconds: seconds * NEAREST_PART, over: () => signal?.aborted === true };
  const nearest = await nearestHeld(current, problem, start, kept);
  const solution = await solve(problem, {
    seed,
    start: typeof nearest === 'string' ? start : nearest,
    ...(iterations === undefined
      ? { seconds: Math.max(LEAST_SECONDS, (until - performance.now()) / 1000) }
      : { iterations }),
    exact: exact ?? compiled.problem.slots.length < SMALL,
    ...(signal ? { signal } : {}),
  });
  const other = new LiveCheck(compiled);
  for (const slot of compiled.view.slots) if (!slot.past && solution.held[slot.index]) other.toggle(slot.index);
  const difference = costDifference(current.cost(), other.cost());
  const [before, after] = [byKey(current), byKey(other)];
  const breaks = [...after].flatMap(([key, finding]) => (before.has(key) ? [] : [finding]));
  const assignments = other.assignments();
  const asked = new Set([...forced.keys()].map((slot) => cellText(compiled, compiled.view.slots[slot]!)));
  const moves = movesBetween(current.assignments(), assignments).filter(
    (move) => ![move.from, move.to].some((person) => asked.has(`${person}|${move.date}|${move.duty}`)),
  );
  return {
    ...difference,
    atLeast: Number.isFinite(solution.bound) ? solution.bound - current.cost().total : null,
    proven: solution.proven,
    possible: difference.byTier.must <= 0 && difference.byTier.signed <= 0 && difference.byTier.open <= 0,
    moves,
    breaks,
    gives: [...before].flatMap(([key, finding]) => (after.has(key) ? [] : [finding])),
    sentences: sentencesOf(compiled, { ...difference, ruledOut: nearest === 'impossible' }, moves, breaks),
    assignments,
  };
}

/** Near, with everything hard kept: by the engine, which takes longest, only where neither trying nor walking finds one. */
async function nearestHeld(
  current: LiveCheck,
  problem: Problem,
  start: Uint8Array,
  limits: { readonly seconds: number; readonly over: () => boolean },
): Promise<Uint8Array | 'impossible' | 'undecided'> {
  const { held, beyond } = fewestByTrying(current, new Map(), problem.slots);
  if (held) return held;
  if (beyond.size > 0) return 'impossible';
  const walked = mendedByWalking(current, new Map(), problem.slots);
  if (walked?.whole) return walked.held;
  const nearest = nearestRota(await loadEngine(), problem, start, { kept: new Set(HARD_TIERS), ...limits });
  return typeof nearest === 'string' ? nearest : nearest.held;
}

/** Which slots the question fixes, and to what. */
function forcedSlots(
  { view, problem }: CompiledRota,
  current: LiveCheck,
  question: CellQuestion,
): Map<number, boolean> {
  const slot = view.slot(question.person, question.date, question.duty);
  if (!slot || slot.past) throw new DomainError('unknown-cell', { ...question });
  const held = current.holds(slot.index);
  const forced = new Map([[slot.index, !held]]);
  const other = question.instead && view.slot(question.instead, question.date, question.duty);
  if (question.instead !== undefined && !other) throw new DomainError('unknown-cell', { ...question });
  if (other) forced.set(other.index, held);
  for (const [index, value] of forced)
    if (problem.slots[index]!.decided === !value) throw new DomainError('cell-locked', { ...question });
  return forced;
}

function decide(problem: Problem, forced: ReadonlyMap<number, boolean>): Problem {
  const slots = problem.slots.map((slot, index) => {
    const decided = forced.get(index);
    return decided === undefined ? slot : { ...slot, decided };
  });
  return { ...problem, slots };
}

function costDifference(before: Cost, after: Cost): Pick<WhyNot, 'cost' | 'byTier' | 'byRule'> {
  const byTier = Object.fromEntries(TIERS.map((tier) => [tier, after.byTier[tier] - before.byTier[tier]]));
  const rules = new Set([...Object.keys(before.byRule), ...Object.keys(after.byRule)]);
  const byRule = [...rules].map((rule) => [rule, (after.byRule[rule] ?? 0) - (before.byRule[rule] ?? 0)] as const);
  return {
    cost: after.total - before.total,
    byTier: byTier as Record<Tier, number>,
    byRule: Object.fromEntries(byRule.filter(([, change]) => change !== 0)),
  };
}

function byKey(check: LiveCheck): Map<string, Finding> {
  return new Map(check.findings().map((finding) => [`${finding.setting}|${finding.sentence}`, finding]));
}

function cellText({ view }: CompiledRota, slot: Slot): string {
  return `${view.people[slot.person]!.code}|${view.days[slot.day]!}|${slot.duty.code}`;
}

function sentencesOf(
  { view }: CompiledRota,
  { cost, ruledOut }: Pick<WhyNot, 'cost'> & { readonly ruledOut: boolean },
  moves: readonly Move[],
  breaks: readonly Finding[],
): string[] {
  const moved = sayMoves(view, moves);
  const hard = breaks.filter((finding) => finding.severity !== 'should').map((finding) => finding.sentence);
  const soft = breaks.filter((finding) => finding.severity === 'should').map((finding) => finding.sentence);
  const verdict =
    hard.length > 0
      ? ruledOut
        ? 'It cannot be done without breaking a must.'
        : 'No way without breaking a must was found in the time.'
      : cost > 0
        ? `It can be done, and the rota is worse by ${cost}.`
        : cost === 0
          ? 'It can be done at no cost.'
          : `It can be done, and a rota better by ${-cost} was found on the way.`;
  return [verdict, ...hard, ...moved, ...soft];
}
