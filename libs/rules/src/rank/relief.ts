import { presenceOf, type DutyMove, type LocalDay } from '@evenflow/domain';
import type { LiveCheck } from '../kit/check.ts';
import type { Slot } from '../kit/view.ts';
import { HardBounds } from './hard-bounds.ts';

export interface ReliefQuery {
  /** Who cannot hold their duties, and which. */
  readonly person: string;
  readonly duties: readonly { readonly date: LocalDay; readonly duty: string }[];
  /** Others who may not begin anything before a moment (minutes since 1970), because they rest themselves. */
  readonly resting?: ReadonlyMap<string, number>;
}

export interface Relief {
  /** Every duty that changes hands, the relieved person's first. */
  readonly moves: readonly DutyMove[];
  /** Duties nobody can take within the rules. */
  readonly open: readonly { readonly date: LocalDay; readonly duty: string }[];
  /** No plan with fewer changes fills as much. */
  readonly fewest: boolean;
}

/**
 * Who takes somebody's duties over with the fewest changes to what is published; among those, at the lowest cost. A duty
 * that may be left out falls away. Only people in the plan are touched. The check is left as it was.
 */
export function planRelief(check: LiveCheck, query: ReliefQuery): Relief {
  const { view } = check.compiled;
  const given = query.duties.flatMap(({ date, duty }) => {
    const slot = view.slot(query.person, date, duty);
    return slot && !slot.past && check.holds(slot.index) ? [slot] : [];
  });
  for (const slot of given) check.toggle(slot.index);
  const moves: DutyMove[] = [];
  const open: Slot[] = [];
  const taken: number[] = [];
  let sure = true;
  for (const slot of given) {
    const move = { date: view.days[slot.day]!, duty: slot.duty.code, from: query.person };
    if (!isNeeded(check, slot)) {
      moves.push({ ...move, to: null });
      continue;
    }
    const plan = cheapest(check, slot, query);
    if (!plan) {
      open.push(slot);
      moves.push({ ...move, to: null });
      continue;
    }
    for (const changed of plan.changed) {
      check.toggle(changed);
      taken.push(changed);
    }
    moves.push({ ...move, to: plan.moves[0]!.to }, ...plan.moves.slice(1));
    // With several duties each was filled on its own; only single changes are then surely the fewest together.
    if (plan.moves.length > 1 && given.length > 1) sure = false;
  }
  for (const changed of taken.reverse()) check.toggle(changed);
  for (const slot of given) check.toggle(slot.index);
  const cells = open.map((slot) => ({ date: view.days[slot.day]!, duty: slot.duty.code }));
  return { moves, open: cells, fewest: sure && (open.length === 0 || given.length === 1) };
}

interface Filling {
  readonly moves: readonly DutyMove[];
  readonly changed: readonly number[];
  readonly cost: number;
}

/** One person takes it; or one person hands something of those days on and takes it; never more. */
function cheapest(check: LiveCheck, slot: Slot, query: ReliefQuery): Filling | null {
  const bounds = new HardBounds(check);
  const direct = takersOf(check, slot, query).filter((taker) => isFree(check, taker) && bounds.keeps([taker.index]));
  const best = direct
    .map((taker) => filling(check, [taker], [moveTo(check, slot, taker)]))
    .sort((a, b) => a.cost - b.cost)[0];
  return (
    best ??
    chains(check, bounds, slot, query).sort((a, b) => a.moves.length - b.moves.length || a.cost - b.cost)[0] ??
    null
  );
}

function chains(check: LiveCheck, bounds: HardBounds, slot: Slot, query: ReliefQuery): Filling[] {
  const { view, problem } = check.compiled;
  return takersOf(check, slot, query).flatMap((taker) => {
    const near = view.slots.filter(
      (held) =>
        held.person === taker.person &&
        Math.abs(held.day - slot.day) <= 1 &&
        check.holds(held.index) &&
        problem.slots[held.index]!.decided === undefined &&
        !held.supernumerary,
    );
    return near.flatMap((handed): Filling[] => {
      if (!isFree(check, taker, handed) || !bounds.keeps([taker.index, handed.index], taker.person)) return [];
      if (!isNeeded(check, handed) && bounds.keeps([taker.index, handed.index])) {
        const gone = { ...moveTo(check, handed, null), from: view.people[handed.person]!.code };
        return [filling(check, [taker, handed], [moveTo(check, slot, taker), gone])];
      }
      return takersOf(check, handed, query)
        .filter((third) => third.person !== taker.person && isFree(check, third))
        .filter((third) => bounds.keeps([taker.index, handed.index, third.index]))
        .map((third) => {
          const onward = { ...moveTo(check, handed, third), from: view.people[handed.person]!.code };
          return filling(check, [taker, handed, third], [moveTo(check, slot, taker), onward]);
        });
    });
  });
}

/** Free slots by which others would hold the duty. */
function takersOf(check: LiveCheck, slot: Slot, { person, resting }: ReliefQuery): Slot[] {
  const { view, problem } = check.compiled;
  return view.slotsFor(slot.duty.code, slot.day, 'counted').filter((other) => {
    const code = view.people[other.person]!.code;
    if (code === person || check.holds(other.index) || problem.slots[other.index]!.decided !== undefined) return false;
    return other.start >= (resting?.get(code) ?? -Infinity);
  });
}

/** Nobody is in two places at once, whatever the rules say; `but` is handed on at the same time. */
function isFree(check: LiveCheck, taker: Slot, but?: Slot): boolean {
  const { view } = check.compiled;
  return ![-1, 0, 1]
    .flatMap((away) => view.slotsOn(taker.person, taker.day + away))
    .some(
      (held) =>
        held !== but &&
        check.holds(held.index) &&
        presenceOf(held.duty) === presenceOf(taker.duty) &&
        held.start < taker.end &&
        taker.start < held.end,
    );
}

function filling(check: LiveCheck, changed: readonly Slot[], moves: readonly DutyMove[]): Filling {
  const indexes = changed.map(({ index }) => index);
  return { changed: indexes, moves, cost: check.costOfChange(indexes) };
}

function moveTo(check: LiveCheck, slot: Slot, taker: Slot | null): DutyMove {
  const { view } = check.compiled;
  return {
    date: view.days[slot.day]!,
    duty: slot.duty.code,
    from: null,
    to: taker && view.people[taker.person]!.code,
  };
}

/** More people are needed for the duty on its day than hold it without this one. */
function isNeeded(check: LiveCheck, slot: Slot): boolean {
  const { view } = check.compiled;
  if (slot.supernumerary) return false;
  const others = view
    .slotsFor(slot.duty.code, slot.day, 'counted')
    .filter((other) => other.index !== slot.index && check.holds(other.index)).length;
  return others < view.demand(slot.duty.code, view.days[slot.day]!);
}
