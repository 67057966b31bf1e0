import { isCall, isEmployed, type LocalDay, type Person } from '@evenflow/domain';
import { filled } from './open-duties.ts';
import { cellKey, type IndexedFacts } from './rota-facts.ts';

export interface CoverCount {
  readonly filled: number;
  readonly needed: number;
}

export interface Coverage {
  /** Demanded duties in house, and calls with resident nights, by column. */
  readonly day: readonly CoverCount[];
  readonly call: readonly CoverCount[];
  /** How many more could be away that day; null on days without day duties. */
  readonly spare: readonly (number | null)[];
}

/** The three rows at the foot of the board. */
export function coverage(facts: IndexedFacts): Coverage {
  const { need } = facts;
  const count = (date: LocalDay, call: boolean): CoverCount => {
    const duties = facts.team.dutyTypes.filter((duty) => isCall(duty) === call);
    const needed = duties.map((duty) => need(duty.code, date));
    return {
      needed: needed.reduce((sum, n) => sum + n, 0),
      filled: duties.reduce((sum, duty, i) => sum + Math.min(needed[i]!, filled(facts, duty.code, date)), 0),
    };
  };
  const day = facts.days.map(({ date }) => count(date, false));
  return {
    day,
    call: facts.days.map(({ date }) => count(date, true)),
    spare: facts.days.map(({ date }, i) => (day[i]!.needed === 0 ? null : spareOn(facts, date, need))),
  };
}

function spareOn(facts: IndexedFacts, date: LocalDay, need: (duty: string, day: LocalDay) => number): number {
  const weekday = facts.days.find((day) => day.date === date)!.weekday;
  return facts.team.people.filter((person) => {
    if (person.trainee || person.clinicalFte === 0 || !isEmployed(person, date)) return false;
    if (person.fixedDaysOff.includes(weekday) || isAway(facts, person, date)) return false;
    return !(facts.held.get(cellKey(person.code, date)) ?? []).some((a) => need(a.duty, date) > 0);
  }).length;
}

/** On leave that binds: granted, or a fact such as sickness. */
export function isAway(facts: IndexedFacts, person: Person, date: LocalDay): boolean {
  return facts.team.leave.some(
    (leave) =>
      leave.person === person.code &&
      leave.from <= date &&
      date <= leave.to &&
      (leave.status === 'approved' || leave.status === 'recorded'),
  );
}
