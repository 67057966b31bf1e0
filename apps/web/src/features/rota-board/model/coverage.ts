import { isCall, isEmployed, leaveOn, type LocalDay, type Person } from '@evenflow/domain';
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
  const asked = askedOn(facts);
  const count = (date: LocalDay, duties: DayAsks['day']): CoverCount => ({
    needed: duties.reduce((sum, { needed }) => sum + needed, 0),
    filled: duties.reduce((sum, { duty, needed }) => sum + Math.min(needed, filled(facts, duty, date)), 0),
  });
  return {
    day: asked.map(({ date, day }) => count(date, day)),
    call: asked.map(({ date, call }) => count(date, call)),
    spare: asked.map(({ date, day, present }) => (day.length === 0 ? null : spareOn(facts, date, present))),
  };
}

function spareOn({ held, need }: IndexedFacts, date: LocalDay, present: readonly string[]): number {
  return present.filter((person) => !held.get(cellKey(person, date))?.some((a) => need(a.duty, date) > 0)).length;
}

/** What a day asks for and who could be there for it: the same whatever the rota says. */
interface DayAsks {
  readonly date: LocalDay;
  readonly day: readonly { readonly duty: string; readonly needed: number }[];
  readonly call: DayAsks['day'];
  /** Codes of those employed, not away and not on their fixed day off. */
  readonly present: readonly string[];
}

const asks = new WeakMap<IndexedFacts['need'], readonly DayAsks[]>();

/** Worked out once for a team as it was fetched and the days of a board, as their demand is. */
function askedOn(facts: IndexedFacts): readonly DayAsks[] {
  const { team, need } = facts;
  const known = asks.get(need);
  if (known) return known;
  const neededOf = (date: LocalDay, call: boolean) =>
    team.dutyTypes
      .filter((duty) => isCall(duty) === call)
      .map(({ code }) => ({ duty: code, needed: need(code, date) }))
      .filter(({ needed }) => needed > 0);
  const made = facts.days.map(({ date, weekday }) => {
    const works = (person: Person) =>
      !person.trainee && person.clinicalFte > 0 && isEmployed(person, date) && !person.fixedDaysOff.includes(weekday);
    const present = team.people.filter((person) => works(person) && !leaveOn(team.leave, person.code, date));
    return { date, day: neededOf(date, false), call: neededOf(date, true), present: present.map(({ code }) => code) };
  });
  asks.set(need, made);
  return made;
}
