import { leaveBinds } from '../leave/binding-leave.ts';
import { isEmployed, type Person, type PersonCode } from '../team/person.ts';
import type { Leave, Team } from '../team/team.ts';
import { addDays, daysBetween, eachDay, type LocalDay } from '../time/local-day.ts';
import { ledgerEvents, LEDGER_KINDS, unitsWithin, type LedgerEvent, type LedgerKind } from './ledger-events.ts';
import type { Assignment } from '../rota/assignment.ts';

/** Leave of so many days in one piece takes a person out of the sharing while it lasts. */
export const LONG_LEAVE_DAYS = 28;

export interface LedgerLine {
  readonly done: number;
  /** What would be even; null for somebody who has no part in this burden. */
  readonly fair: number | null;
}

/** Counts of people over any days, each beside a fair share, all from one list of events. */
export class Ledger {
  readonly events: readonly LedgerEvent[];
  readonly #people: ReadonlyMap<PersonCode, Person>;
  readonly #pools: ReadonlyMap<LedgerKind, ReadonlyMap<PersonCode, string>>;
  readonly #longLeave: ReadonlyMap<PersonCode, readonly Leave[]>;

  constructor(
    readonly team: Team,
    planned: readonly Assignment[],
    /** Days whose known duties the planned ones stand in for. */
    replacing?: { readonly from: LocalDay; readonly to: LocalDay },
  ) {
    this.events = ledgerEvents(team, planned, replacing);
    this.#people = new Map(team.people.map((person) => [person.code, person]));
    this.#pools = new Map(LEDGER_KINDS.map((kind) => [kind, poolsFor(kind, team, this.events)]));
    this.#longLeave = longLeaveOf(team);
  }

  /** Who shares a burden with whom: people of the same pool. Null for somebody who has no part in it. */
  poolOf(kind: LedgerKind, person: PersonCode): string | null {
    return this.#pools.get(kind)!.get(person) ?? null;
  }

  /**
   * What each person did in `from..to`, and their fair share: every event is shared among those of the pool who were
   * there that day, in proportion to their clinical part of full time. So who came, left, or was away for weeks owes
   * less, and the shares of a pool add up to what it did.
   */
  between(kind: LedgerKind, from: LocalDay, to: LocalDay): Map<PersonCode, LedgerLine> {
    const done = new Map<PersonCode, number>();
    const fair = new Map<PersonCode, number>();
    for (const event of this.events) {
      if (event.kind !== kind) continue;
      const units = unitsWithin(event, from, to);
      if (units === 0) continue;
      add(done, event.person, units);
      const pool = this.poolOf(kind, event.person);
      if (pool === null) continue;
      for (const [person, part] of this.#partsOf(kind, pool, event)) add(fair, person, units * part);
    }
    return new Map(
      this.team.people.map(({ code }) => {
        const shares = this.poolOf(kind, code) !== null;
        return [code, { done: done.get(code) ?? 0, fair: shares ? (fair.get(code) ?? 0) : null }];
      }),
    );
  }

  /** How the pool shares an event: parts that add up to 1. When nobody was there it stays with whoever did it. */
  #partsOf(kind: LedgerKind, pool: string, event: LedgerEvent): [PersonCode, number][] {
    const pools = this.#pools.get(kind)!;
    const weights = [...pools].flatMap(([code, theirs]): [PersonCode, number][] =>
      theirs === pool ? [[code, this.#presence(code, event.from, event.to) * this.#partOf(kind, code)]] : [],
    );
    const sum = weights.reduce((total, [, weight]) => total + weight, 0);
    return sum === 0 ? [[event.person, 1]] : weights.map(([code, weight]) => [code, weight / sum]);
  }

  /** Burdens follow the clinical part of full time, hours the whole of it. */
  #partOf(kind: LedgerKind, code: PersonCode): number {
    const person = this.#people.get(code);
    return (kind === 'hours' ? person?.fte : person?.clinicalFte) ?? 0;
  }

  readonly #known = new Map<string, number>();

  /** The share of some days on which somebody was employed and not on long leave. */
  #presence(code: PersonCode, from: LocalDay, to: LocalDay): number {
    const key = `${code}|${from}|${to}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const person = this.#people.get(code);
    const there = (day: LocalDay) =>
      person !== undefined &&
      isEmployed(person, day) &&
      !this.#longLeave.get(code)?.some((leave) => leave.from <= day && day <= leave.to);
    const days = eachDay(from, to);
    const presence = days.filter(there).length / days.length;
    this.#known.set(key, presence);
    return presence;
  }

  /** Events behind one number, latest first. */
  behind(kind: LedgerKind, person: PersonCode, from: LocalDay, to: LocalDay): LedgerEvent[] {
    return this.events
      .filter((event) => event.kind === kind && event.person === person && unitsWithin(event, from, to) > 0)
      .reverse();
  }
}

function add(sums: Map<PersonCode, number>, person: PersonCode, units: number): void {
  sums.set(person, (sums.get(person) ?? 0) + units);
}

/**
 * Calls are shared among those who hold the same kinds of call from home (somebody resident some night is no pool of
 * their own); lates, nights and hours among those who have any.
 */
function poolsFor(kind: LedgerKind, team: Team, events: readonly LedgerEvent[]): Map<PersonCode, string> {
  const trainees = new Set(team.people.filter((person) => person.trainee).map((person) => person.code));
  const mine = events.filter((event) => !trainees.has(event.person));
  const plain = kind === 'lates' || kind === 'nights' || kind === 'hours';
  if (plain) return new Map(mine.filter((event) => event.kind === kind).map((event) => [event.person, kind]));
  const calls = new Map(
    team.dutyTypes.filter(({ kind: how }) => how === 'on-call-from-home').map((duty) => [duty.code, duty.mark]),
  );
  const marks = new Map<PersonCode, Set<string>>();
  for (const { person, duty } of mine) {
    const mark = duty === undefined ? undefined : calls.get(duty);
    if (mark) marks.set(person, (marks.get(person) ?? new Set()).add(mark));
  }
  return new Map([...marks].map(([person, held]) => [person, [...held].sort().join()]));
}

/** Leave that binds, in pieces that touch each other taken as one, where it lasts long enough. */
function longLeaveOf(team: Team): Map<PersonCode, Leave[]> {
  const binding = team.leave
    .filter(leaveBinds)
    .sort((a, b) => a.person.localeCompare(b.person) || a.from.localeCompare(b.from));
  const pieces: Leave[] = [];
  for (const leave of binding) {
    const before = pieces.at(-1);
    const touches = before?.person === leave.person && leave.from <= addDays(before.to, 1);
    if (touches) pieces[pieces.length - 1] = { ...before, to: leave.to > before.to ? leave.to : before.to };
    else pieces.push(leave);
  }
  const long = pieces.filter(({ from, to }) => daysBetween(from, to) + 1 >= LONG_LEAVE_DAYS);
  const of = new Map<PersonCode, Leave[]>();
  for (const leave of long) of.set(leave.person, [...(of.get(leave.person) ?? []), leave]);
  return of;
}
