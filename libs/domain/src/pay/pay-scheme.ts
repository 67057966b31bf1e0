import type { Team } from '../team/team.ts';
import type { CallOut } from '../call-outs/call-out.ts';
import type { Assignment } from '../rota/assignment.ts';
import { dayTypeOf, type DayType } from '../rota/calendar.ts';
import type { PersonCode } from '../team/person.ts';
import { addDays, type LocalDay } from '../time/local-day.ts';
import { instantToEpochMinutes, wallClockAt, wallClockToEpochMinutes, type Zone } from '../time/zone.ts';

/** Whole pence (or cents): money is never a fraction. */
export type Pence = number;

/** How being on call from home and being called in are paid. All numbers are a team's own; these kinds are two ways to use them. */
export interface PayScheme {
  readonly name: string;
  /** For being on call from home: so much a duty by the day it begins, or a share of the basic hour for each hour at home. */
  readonly standby:
    | { readonly kind: 'per-duty'; readonly pence: Readonly<Record<DayType, Pence>> }
    | { readonly kind: 'per-hour'; readonly percentOfBasic: number };
  /** For being called in, in percent of the basic hour by the day each minute falls on. */
  readonly calledInPercent: Readonly<Record<DayType, number>>;
  /** A call-out is paid for at least so long, at the rate of its last minute. */
  readonly leastMinutes: number;
  /** Each call-out is rounded up to whole units of so many minutes. */
  readonly roundUpTo: number;
}

/** A team's scheme, and what a basic hour is worth for each of its people. */
export interface PaySettings {
  readonly scheme: PayScheme;
  readonly basicHour: Readonly<Record<PersonCode, Pence>>;
}

export interface PayLine {
  readonly person: PersonCode;
  readonly kind: 'standby' | 'called-in';
  readonly date: LocalDay;
  readonly duty: string;
  /** Minutes paid. */
  readonly minutes: number;
  /** Of the basic hour; null for so much a duty. */
  readonly percent: number | null;
  readonly pence: Pence;
}

export interface PayFacts {
  readonly published: readonly Assignment[];
  readonly callOuts: readonly CallOut[];
  /** Pence for a basic hour, by person. Whoever is not in it is left out. */
  readonly basicHour: Readonly<Record<PersonCode, Pence>>;
}

/** Every line of pay, by person, then day. Each line is rounded once, half a penny up, and the total is their sum. */
export function payLines(team: Team, scheme: PayScheme, facts: PayFacts): PayLine[] {
  return team.people.flatMap(({ code: person }) => {
    const basic = facts.basicHour[person];
    if (basic === undefined) return [];
    const called = facts.callOuts.filter((each) => each.person === person && each.end !== null);
    const standby = facts.published
      .filter((held) => held.person === person && isFromHome(team, held.duty))
      .map((held) => standbyLine(team, scheme, { held, basic, called }));
    const calledIn = called.flatMap((callOut) => calledInLines(team, scheme, callOut, basic));
    return [...standby, ...calledIn].sort((a, b) => a.date.localeCompare(b.date));
  });
}

/** What these people's lines add up to, in the order given. */
export function payTotals(
  people: readonly PersonCode[],
  lines: readonly PayLine[],
): { readonly person: PersonCode; readonly standby: Pence; readonly calledIn: Pence }[] {
  return people.map((person) => {
    const sum = (kind: PayLine['kind']) =>
      lines
        .filter((line) => line.person === person && line.kind === kind)
        .reduce((total, { pence }) => total + pence, 0);
    return { person, standby: sum('standby'), calledIn: sum('called-in') };
  });
}

function isFromHome(team: Team, code: string): boolean {
  return team.dutyTypes.find((duty) => duty.code === code)?.kind === 'on-call-from-home';
}

function standbyLine(
  team: Team,
  { standby }: PayScheme,
  { held, basic, called }: { readonly held: Assignment; readonly basic: Pence; readonly called: readonly CallOut[] },
): PayLine {
  const { person, date, duty } = held;
  const [start, end] = [instantToEpochMinutes(held.start), instantToEpochMinutes(held.end)];
  const line = { person, date, duty, kind: 'standby' } as const;
  if (standby.kind === 'per-duty') {
    return { ...line, minutes: end - start, percent: null, pence: standby.pence[dayTypeOf(team, date)] };
  }
  // Minutes called in are paid as such and not as standby, too.
  const away = called
    .map((each) => Math.max(0, Math.min(each.end!, end) - Math.max(each.start, start)))
    .reduce((total, each) => total + each, 0);
  const minutes = end - start - away;
  const percent = standby.percentOfBasic;
  return { ...line, minutes, percent, pence: penceFor(minutes, basic, percent) };
}

/** One line for each day the call-out touches; the rest of the minimum and the rounding go to the last. */
function calledInLines(team: Team, scheme: PayScheme, callOut: CallOut, basic: Pence): PayLine[] {
  const { person, duty, start } = callOut;
  const paid = Math.max(scheme.leastMinutes, roundUp(callOut.end! - start, scheme.roundUpTo));
  const parts = byLocalDay(start, callOut.end!, team.timeZone);
  const worked = parts.reduce((total, { minutes }) => total + minutes, 0);
  return parts.map(({ day, minutes }, i) => {
    const counted = i === parts.length - 1 ? minutes + (paid - worked) : minutes;
    const percent = scheme.calledInPercent[dayTypeOf(team, day)];
    const pence = penceFor(counted, basic, percent);
    return { person, duty, kind: 'called-in', date: day, minutes: counted, percent, pence };
  });
}

function byLocalDay(start: number, end: number, zone: Zone): { day: LocalDay; minutes: number }[] {
  const parts: { day: LocalDay; minutes: number }[] = [];
  for (let from = start; from < end;) {
    const { day } = wallClockAt(from, zone);
    const to = Math.min(end, wallClockToEpochMinutes(addDays(day, 1), 0, zone));
    parts.push({ day, minutes: to - from });
    from = to;
  }
  return parts;
}

function roundUp(minutes: number, unit: number): number {
  return Math.ceil(minutes / unit) * unit;
}

/** Half a penny goes up. All whole numbers, so the same facts give the same penny everywhere. */
function penceFor(minutes: number, basic: Pence, percent: number): Pence {
  const divisor = 60 * 100;
  return Math.floor((2 * minutes * basic * percent + divisor) / (2 * divisor));
}
