import {
  addDays,
  type Assignment,
  eachDay,
  isCall,
  isEmployed,
  leaveOn,
  Ledger,
  type LocalDay,
  type Person,
  pointsOf,
  saturdayOf,
  type Team,
} from '@evenflow/domain';

/** One count of a person beside what would be even. */
export interface Tally {
  readonly count: number;
  /** Null for somebody who has no part in it. */
  readonly fair: number | null;
}

export interface PersonTallies {
  readonly person: string;
  readonly calls: Tally;
  readonly weekends: Tally;
  readonly lates: Tally;
  /** Paid hours planned, and what the contract asks of the days employed less leave. */
  readonly hours: { readonly planned: number; readonly contract: number };
  /** Burden points this year with this month: a weeknight call 1, a weekend 2, a holiday 3. */
  readonly year: Tally;
}

/** Within this of a fair share nobody need look twice. */
export const TOLERANCE = { calls: 2, weekends: 1, lates: 1, year: 3 } as const;

const HOURS_PER_FULL_TIME = 37.5;

type Kind = 'calls' | 'weekends' | 'lates';

interface Counts {
  readonly calls: number;
  readonly weekends: number;
  readonly lates: number;
  readonly points: number;
}

interface Shared {
  readonly team: Team;
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/**
 * What everybody carries in `from..to` against a share even by contract among those who take part. People take part in a
 * kind of burden when they carried it this month or in what is known of earlier ones; trainees never do.
 */
export function tallies(team: Team, assignments: readonly Assignment[], from: LocalDay, to: LocalDay): PersonTallies[] {
  const shared: Shared = { team, from, to };
  const counted = assignments.filter((a) => !a.supernumerary);
  const month = countByPerson(shared, counted);
  const before = countByPerson(
    shared,
    team.history.filter((a) => !a.supernumerary && a.date < from),
  );
  const pointsBefore = carriedBefore(team, from);
  const year = (code: string) => (pointsBefore.get(code) ?? 0) + (month.get(code)?.points ?? 0);
  const pools = callPools(team, counted);
  const poolOf = (code: string, kind: Kind): string | null => {
    const carries = (month.get(code)?.[kind] ?? 0) + (before.get(code)?.[kind] ?? 0) > 0;
    if (!carries && talliesOf(team, code, kind) === 0) return null;
    return kind === 'lates' ? 'lates' : (pools.get(code) ?? null);
  };
  const fair = (kind: Kind) =>
    fairShares(
      team.people,
      (code) => poolOf(code, kind),
      (code) => month.get(code)?.[kind] ?? 0,
    );
  const shares = { calls: fair('calls'), weekends: fair('weekends'), lates: fair('lates') };
  const yearShares = fairShares(team.people, (code) => poolOf(code, 'calls'), year);
  const tally = (kind: Kind, code: string): Tally => ({
    count: month.get(code)?.[kind] ?? 0,
    fair: shares[kind].get(code) ?? null,
  });
  return team.people.map((person) => ({
    person: person.code,
    calls: tally('calls', person.code),
    weekends: tally('weekends', person.code),
    lates: tally('lates', person.code),
    hours: hoursOf(shared, person, assignments),
    year: { count: year(person.code), fair: yearShares.get(person.code) ?? null },
  }));
}

function countByPerson({ team }: Shared, assignments: readonly Assignment[]): Map<string, Counts> {
  const duties = new Map(team.dutyTypes.map((duty) => [duty.code, duty]));
  const holidays = new Set(team.holidays.map((holiday) => holiday.date));
  const weekendsSeen = new Set<string>();
  const counts = new Map<string, Counts>();
  for (const a of assignments) {
    const duty = duties.get(a.duty);
    if (!duty) continue;
    const now = counts.get(a.person) ?? { calls: 0, weekends: 0, lates: 0, points: 0 };
    const weekend = isCall(duty) ? saturdayOf(a.date) : null;
    const newWeekend = weekend !== null && !weekendsSeen.has(`${a.person}|${weekend}`);
    if (newWeekend) weekendsSeen.add(`${a.person}|${weekend}`);
    const points = isCall(duty) ? pointsOf(holidays.has(a.date), weekend !== null, newWeekend) : 0;
    counts.set(a.person, {
      calls: now.calls + (isCall(duty) ? 1 : 0),
      weekends: now.weekends + (newWeekend ? 1 : 0),
      lates: now.lates + (duty.mark === 'late' ? 1 : 0),
      points: now.points + points,
    });
  }
  return counts;
}

const KINDS = { calls: /^weeknight:/, weekends: /^weekend:/, lates: /^lates$/ } as const;

function talliesOf(team: Team, person: string, kind: keyof typeof KINDS): number {
  return team.tallies
    .filter((tally) => tally.person === person && KINDS[kind].test(tally.kind))
    .reduce((sum, tally) => sum + tally.count, 0);
}

const carried = new WeakMap<Team, Map<LocalDay, ReadonlyMap<string, number>>>();

/** Burden points of the year before the first day, from the ledger; counted once for a team as it was fetched. */
function carriedBefore(team: Team, from: LocalDay): ReadonlyMap<string, number> {
  const known = carried.get(team) ?? new Map<LocalDay, ReadonlyMap<string, number>>();
  carried.set(team, known);
  let points = known.get(from);
  if (!points) {
    const ledger = new Ledger({ ...team, history: team.history.filter(({ date }) => date < from) }, []);
    const year = ledger.between('burden', `${from.slice(0, 4)}-01-01`, addDays(from, -1));
    points = new Map([...year].map(([person, { done }]) => [person, done]));
    known.set(from, points);
  }
  return points;
}

/**
 * Who shares calls with whom: people who hold the same kinds of call. Somebody who only ever is first on call is never
 * compared with somebody who takes both.
 */
function callPools(team: Team, month: readonly Assignment[]): Map<string, string> {
  const fromHome = team.dutyTypes.filter(({ kind }) => kind === 'on-call-from-home');
  const calls = new Map(fromHome.map((duty) => [duty.code, duty.mark]));
  const marks = new Map<string, Set<string>>();
  const add = (person: string, duty: string) => {
    const mark = calls.get(duty);
    if (mark) marks.set(person, (marks.get(person) ?? new Set()).add(mark));
  };
  for (const a of [...team.history, ...month]) if (!a.supernumerary) add(a.person, a.duty);
  for (const tally of team.tallies) if (tally.count > 0) add(tally.person, tally.kind.split(':')[1] ?? '');
  return new Map([...marks].map(([person, held]) => [person, [...held].sort().join()]));
}

function fairShares(
  people: readonly Person[],
  poolOf: (code: string) => string | null,
  count: (code: string) => number,
): Map<string, number> {
  const pools = new Map<string, Person[]>();
  for (const person of people) {
    const pool = person.trainee ? null : poolOf(person.code);
    if (pool !== null) pools.set(pool, [...(pools.get(pool) ?? []), person]);
  }
  const shares = [...pools.values()].flatMap((pool) => {
    const total = pool.reduce((sum, { code }) => sum + count(code), 0);
    const weight = pool.reduce((sum, { fte }) => sum + fte, 0);
    return pool.map(({ code, fte }): [string, number] => [code, (total * fte) / weight]);
  });
  return new Map(shares);
}

function hoursOf({ team, from, to }: Shared, person: Person, assignments: readonly Assignment[]) {
  const duties = new Map(team.dutyTypes.map((duty) => [duty.code, duty.paidHours]));
  const planned = assignments
    .filter((a) => a.person === person.code)
    .reduce((sum, a) => sum + (duties.get(a.duty) ?? 0), 0);
  const { owed, onLeave } = contractHours(team, from, to).get(person.code)!;
  // Leave counts as worked, so that a month of leave is not a month of debt.
  return { planned: planned + onLeave, contract: owed };
}

interface ContractHours {
  readonly owed: number;
  readonly onLeave: number;
}

const contracts = new WeakMap<Team, Map<string, ReadonlyMap<string, ContractHours>>>();

/** What the contract asks of everybody, and what of it is leave; no edit changes it, so it is counted once for a team. */
function contractHours(team: Team, from: LocalDay, to: LocalDay): ReadonlyMap<string, ContractHours> {
  const known = contracts.get(team) ?? new Map<string, ReadonlyMap<string, ContractHours>>();
  contracts.set(team, known);
  const key = `${from}|${to}`;
  let hours = known.get(key);
  if (!hours) {
    const all = eachDay(from, to).filter((day) => isWorkday(team, day));
    hours = new Map(
      team.people.map((person) => {
        const workdays = all.filter((day) => isEmployed(person, day));
        const daily = (person.contractHoursPerWeek || HOURS_PER_FULL_TIME * person.fte) / 5;
        const away = workdays.filter((day) => leaveOn(team.leave, person.code, day)).length;
        return [person.code, { owed: daily * workdays.length, onLeave: daily * away }];
      }),
    );
    known.set(key, hours);
  }
  return hours;
}

function isWorkday(team: Team, day: LocalDay): boolean {
  return saturdayOf(day) === null && !team.holidays.some((holiday) => holiday.date === day);
}
