import {
  assignmentKey,
  demandOver,
  type Assignment,
  type DutyType,
  type LocalDay,
  type Person,
  type Team,
} from '@evenflow/domain';
import type { Finding } from '@evenflow/rules';
import type { BoardDay } from './board-days.ts';

/** A month as it stands, as every part of the board reads it. */
export interface RotaFacts {
  readonly team: Team;
  readonly days: readonly BoardDay[];
  readonly assignments: readonly Assignment[];
  /** Keys of duties to keep, and `person|date|-` for days to keep free. */
  readonly locks: ReadonlySet<string>;
  readonly findings: readonly Finding[];
  /** Keys of the published version; null when nothing is published yet. */
  readonly published: ReadonlySet<string> | null;
}

export interface IndexedFacts extends RotaFacts {
  readonly people: ReadonlyMap<string, Person>;
  readonly duties: ReadonlyMap<string, DutyType>;
  /** By `person|date`, in order of their start; the day before the month is included. */
  readonly held: ReadonlyMap<string, readonly Assignment[]>;
  /** By `duty|date`. */
  readonly holders: ReadonlyMap<string, readonly Assignment[]>;
  /** How many people a duty needs on a day. */
  readonly need: (duty: string, date: LocalDay) => number;
}

export function cellKey(person: string, date: LocalDay): string {
  return `${person}|${date}`;
}

/** The same facts with the look-ups every row needs, made once for each change. */
export function indexFacts(facts: RotaFacts): IndexedFacts {
  const first = facts.days[0]!.date;
  const before = facts.team.history.filter((a) => a.date < first);
  const held = new Map<string, Assignment[]>();
  const holders = new Map<string, Assignment[]>();
  for (const a of before) push(held, cellKey(a.person, a.date), a);
  for (const a of facts.assignments) {
    push(held, cellKey(a.person, a.date), a);
    push(holders, `${a.duty}|${a.date}`, a);
  }
  for (const list of held.values()) list.sort((a, b) => a.start.localeCompare(b.start));
  return {
    ...facts,
    people: new Map(facts.team.people.map((person) => [person.code, person])),
    duties: new Map(facts.team.dutyTypes.map((duty) => [duty.code, duty])),
    held,
    holders,
    need: needOf(facts.team, facts.days),
  };
}

const needs = new WeakMap<Team, WeakMap<readonly BoardDay[], IndexedFacts['need']>>();

/** Demand does not change with an edit: worked out once for a team as it was fetched and the days of a board. */
function needOf(team: Team, days: readonly BoardDay[]): IndexedFacts['need'] {
  const known = needs.get(team) ?? new WeakMap<readonly BoardDay[], IndexedFacts['need']>();
  needs.set(team, known);
  const kept = known.get(days);
  if (kept) return kept;
  const demand = demandOver(team, days[0]!.date, days.at(-1)!.date);
  const counted = new Map(
    team.dutyTypes.flatMap(({ code }) => days.map(({ date }) => [`${code}|${date}`, demand(code, date)])),
  );
  const need: IndexedFacts['need'] = (duty, date) => counted.get(`${duty}|${date}`) ?? demand(duty, date);
  known.set(days, need);
  return need;
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

/** Not what the published version says: the board folds the corner of such a duty. */
export function isChanged(facts: RotaFacts, assignment: Assignment): boolean {
  return facts.published !== null && !facts.published.has(assignmentKey(assignment));
}
