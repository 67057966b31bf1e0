import { daysBetween, type LocalDay, type Weekday } from '../time/local-day.ts';
import type { DutyCode } from './duty-type.ts';

/** The team's own short code for a person: `OAC`. Unique in the team. */
export type PersonCode = string;

/** 0 none, 1 observes, 2 supervised, 3 independent, 4 teaches. Only 3 and above fills a requirement. */
export type CompetenceLevel = 0 | 1 | 2 | 3 | 4;

export interface Person {
  readonly id?: string;
  readonly code: PersonCode;
  readonly name: string;
  readonly grade: string;
  readonly band?: string;
  /** Share of a full-time contract, and the share of it that is clinical; 1 is full time. */
  readonly fte: number;
  readonly clinicalFte: number;
  readonly contractHoursPerWeek: number;
  /** Weeks over which contract hours are averaged. */
  readonly averagingWeeks?: number;
  readonly startDate?: LocalDay;
  readonly endDate?: LocalDay;
  /** Supernumerary: never counts towards demand, never alone. */
  readonly trainee: boolean;
  /** Provisional licence or new graduate. */
  readonly provisional: boolean;
  readonly competences: Readonly<Record<string, CompetenceLevel>>;
  readonly credentials: readonly Credential[];
  /** Minutes from home to each site, by site code. */
  readonly travelMinutes: Readonly<Record<string, number>>;
  readonly fixedDaysOff: readonly Weekday[];
  /** Duties held every week on the same day, such as a trainee's university day. */
  readonly fixedDuties: readonly { readonly weekday: Weekday; readonly duty: DutyCode }[];
  readonly contacts: readonly Contact[];
  readonly optOut48h: boolean;
  readonly notes?: string;
}

/** A dated permission to work. `expires` is the last valid day, in the team's zone; none means it does not lapse. */
export interface Credential {
  readonly type: string;
  readonly body: string;
  readonly number: string;
  readonly validFrom?: LocalDay;
  readonly expires?: LocalDay;
  /** Not required ones only warn. */
  readonly required: boolean;
  /** Needed only for duties that ask for this competence. */
  readonly forCompetence?: string;
  /** Needed only for duties at this site. */
  readonly site?: string;
  /** A limit on what it permits, as written: `ECMO only`. `full` or absent permits everything. */
  readonly scope?: string;
}

export type ContactVisibility = 'on-call' | 'team' | 'private';

export interface Contact {
  readonly kind: 'phone' | 'email' | 'pager';
  readonly value: string;
  /** `on-call`: shown to the switchboard while on call; `team`: to colleagues; `private`: to managers only. */
  readonly visibility: ContactVisibility;
}

/** Names as sentences use them: the first word of the full name. */
export function firstName(person: Pick<Person, 'name'>): string {
  return person.name.trim().split(/\s+/)[0] ?? person.name;
}

/** `person` is employed on that day. A duty counts on the day it begins: a night of the last day is worked to its end. */
export function isEmployed(person: Person, day: LocalDay): boolean {
  return (!person.startDate || person.startDate <= day) && (!person.endDate || day <= person.endDate);
}

/** On how many of the days `from..to` (both included) somebody is employed. */
export function employedDays({ startDate, endDate }: Person, from: LocalDay, to: LocalDay): number {
  const first = startDate && startDate > from ? startDate : from;
  const last = endDate && endDate < to ? endDate : to;
  return Math.max(0, daysBetween(first, last) + 1);
}
