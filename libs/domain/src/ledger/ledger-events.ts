import { isCall } from '../team/duty-type.ts';
import type { DutyCode, DutyType } from '../team/duty-type.ts';
import type { PersonCode } from '../team/person.ts';
import type { OpeningTally, Team } from '../team/team.ts';
import { assignmentKey, type Assignment } from '../rota/assignment.ts';
import { addDays, daysBetween, weekdayOf, type LocalDay } from '../time/local-day.ts';

/** What a ledger counts. A weekend is one unit, however much of it is held; burden is 1, 2 and 3 points. */
export const LEDGER_KINDS = [
  ...(['weeknight-calls', 'weekends', 'holidays', 'lates', 'nights'] as const),
  ...(['call-outs', 'burden', 'hours'] as const),
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** Burden points of a call: on a weeknight, for a weekend, on a holiday. */
export const BURDEN = { weeknight: 1, weekend: 2, holiday: 3 } as const;

/** One thing that happened, or was brought along, and what it adds to one count of one person. */
export interface LedgerEvent {
  readonly person: PersonCode;
  readonly kind: LedgerKind;
  readonly units: number;
  /** One day for a duty; the days a balance brought along is about. */
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly source: 'duty' | 'call-out' | 'opening';
  readonly duty?: DutyCode;
  /** The named holiday, the same every year. */
  readonly holiday?: string;
}

interface Days {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/**
 * Every event of a team's ledger, by date: duties held (what is known and what is planned), and the balances brought
 * along less what is known in detail of the same days. What is planned over `replacing` stands in place of what is known
 * of those days. Trainees' extra duties count for nothing. The same duties in any order give the same events.
 */
export function ledgerEvents(team: Team, planned: readonly Assignment[], replacing?: Days): LedgerEvent[] {
  const inside = ({ date }: Assignment) => replacing !== undefined && replacing.from <= date && date <= replacing.to;
  const known = dutyEvents(team, inOrder(team.history));
  const held = dutyEvents(team, inOrder([...team.history.filter((a) => !inside(a)), ...planned]));
  // A balance is about what was known when it was made: moving a duty now does not change it.
  const balances = openingEvents(team, team.history.some(inside) ? known : held);
  return [...balances, ...holidayEvents(team, held), ...held, ...callOutEvents(team)].sort(
    (a, b) => a.from.localeCompare(b.from) || a.person.localeCompare(b.person) || a.kind.localeCompare(b.kind),
  );
}

/** Being called in is a count of its own, and hours as far as they were not working time of the call already. */
function callOutEvents({ callOuts = [], dutyTypes }: Team): LedgerEvent[] {
  const weight = new Map(dutyTypes.map((duty) => [duty.code, Math.min(1, duty.workingTimeWeight)]));
  return callOuts.flatMap(({ person, duty, date, minutes }) => {
    const event = { person, from: date, to: date, source: 'call-out' as const, duty };
    const hours = (minutes / 60) * (1 - (weight.get(duty) ?? 0));
    return [
      { ...event, kind: 'call-outs' as const, units: 1 },
      ...(hours > 0 ? [{ ...event, kind: 'hours' as const, units: hours }] : []),
    ];
  });
}

function inOrder(assignments: readonly Assignment[]): Assignment[] {
  const held = new Map(assignments.map((a) => [assignmentKey(a), a]));
  return [...held.values()].filter((a) => !a.supernumerary).sort(byDate);
}

function byDate(a: Assignment, b: Assignment): number {
  return a.date.localeCompare(b.date) || a.person.localeCompare(b.person) || a.duty.localeCompare(b.duty);
}

function dutyEvents(team: Team, held: readonly Assignment[]): LedgerEvent[] {
  const duties = new Map(team.dutyTypes.map((duty) => [duty.code, duty]));
  const holidays = new Map(team.holidays.map((holiday) => [holiday.date, holiday.identity]));
  const weekends = new Set<string>();
  return held.flatMap((a) => {
    const duty = duties.get(a.duty);
    if (!duty) return [];
    const event = (kind: LedgerKind, units = 1): LedgerEvent => ({
      ...{ person: a.person, kind, units, from: a.date, to: a.date, source: 'duty', duty: a.duty },
    });
    const plain = [
      ...(duty.mark === 'late' ? [event('lates')] : []),
      ...(duty.kind === 'resident-on-call' ? [event('nights')] : []),
      ...(duty.paidHours > 0 ? [event('hours', duty.paidHours)] : []),
    ];
    if (!isCall(duty)) return plain;
    const holiday = holidays.get(a.date);
    const saturday = saturdayOf(a.date);
    const weekend = saturday !== null && !weekends.has(`${a.person}|${saturday}`);
    if (weekend) weekends.add(`${a.person}|${saturday}`);
    const points = pointsOf(holiday !== undefined, saturday !== null, weekend);
    return [
      ...plain,
      ...(weekend ? [event('weekends')] : []),
      ...(holiday !== undefined ? [{ ...event('holidays'), holiday }] : []),
      ...(saturday === null && holiday === undefined ? [event('weeknight-calls')] : []),
      ...(points > 0 ? [event('burden', points)] : []),
    ];
  });
}

/** Burden of a call: a holiday's, else of a weeknight, else of the first day held of a weekend. */
export function pointsOf(holiday: boolean, weekend: boolean, first: boolean): number {
  if (holiday) return BURDEN.holiday;
  if (!weekend) return BURDEN.weeknight;
  return first ? BURDEN.weekend : 0;
}

/** The Saturday of a weekend day; null on other days. */
export function saturdayOf(date: LocalDay): LocalDay | null {
  const weekday = weekdayOf(date);
  return weekday === 'Sat' ? date : weekday === 'Sun' ? addDays(date, -1) : null;
}

const OPENING: readonly { readonly pattern: RegExp; readonly kind: LedgerKind; readonly burden: number }[] = [
  { pattern: /^weeknight:/, kind: 'weeknight-calls', burden: BURDEN.weeknight },
  { pattern: /^weekend:/, kind: 'weekends', burden: BURDEN.weekend },
  { pattern: /^lates$/, kind: 'lates', burden: 0 },
  { pattern: /^nights$/, kind: 'nights', burden: 0 },
];

/** Balances brought along, without what is known duty by duty of the same person, kind, duty and days. */
function openingEvents(team: Team, known: readonly LedgerEvent[]): LedgerEvent[] {
  const types = new Map(team.dutyTypes.map((duty) => [duty.code, duty]));
  const first = known.map((event) => event.from).sort()[0];
  return team.tallies.flatMap((tally) => {
    const meaning = OPENING.find(({ pattern }) => pattern.test(tally.kind));
    if (!meaning) return [];
    const units = Math.max(0, tally.count - knownOf(tally, meaning.kind, known, types));
    const { person, from } = tally;
    // What is left of it lies before the days that are known duty by duty.
    const to = first !== undefined && from < first && first <= tally.to ? addDays(first, -1) : tally.to;
    const duty = tally.kind.split(':')[1];
    const event = { person, from, to, source: 'opening' as const, ...(duty === undefined ? {} : { duty }) };
    if (units === 0) return [];
    return [
      { ...event, kind: meaning.kind, units },
      ...(meaning.burden > 0 ? [{ ...event, kind: 'burden' as const, units: units * meaning.burden }] : []),
    ];
  });
}

function knownOf(
  { person, kind: named, from, to }: OpeningTally,
  kind: LedgerKind,
  known: readonly LedgerEvent[],
  types: ReadonlyMap<DutyCode, DutyType>,
): number {
  const duty = named.split(':')[1];
  const meant = (code: DutyCode | undefined) => duty === undefined || code === duty || !types.has(duty);
  return known
    .filter((e) => e.person === person && e.kind === kind && from <= e.from && e.from <= to && meant(e.duty))
    .reduce((sum, e) => sum + e.units, 0);
}

/** Named holidays of earlier years, and of this year where no duty is known. */
function holidayEvents(team: Team, known: readonly LedgerEvent[]): LedgerEvent[] {
  return team.holidaysWorked.flatMap(({ person, holiday, year, duty }) => {
    const observed = team.holidays.find((one) => one.identity === holiday && one.date.startsWith(String(year)));
    const there = known.some(
      (e) => e.kind === 'holidays' && e.person === person && e.holiday === holiday && e.from.startsWith(String(year)),
    );
    if (there) return [];
    const [from, to] = observed ? [observed.date, observed.date] : [`${year}-01-01`, `${year}-12-31`];
    const event = { person, from, to, source: 'opening' as const, duty, holiday };
    return [{ ...event, kind: 'holidays' as const, units: 1 }];
  });
}

/** The part of an event that falls into `from..to`: all of a duty's, and of a balance as many days as lie in there. */
export function unitsWithin(event: LedgerEvent, from: LocalDay, to: LocalDay): number {
  const first = event.from > from ? event.from : from;
  const last = event.to < to ? event.to : to;
  if (first > last) return 0;
  if (first === event.from && last === event.to) return event.units;
  return (event.units * (daysBetween(first, last) + 1)) / (daysBetween(event.from, event.to) + 1);
}
