import { isCall, type DutyType, type Person } from '@evenflow/domain';

/**
 * Duties named by a rule. Each entry is a code (`OC1`), a mark (`@first-call`, `@second-call`, `@theatre`, `@float`,
 * `@late`, `@resident`, `@office`), a kind (`@duty`, `@resident-on-call`, `@on-call-from-home`), `@call` (both kinds of
 * on call), `@work` (in house: duties and resident on call), `@demanded` (not optional) or `*`. A leading `!` takes away
 * what it names. A name that fits nothing selects nothing.
 */
export type DutySelector = readonly string[];

/**
 * People named by a rule. Each entry is a code, `*`, `@trainee`, `@provisional`, `@qualified` (not a trainee),
 * `@full-time`, `@part-time`, `@non-clinical`, `skill:ECMO` (level 3 or more), `skill:ECMO>=4`, `grade:…`, `years>=2` (served by the first day).
 * A leading `!` takes away what it names.
 */
export type PeopleSelector = readonly string[];

export function selectDuties(selector: DutySelector, all: readonly DutyType[]): Set<string> {
  return select(selector, all, dutyMatches);
}

export function selectPeople(selector: PeopleSelector, all: readonly Person[], firstDay: string): Set<string> {
  return select(selector, all, (entry, person) => personMatches(entry, person, firstDay));
}

function select<T extends { readonly code: string }>(
  selector: readonly string[],
  all: readonly T[],
  matches: (entry: string, item: T) => boolean,
): Set<string> {
  const chosen = new Set<string>();
  // Only exclusions means "everybody but".
  if (selector.length > 0 && selector.every((entry) => entry.startsWith('!')))
    for (const item of all) chosen.add(item.code);
  for (const entry of selector) {
    const drop = entry.startsWith('!');
    const name = drop ? entry.slice(1) : entry;
    for (const item of all) {
      if (!matches(name, item)) continue;
      if (drop) chosen.delete(item.code);
      else chosen.add(item.code);
    }
  }
  return chosen;
}

function dutyMatches(entry: string, duty: DutyType): boolean {
  switch (entry) {
    case '*':
      return true;
    case '@call':
      return isCall(duty);
    case '@work':
      return duty.kind !== 'on-call-from-home';
    case '@demanded':
      return !duty.optional;
    default:
      return entry === duty.code || entry === `@${duty.mark}` || entry === `@${duty.kind}`;
  }
}

function personMatches(entry: string, person: Person, firstDay: string): boolean {
  const skill = /^skill:([^>]+)(?:>=(\d))?$/.exec(entry);
  if (skill) return (person.competences[skill[1]!] ?? 0) >= Number(skill[2] ?? 3);
  const years = /^years>=(\d+)$/.exec(entry);
  if (years) return !!person.startDate && shiftYears(person.startDate, Number(years[1])) <= firstDay;
  if (entry.startsWith('grade:')) return person.grade.toLowerCase().startsWith(entry.slice(6).toLowerCase());
  switch (entry) {
    case '*':
      return true;
    case '@trainee':
      return person.trainee;
    case '@qualified':
      return !person.trainee;
    case '@provisional':
      return person.provisional;
    case '@full-time':
      return person.fte >= 1;
    case '@part-time':
      return person.fte < 1;
    case '@non-clinical':
      return person.clinicalFte === 0;
    default:
      return entry === person.code;
  }
}

function shiftYears(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}
