import { DomainError, instantText, zoneOf, type Assignment, type LocalDay, type Team } from '@evenflow/domain';
import { LiveCheck, compileInPieces, type CompiledRota, type Cost, type Finding, type RuleSet } from '@evenflow/rules';
import { inTurns } from './pause.ts';
import { solve } from './solve.ts';
import type { Progress, SolveOptions } from './solution.ts';

/** A duty that is needed and that nobody holds. */
export interface OpenDuty {
  readonly duty: string;
  readonly date: LocalDay;
  readonly site?: string;
  readonly start: string;
  readonly end: string;
  /** How many people are missing. */
  readonly missing: number;
}

export interface RotaProgress {
  readonly elapsedMs: number;
  readonly iterations: number;
  readonly cost: Pick<Cost, 'total' | 'byTier'>;
  readonly bound: number | null;
  readonly gap: number;
  readonly complete: boolean;
  /** The rota so far, made only when asked for. */
  readonly assignments: () => Assignment[];
}

/** A rota, verified by the rules, with everything said about it. */
export interface RotaResult {
  readonly team: string;
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly seed: number;
  readonly assignments: readonly Assignment[];
  readonly open: readonly OpenDuty[];
  readonly findings: readonly Finding[];
  readonly cost: Cost;
  readonly bound: number | null;
  readonly gap: number;
  readonly proven: boolean;
  /** Every duty is held and no must is broken. */
  readonly publishable: boolean;
  readonly iterations: number;
  readonly elapsedMs: number;
  readonly firstCompleteMs: number | null;
}

export interface RotaSolveOptions extends Omit<SolveOptions, 'start' | 'onProgress'> {
  readonly worked?: readonly Assignment[];
  readonly published?: readonly Assignment[];
  /** Kept, always: keys of assignments, or `person|date|-` for a day that stays free. */
  readonly locks?: readonly string[];
  /** A rota to start from. */
  readonly start?: readonly Assignment[];
  readonly onProgress?: (progress: RotaProgress) => void;
}

/**
 * Fills the days `from..to` of a team. Every answer is checked again by the rules before it is returned: a cost that the
 * rules count differently is a defect and throws `unverified-rota`. A month that cannot be filled comes back as full as
 * it can be, with the open duties named. Throws `stopped` on an abort before there is any rota: none to start from, and
 * the first move of the search not made yet, however far the rules were read.
 */
export async function solveRota(
  team: Team,
  ruleSet: RuleSet,
  range: { readonly from: LocalDay; readonly to: LocalDay },
  { worked, published, locks, ...options }: RotaSolveOptions,
): Promise<RotaResult> {
  const { start, signal } = options;
  const pieces = compileInPieces(team, ruleSet, range, { worked, published, locks });
  const compiled = await inTurns(pieces, () => start === undefined && signal?.aborted === true);
  if (!compiled) throw new DomainError('stopped', {});
  return solveCompiled(compiled, options);
}

/** The same for a month that is compiled already. */
export async function solveCompiled(
  compiled: CompiledRota,
  { start, onProgress, ...options }: Omit<RotaSolveOptions, 'worked' | 'published' | 'locks'>,
): Promise<RotaResult> {
  const { view, problem } = compiled;
  const shown = new ShownRota(compiled);
  const solution = await solve(problem, {
    ...options,
    ...(start ? { start: heldBy(compiled, start) } : {}),
    ...(onProgress ? { onProgress: (p) => onProgress(rotaProgress(shown, p)) } : {}),
  });
  const untouched = start === undefined && solution.iterations === 0 && !solution.proven;
  if (untouched && options.signal?.aborted) throw new DomainError('stopped', {});
  const check = shown.holding(solution.held);
  const cost = check.cost();
  if (cost.total !== solution.cost.total) {
    throw new DomainError('unverified-rota', { rules: cost.total, solver: solution.cost.total });
  }
  return {
    team: view.team.id,
    from: view.date(view.firstDay),
    to: view.date(view.lastDay),
    seed: options.seed,
    assignments: check.assignments(),
    open: openDuties(compiled, check),
    findings: check.findings(),
    cost,
    bound: Number.isFinite(solution.bound) ? solution.bound : null,
    gap: solution.gap,
    proven: solution.proven,
    publishable: cost.byTier.must + cost.byTier.signed + cost.byTier.open === 0,
    iterations: solution.iterations,
    elapsedMs: Math.round(solution.elapsedMs),
    firstCompleteMs: solution.firstCompleteMs === undefined ? null : Math.round(solution.firstCompleteMs),
  };
}

/**
 * One rota after another as the rules see it: only what changes between two is counted anew. Made before there is any, so
 * that who stops does not wait for it.
 */
class ShownRota {
  readonly #compiled: CompiledRota;
  readonly #check: LiveCheck;

  constructor(compiled: CompiledRota) {
    this.#compiled = compiled;
    this.#check = new LiveCheck(compiled);
  }

  holding(held: ArrayLike<number>): LiveCheck {
    const check = this.#check;
    for (const { past, index } of this.#compiled.view.slots)
      if (!past && check.holds(index) !== (held[index] === 1)) check.toggle(index);
    return check;
  }
}

function heldBy(compiled: CompiledRota, assignments: readonly Assignment[]): Uint8Array {
  const held = new Uint8Array(compiled.view.slots.length);
  for (const slot of compiled.view.slots) if (slot.past) held[slot.index] = 1;
  for (const a of assignments) {
    const slot = compiled.view.slot(a.person, a.date, a.duty);
    if (slot) held[slot.index] = 1;
  }
  return held;
}

function rotaProgress(shown: ShownRota, progress: Progress): RotaProgress {
  return {
    elapsedMs: Math.round(progress.elapsedMs),
    iterations: progress.iterations,
    cost: progress.cost,
    bound: Number.isFinite(progress.bound) ? progress.bound : null,
    gap: progress.gap,
    complete: progress.complete,
    assignments: () => shown.holding(progress.held).assignments(),
  };
}

/** What is needed and not held on the planned days, in order of time. */
export function openDuties({ view }: CompiledRota, check: LiveCheck): OpenDuty[] {
  const open: OpenDuty[] = [];
  for (const day of view.plannedDays()) {
    const date = view.days[day]!;
    for (const duty of view.team.dutyTypes) {
      const held = view.slotsFor(duty.code, day, 'counted').filter((slot) => check.holds(slot.index)).length;
      const missing = view.demand(duty.code, date) - held;
      if (missing <= 0) continue;
      const { start, end } = view.span(duty, day);
      const zone = zoneOf(view.team, duty);
      open.push({
        duty: duty.code,
        date,
        ...(duty.sites.length === 1 ? { site: duty.sites[0]! } : {}),
        start: instantText(start, zone),
        end: instantText(end, zone),
        missing,
      });
    }
  }
  return open;
}
