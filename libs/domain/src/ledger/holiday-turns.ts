import { isCall, type DutyCode, type DutyType } from '../team/duty-type.ts';
import { isEmployed, type Person, type PersonCode } from '../team/person.ts';
import type { Team } from '../team/team.ts';
import type { LocalDay } from '../time/local-day.ts';
import { demandOver } from '../rota/demand.ts';
import type { Ledger } from './ledger.ts';

/** One call of one named holiday: somebody's turn to work it. */
export interface HolidayTurn {
  readonly identity: string;
  readonly name: string;
  readonly date: LocalDay;
  readonly duty: DutyCode;
  /** How many of them that day; each is a turn of its own, counted from 0. */
  readonly place: number;
}

/** Somebody who could take a turn, with what speaks for and against it. */
export interface TurnCandidate {
  readonly person: PersonCode;
  /** Earlier years in which they worked this holiday, latest first. */
  readonly years: readonly number[];
  /** Holidays worked in the five years before. */
  readonly worked: number;
  readonly onLeave: boolean;
}

const YEARS_BACK = 5;

/** Every call the named holidays of a year ask for, by day and in the team's order of duties. */
export function holidayTurns(team: Team, year: number): HolidayTurn[] {
  const need = demandOver(team, `${year}-01-01`, `${year}-12-31`);
  const calls = team.dutyTypes.filter(isCall);
  return team.holidays
    .filter(({ date }) => date.startsWith(`${year}-`))
    .sort((a, b) => a.date.localeCompare(b.date))
    .flatMap(({ identity, name, date }) =>
      calls.flatMap(({ code }) =>
        Array.from({ length: need(code, date) }, (_, place) => ({ identity, name, date, duty: code, place })),
      ),
    );
}

/** Who shares the call of a turn, can do it and is employed that day, in the team's order; all who can where nobody shares it yet. */
export function candidatesFor(ledger: Ledger, turn: HolidayTurn): TurnCandidate[] {
  const { team } = ledger;
  const year = Number(turn.date.slice(0, 4));
  const duty = team.dutyTypes.find(({ code }) => code === turn.duty);
  const able = team.people.filter((person) => !person.trainee && isEmployed(person, turn.date) && canDo(person, duty));
  const sharing = duty ? able.filter(({ code }) => sharesCall(ledger, code, duty)) : [];
  return (sharing.length > 0 ? sharing : able).map(({ code }) => {
    const held = ledger.events.filter(
      ({ kind, person, from }) => kind === 'holidays' && person === code && Number(from.slice(0, 4)) < year,
    );
    const years = held.filter(({ holiday }) => holiday === turn.identity).map(({ from }) => Number(from.slice(0, 4)));
    return {
      person: code,
      years: [...new Set(years)].sort((a, b) => b - a),
      worked: held.filter(({ from }) => Number(from.slice(0, 4)) >= year - YEARS_BACK).length,
      onLeave: isAway(team, code, turn.date),
    };
  });
}

function sharesCall(ledger: Ledger, person: PersonCode, { mark, kind }: DutyType): boolean {
  const pool = ledger.poolOf('burden', person);
  if (pool === null) return false;
  return kind === 'on-call-from-home' ? pool.split(',').includes(mark) : true;
}

/** Holds every competence that the duty asks for; where and until when is for the rules to say. */
function canDo({ competences }: Person, duty: DutyType | undefined): boolean {
  return Object.entries(duty?.requiredCompetences ?? {}).every(([code, level]) => (competences[code] ?? 0) >= level);
}

/** Who worked a holiday in each of the years before, latest year first. */
export function earlierTurns(ledger: Ledger, identity: string, year: number): { year: number; people: PersonCode[] }[] {
  const people = new Map<number, Set<PersonCode>>();
  for (const { kind, holiday, from, person } of ledger.events) {
    const then = Number(from.slice(0, 4));
    if (kind !== 'holidays' || holiday !== identity || then >= year) continue;
    people.set(then, (people.get(then) ?? new Set()).add(person));
  }
  return [...people].sort(([a], [b]) => b - a).map(([then, codes]) => ({ year: then, people: [...codes].sort() }));
}

function isAway(team: Team, person: PersonCode, day: LocalDay): boolean {
  return team.leave.some(
    (leave) =>
      leave.person === person &&
      leave.from <= day &&
      day <= leave.to &&
      leave.status !== 'declined' &&
      leave.status !== 'withdrawn',
  );
}

export function turnKey({ date, duty, place }: HolidayTurn): string {
  return `${date}|${duty}|${place}`;
}

/** What the rules say of a turn while a plan grows. */
export interface TurnRules {
  /** Musts that would break if this person took the turn. */
  readonly cost: (turn: HolidayTurn, person: PersonCode) => number;
  /** The person has the turn from here on. */
  readonly take: (turn: HolidayTurn, person: PersonCode) => void;
}

interface Planning {
  readonly turns: readonly HolidayTurn[];
  /** Whose a turn is already, by key. */
  readonly taken: ReadonlyMap<string, PersonCode>;
  readonly rules: TurnRules;
}

/**
 * A fair plan for the turns nobody has yet, by key: no must is broken that need not be; nobody gets a second holiday of
 * the year before everybody who could has one; then whoever worked this one longest ago, or never; then whoever worked
 * the fewest in five years for their part of full time. Nobody on leave, and nobody twice on one day. A turn nobody can
 * take is left out.
 */
export function suggestTurns(ledger: Ledger, { turns, taken, rules }: Planning): Map<string, PersonCode> {
  const plan = new Map(taken);
  const parts = new Map(ledger.team.people.map(({ code, clinicalFte }) => [code, clinicalFte || 1]));
  const count = (person: PersonCode) => [...plan.values()].filter((code) => code === person).length;
  const busy = (person: PersonCode, date: LocalDay) =>
    [...plan].some(([key, code]) => code === person && key.startsWith(`${date}|`));
  for (const turn of turns) {
    if (plan.has(turnKey(turn))) continue;
    const order = ({ person, years, worked }: TurnCandidate) => [
      rules.cost(turn, person),
      count(person) / parts.get(person)!,
      years[0] ?? 0,
      worked / parts.get(person)!,
    ];
    const [best] = candidatesFor(ledger, turn)
      .filter(({ person, onLeave }) => !onLeave && !busy(person, turn.date))
      .map(({ person, ...facts }) => ({ person, at: order({ person, ...facts }) }))
      .sort((a, b) => compareInTurn(a.at, b.at));
    if (!best) continue;
    plan.set(turnKey(turn), best.person);
    rules.take(turn, best.person);
  }
  return plan;
}

function compareInTurn(a: readonly number[], b: readonly number[]): number {
  const first = a.findIndex((value, i) => value !== b[i]);
  return first < 0 ? 0 : a[first]! - b[first]!;
}
