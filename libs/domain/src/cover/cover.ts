import { leaveOn } from '../leave/binding-leave.ts';
import { callRoles, onCallTimeline, type Gap, type OnCallQuestion } from '../on-call/resolve-on-call.ts';
import type { Assignment } from '../rota/assignment.ts';
import { isCall, type DutyType } from '../team/duty-type.ts';
import { isEmployed, type PersonCode } from '../team/person.ts';
import type { Team } from '../team/team.ts';
import { sayDay } from '../time/local-day.ts';
import { instantToEpochMinutes, type Instant } from '../time/zone.ts';

/**
 * `on-call`: somebody who may do it answers; `in-house`: the role is not asked for and somebody able is at work at the
 * site; `not-asked`: the role is not asked for; `uncovered`: it is asked for and nobody answers.
 */
export type CoverState = 'on-call' | 'in-house' | 'not-asked' | 'uncovered';

/** A run of minutes, half-open, since 1970-01-01T00:00Z, in which the same holds. */
export interface CoverStretch {
  readonly start: number;
  readonly end: number;
  readonly state: CoverState;
  readonly person: PersonCode | null;
  /** The duty by which `person` covers it. */
  readonly duty: string | null;
  /** Why it is uncovered. */
  readonly gap: Gap | null;
}

/** One role of call at one site: its skill and response time are the duty's. */
export interface CoverLine {
  readonly site: string;
  readonly duty: DutyType;
  /** Every minute asked about, once, in order. */
  readonly stretches: readonly CoverStretch[];
}

export interface CoverQuestion extends Pick<OnCallQuestion, 'published' | 'isPublished' | 'unfit'> {
  /** Minutes since 1970-01-01T00:00Z; `to` itself is not asked about. */
  readonly from: number;
  readonly to: number;
  /** Whether somebody able must be there at every minute, also where no duty is asked for, as some teams' rules say. */
  readonly always?: boolean;
}

/** A hole in a line, with the line it is in. */
export interface CoverGap extends Gap {
  readonly site: string;
  readonly duty: string;
  readonly start: number;
  readonly end: number;
}

/** Every minute of every role classified. A person counts only while they are there and may do the duty. */
export function coverOf(team: Team, question: CoverQuestion): CoverLine[] {
  const { from, to, published, isPublished, unfit } = question;
  const reachDays = Math.ceil((to - from) / 1440) + 2;
  const firstOfSite = new Set<string>();
  return callRoles(team).map(({ site, duty }) => {
    const isFirst = !firstOfSite.has(site);
    firstOfSite.add(site);
    const spans = onCallTimeline(
      team,
      { site, duty },
      { at: from, published, isPublished, reachDays, ...(unfit ? { unfit } : {}) },
    );
    const called = spans
      .filter((span) => span.start < to && from < span.end)
      .map((span): CoverStretch => ({
        start: Math.max(span.start, from),
        end: Math.min(span.end, to),
        state: span.person === null ? 'uncovered' : 'on-call',
        person: span.person,
        duty: span.person === null ? null : duty.code,
        gap: span.gap,
      }));
    const atWork = inHouse(team, { site, duty }, question);
    const must = question.always === true && isFirst;
    return { site, duty, stretches: filled(called, atWork, { from, to, must }) };
  });
}

/** The holes of all lines, in time. */
export function gapsOf(lines: readonly CoverLine[]): CoverGap[] {
  return lines
    .flatMap(({ site, duty, stretches }) =>
      stretches.flatMap(({ start, end, gap }) => (gap ? [{ site, duty: duty.code, start, end, ...gap }] : [])),
    )
    .sort((a, b) => a.start - b.start);
}

interface AtWork {
  readonly start: number;
  readonly end: number;
  readonly person: PersonCode;
  readonly duty: string;
}

/** Duties worked at the site, that are no calls, by people who could answer for the role. */
function inHouse(team: Team, role: { site: string; duty: DutyType }, question: CoverQuestion): AtWork[] {
  const duties = new Map(team.dutyTypes.map((duty) => [duty.code, duty]));
  const people = new Map(team.people.map((person) => [person.code, person]));
  const isAble = (held: Assignment) =>
    Object.entries(role.duty.requiredCompetences).every(
      ([code, level]) => (people.get(held.person)?.competences[code] ?? 0) >= level,
    );
  const isThere = (held: Assignment) => {
    const duty = duties.get(held.duty);
    const person = people.get(held.person);
    if (!duty || isCall(duty) || duty.optional || duty.mark === 'office' || held.supernumerary) return false;
    if (!person || !isEmployed(person, held.date)) return false;
    const here = held.site ? held.site === role.site : duty.sites.length === 0 || duty.sites.includes(role.site);
    return here && !leaveOn(team.leave, held.person, held.date) && (question.unfit?.(held) ?? null) === null;
  };
  return question.published
    .filter((held) => isThere(held) && isAble(held))
    .map((held) => ({
      start: instantToEpochMinutes(held.start),
      end: instantToEpochMinutes(held.end),
      person: held.person,
      duty: held.duty,
    }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The minutes between calls, filled by who is at work, so that the whole range is said exactly once. */
function filled(
  called: readonly CoverStretch[],
  atWork: readonly AtWork[],
  { from, to, must }: { readonly from: number; readonly to: number; readonly must: boolean },
): CoverStretch[] {
  const all: CoverStretch[] = [];
  let at = from;
  for (const stretch of [...called, null]) {
    all.push(...between(at, stretch?.start ?? to, atWork, must));
    if (!stretch) break;
    all.push(stretch);
    at = stretch.end;
  }
  return all;
}

function between(from: number, to: number, atWork: readonly AtWork[], must: boolean): CoverStretch[] {
  const found: CoverStretch[] = [];
  const nobody = (start: number, end: number): CoverStretch => ({
    ...{ start, end, person: null, duty: null },
    ...(must ? { state: 'uncovered', gap: { cause: 'not-assigned' } } : { state: 'not-asked', gap: null }),
  });
  for (let at = from; at < to;) {
    const there = longest(atWork, at);
    const next = Math.min(to, ...atWork.filter(({ start }) => start > at).map(({ start }) => start));
    const end = there ? Math.min(to, there.end) : next;
    found.push(
      there
        ? { start: at, end, state: 'in-house', person: there.person, duty: there.duty, gap: null }
        : nobody(at, end),
    );
    at = end;
  }
  return found;
}

/** Of those at work at a minute, the one who stays longest: the fewest changes of name. */
function longest(atWork: readonly AtWork[], at: number): AtWork | null {
  let best: AtWork | null = null;
  for (const each of atWork) {
    if (each.start > at) break;
    if (each.end > at && (!best || each.end > best.end)) best = each;
  }
  return best;
}

/**
 * `from Sat 12 Dec 07:30 to Sun 13 Dec 07:30`: when a gap is, by the clock the instants were written with. One whose end
 * lies beyond what is looked at has none.
 */
export function sayGapTime(start: Instant, end: Instant | null): string {
  const say = (instant: Instant) => `${sayDay(instant.slice(0, 10))} ${instant.slice(11, 16)}`;
  return end === null ? `from ${say(start)} on, without an end in sight` : `from ${say(start)} to ${say(end)}`;
}
