import type { LocalDay } from '../time/local-day.ts';
import type { Instant } from '../time/zone.ts';
import type { DutyCode } from '../team/duty-type.ts';
import type { PersonCode } from '../team/person.ts';

/** One person holds one duty that starts on one date. Half-open: `end` itself is free. */
export interface Assignment {
  readonly person: PersonCode;
  /** The local day the duty belongs to (the day it starts). */
  readonly date: LocalDay;
  readonly duty: DutyCode;
  readonly start: Instant;
  readonly end: Instant;
  readonly site?: string;
  /** A trainee's: extra, does not count towards demand. */
  readonly supernumerary?: boolean;
  /** The mentor of a supernumerary duty. */
  readonly with?: PersonCode;
}

/** Names one cell's content; unique per person, date and duty. */
export function assignmentKey(a: Pick<Assignment, 'person' | 'date' | 'duty'>): string {
  return `${a.person}|${a.date}|${a.duty}`;
}

/** A month (or any run of days) of a team as it stands: what the board shows, rules check and the solver returns. */
export interface RotaSnapshot {
  readonly team: string;
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly assignments: readonly Assignment[];
  /** Keys (`assignmentKey`) the solver must keep, and cells that must stay empty as `person|date|-`. */
  readonly locks: readonly string[];
}
