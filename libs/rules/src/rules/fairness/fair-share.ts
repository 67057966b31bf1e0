import { daysBetween, employedDays, isEmployed, type DutyType, type LocalDay, type Person } from '@evenflow/domain';
import type { BoundDraft, RuleContext } from '../../kit/define-rule.ts';
import type { RotaView } from '../../kit/view.ts';

/** What each person of a pool has carried so far, in the units that are shared out, and the planned days that count. */
export interface Carried {
  readonly days: readonly number[];
  readonly before: ReadonlyMap<number, number>;
  /** The days the counts reach back to; who joined later owes less. */
  readonly since: LocalDay;
}

/**
 * The people a burden is shared by: in scope, employed on one of the days, clinical, qualified, and able to hold one of
 * the duties, by competence or because they have. Somebody here since before the counts began who never held any does not hold them by arrangement.
 */
export function poolOf(
  view: RotaView,
  duties: ReadonlySet<string>,
  { people }: RuleContext,
  { days, before, since }: Carried,
): number[] {
  const types = view.team.dutyTypes.filter((type) => duties.has(type.code));
  const anybody = people.some((person) => (before.get(person) ?? 0) > 0);
  return people.filter((index) => {
    const person = view.people[index]!;
    if (person.trainee || weightOn(view, person, days) === 0) return false;
    if ((before.get(index) ?? 0) > 0) return true;
    const longHere = !person.startDate || person.startDate <= since;
    return !(anybody && longHere) && types.some((type) => competentFor(person, type));
  });
}

function competentFor(person: Person, duty: DutyType): boolean {
  return Object.entries(duty.requiredCompetences).every(([code, level]) => (person.competences[code] ?? 0) >= level);
}

/** Clinical time, and the part of some planned days they are employed; none where no day counts. */
function weightOn(view: RotaView, person: Person, days: readonly number[]): number {
  if (days.length === 0) return 0;
  return (person.clinicalFte * days.filter((day) => isEmployed(person, view.days[day]!)).length) / days.length;
}

/** A person's part of the pool: clinical time, and the part of the days counted they were employed. */
function weightOf(view: RotaView, person: Person, since: LocalDay): number {
  const { to } = view.range;
  return (person.clinicalFte * employedDays(person, since, to)) / (daysBetween(since, to) + 1);
}

/**
 * What would be fair for each of the pool to carry on the planned days, so that burdens so far and these come out in
 * proportion to weight. The targets add up to the demand: nobody is asked for less than nothing or for more than twice an
 * even share of the days they are there for, and what that leaves over is shared by the others.
 */
export function fairTargets(
  view: RotaView,
  pool: readonly number[],
  demand: number,
  { days, before, since }: Carried,
): Map<number, number> {
  const weights = pool.map((index) => weightOf(view, view.people[index]!, since));
  const there = pool.map((index) => weightOn(view, view.people[index]!, days));
  const sum = there.reduce((a, b) => a + b, 0);
  if (sum === 0 || demand === 0) return new Map(pool.map((index) => [index, 0]));
  const carried = pool.map((index) => before.get(index) ?? 0);
  const most = there.map((weight) => (2 * weight * demand) / sum);
  // The level all would stand at, for each unit of weight; raised until the targets meet the demand.
  const targetAt = (level: number, i: number) => Math.max(0, Math.min(weights[i]! * level - carried[i]!, most[i]!));
  const totalAt = (level: number) => {
    let total = 0;
    for (let i = 0; i < weights.length; i++) total += targetAt(level, i);
    return total;
  };
  let [low, high] = [0, Math.max(...weights.map((weight, i) => (carried[i]! + most[i]!) / weight))];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (totalAt(middle) < demand) low = middle;
    else high = middle;
  }
  return new Map(pool.map((index, i) => [index, Math.round(targetAt(high, i) * 1000) / 1000]));
}

interface Target {
  readonly fair: number;
  readonly tolerance: number;
  /** How many further units away cost more than the unit before; beyond them each costs the same. */
  readonly steps: number;
}

/** Bounds one inside the other around a fair target, so that being two away costs more than twice being one away. */
export function* nestedBounds<F>(
  target: Target,
  of: { readonly literals: readonly number[]; readonly weights?: readonly number[]; readonly facts: F },
): Generator<BoundDraft<F>> {
  const spare = target.tolerance - 1;
  const most = Math.ceil(target.fair - 1e-9) + spare;
  const least = Math.floor(target.fair + 1e-9) - spare;
  const reachable = of.weights ? of.weights.reduce((a, b) => a + b, 0) : of.literals.length;
  for (let step = 0; step < target.steps; step++) {
    if (most + step >= 0 && most + step < reachable) yield { ...of, max: most + step };
    if (least - step > 0) yield { ...of, min: least - step };
  }
}
