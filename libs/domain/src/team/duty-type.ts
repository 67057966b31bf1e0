import type { LocalDay } from '../time/local-day.ts';
import { minutesOf, type WallClock } from '../time/zone.ts';
import type { CompetenceLevel } from './person.ts';

/** The team's own code for a duty: `OC1`. Unique in the team. */
export type DutyCode = string;

export const DUTY_KINDS = ['duty', 'resident-on-call', 'on-call-from-home'] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

/** How a duty looks and what it weighs on a person: decides its colour and the `@` selectors of rules. */
export const DUTY_MARKS = ['theatre', 'float', 'late', 'first-call', 'second-call', 'resident', 'office'] as const;
export type DutyMark = (typeof DUTY_MARKS)[number];

/** Wall-clock times at the site. `endDayOffset` 1 ends on the next day; equal start and end with offset 1 is 24 hours. */
export interface DutyTimes {
  readonly start: WallClock;
  readonly end: WallClock;
  readonly endDayOffset: 0 | 1;
}

export interface Need {
  readonly monFri: number;
  readonly sat: number;
  readonly sun: number;
  readonly holiday: number;
}

export interface DutyType {
  readonly id?: string;
  readonly code: DutyCode;
  readonly name: string;
  readonly kind: DutyKind;
  readonly mark: DutyMark;
  /** Codes of the sites it serves; more than one when it covers them together. Empty means any. */
  readonly sites: readonly string[];
  readonly weekday: DutyTimes;
  /** Times on Saturdays, Sundays and holidays; null keeps the weekday times. */
  readonly weekendAndHoliday: DutyTimes | null;
  readonly paidHours: number;
  /** Share of its length that counts as working time: 1 resident, 0 from home (plus what is worked). */
  readonly workingTimeWeight: number;
  readonly need: Need;
  /** Not demanded; may be given where staffing allows (CPD, admin). */
  readonly optional: boolean;
  /** Needed when the ECMO census reaches `census` patients. */
  readonly contingent?: { readonly census: number };
  readonly requiredCompetences: Readonly<Record<string, CompetenceLevel>>;
  readonly responseMinutes: number | null;
  readonly countsAsNight: boolean;
  readonly countsAsWeekend: boolean;
  readonly notes?: string;
}

/** On one date, `need` people hold `duty`, whatever the weekday says. */
export interface DemandChange {
  readonly date: LocalDay;
  readonly duty: DutyCode;
  readonly need: number;
  readonly reason?: string;
}

/** `need` people on each day an RFC 5545 recurrence rule falls on, from `from` (its DTSTART) to `to`. */
export interface DemandRecurrence {
  readonly duty: DutyCode;
  readonly rrule: string;
  readonly from: LocalDay;
  readonly to?: LocalDay;
  readonly need: number;
  readonly reason?: string;
}

/** On call in either form. */
export function isCall(duty: Pick<DutyType, 'kind'>): boolean {
  return duty.kind !== 'duty';
}

/**
 * The mark of a duty whose source does not name one. Among calls from home the shortest response is first call;
 * equal responses are told apart by a 2 in the code.
 */
export function guessMark(duty: Omit<DutyType, 'mark'>, all: readonly Omit<DutyType, 'mark'>[]): DutyMark {
  if (duty.kind === 'resident-on-call') return 'resident';
  if (duty.kind === 'on-call-from-home') {
    const sameSite = all.filter(
      (other) => other.kind === 'on-call-from-home' && other.sites.join() === duty.sites.join(),
    );
    const soonest = Math.min(...sameSite.map((other) => other.responseMinutes ?? Infinity));
    return (duty.responseMinutes ?? Infinity) <= soonest && !/2/.test(duty.code) && /1/.test(duty.code)
      ? 'first-call'
      : 'second-call';
  }
  if (duty.optional) return 'office';
  if (/float|\+1/i.test(duty.name)) return 'float';
  if (/\blate\b/i.test(duty.name) || minutesOf(duty.weekday.start) >= 10 * 60) return 'late';
  return 'theatre';
}
