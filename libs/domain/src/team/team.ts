import type { LocalDay, Weekday } from '../time/local-day.ts';
import type { WallClock, Zone } from '../time/zone.ts';
import type { DutyCode, DutyType, DemandChange, DemandRecurrence } from './duty-type.ts';
import type { PersonCode, Person } from './person.ts';
import type { Assignment } from '../rota/assignment.ts';

/**
 * Everything rules and solver need to know about a team, as plain JSON: days and instants are strings, people and
 * duties are named by their code. The API sends it, the importer makes it, the database stores its parts.
 */
export interface Team {
  /** Stable short name, lower case with dashes: `two-rooms`. */
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2, and ISO 3166-2 for the holiday calendar. */
  readonly country: string;
  readonly region?: string;
  /** BCP 47, for dates and names of weekdays. */
  readonly locale: string;
  /** The zone used where a duty has no single site. */
  readonly timeZone: Zone;
  readonly sites: readonly Site[];
  readonly competences: readonly Competence[];
  readonly people: readonly Person[];
  readonly dutyTypes: readonly DutyType[];
  readonly holidays: readonly Holiday[];
  readonly demandChanges: readonly DemandChange[];
  readonly demandRecurrences: readonly DemandRecurrence[];
  /** ECMO patients expected per day; switches contingent duties on (`DutyType.contingent`). A day left out counts 0. */
  readonly ecmoCensus: Readonly<Record<LocalDay, number>>;
  readonly leave: readonly Leave[];
  readonly requests: readonly Request[];
  /** What was worked before (and, if already published, after) the month being planned. */
  readonly history: readonly Assignment[];
  /** Counts carried in from before `history`, and named holidays of earlier years. */
  readonly tallies: readonly OpeningTally[];
  readonly holidaysWorked: readonly HolidayWorked[];
  /** Call-outs that are over, in order of their day; left out where there are none. */
  readonly callOuts?: readonly CalledOut[];
  /** First days of pay periods, where hours are counted by pay period. */
  readonly payPeriodStarts: readonly LocalDay[];
}

export interface Site {
  readonly code: string;
  readonly name: string;
  readonly timeZone: Zone;
  /** Minutes of travel to other sites, by their code. */
  readonly minutesTo?: Readonly<Record<string, number>>;
}

export interface Competence {
  readonly code: string;
  readonly name: string;
}

/**
 * One observance. `identity` (`christmas-day`) is the same every year and for a substitute day, so that a ledger can
 * compare years; `date` and `name` are this year's.
 */
export interface Holiday {
  readonly date: LocalDay;
  readonly name: string;
  readonly identity: string;
  /** Burden points for holiday equity. */
  readonly points: number;
}

export const LEAVE_STATUSES = ['requested', 'approved', 'recorded', 'declined', 'withdrawn'] as const;
export type LeaveStatus = (typeof LEAVE_STATUSES)[number];

/** Whole days, both ends included. `recorded` is a fact (sickness); `requested` does not bind until decided. */
export interface Leave {
  readonly id?: string;
  readonly person: PersonCode;
  readonly from: LocalDay;
  readonly to: LocalDay;
  /** The team's code: `AL`, `PTO`, `SICK`. */
  readonly type: string;
  readonly typeName?: string;
  readonly status: LeaveStatus;
  readonly comment?: string;
  /** Why it was decided so, as whoever asked reads it. */
  readonly reason?: string;
}

export const PRIORITIES = ['must', 'prefer', 'nice'] as const;
export type Priority = (typeof PRIORITIES)[number];

export interface Request {
  readonly id?: string;
  readonly person: PersonCode;
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly wish: 'want' | 'avoid';
  /** A duty code, `any` (any duty or call) or `any call`. */
  readonly duty: DutyCode;
  readonly priority: Priority;
  readonly comment?: string;
}

/**
 * Counts of one kind of burden for one person over `from..to`, both included. `kind` is `weeknight:OC1`, `weekend:OC1`,
 * `lates`, `nights`; a weekend is one unit, counted on its Sunday.
 */
export interface OpeningTally {
  readonly person: PersonCode;
  readonly kind: string;
  readonly count: number;
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/** Somebody was called in while on call, and is home again. */
export interface CalledOut {
  readonly person: PersonCode;
  /** The duty they were on call for, and the day it belongs to. */
  readonly duty: DutyCode;
  readonly date: LocalDay;
  /** From being called in to being home. */
  readonly minutes: number;
}

/** Somebody held `duty` on a named holiday of a year. */
export interface HolidayWorked {
  readonly person: PersonCode;
  readonly holiday: string;
  readonly year: number;
  readonly duty: DutyCode;
}

export type { LocalDay, Weekday, WallClock, Zone };
