import type { Assignment } from '../rota/assignment.ts';
import { dutySpan } from '../rota/calendar.ts';
import { demandOver } from '../rota/demand.ts';
import type { DutyType, DutyCode } from '../team/duty-type.ts';
import { isCall } from '../team/duty-type.ts';
import { isEmployed, type PersonCode } from '../team/person.ts';
import type { Team } from '../team/team.ts';
import { addDays, eachDay, type LocalDay } from '../time/local-day.ts';
import { instantToEpochMinutes, wallClockAt } from '../time/zone.ts';

/** Why nobody answers for a role that is needed. `unfit` only where cover asks for more than a name (`coverOf`). */
export type GapCause = 'leave' | 'sickness' | 'left' | 'not-begun' | 'unfit' | 'not-assigned' | 'not-published';

/** Nobody is on call though somebody should be; `person` is whoever was to hold it, where somebody was. */
export interface Gap {
  readonly cause: GapCause;
  readonly person?: PersonCode;
  /** What makes the person unfit for the duty, as a sentence. */
  readonly reason?: string;
}

/** A run of time, half-open, in minutes since 1970-01-01T00:00Z: one person answers, or there is a gap. */
export interface OnCallSpan {
  readonly start: number;
  readonly end: number;
  readonly person: PersonCode | null;
  readonly gap: Gap | null;
}

/** What a board has to know of a call duty. */
export type CallDuty = Pick<DutyType, 'code' | 'name' | 'mark' | 'responseMinutes'>;

/** One role of call at one site, and who answers for it over time. */
export interface RoleTimeline<Span extends OnCallSpan = OnCallSpan> {
  readonly site: string;
  readonly duty: CallDuty;
  readonly spans: readonly Span[];
}

export interface RoleOnCall<Span extends OnCallSpan = OnCallSpan> {
  readonly site: string;
  readonly duty: CallDuty;
  /** What holds at the moment asked about; null when the role is not needed then. */
  readonly now: Span | null;
  /** Whom to ring when nobody answers: the site's other calls at that moment, next in order first. */
  readonly backup: readonly { readonly person: PersonCode; readonly duty: CallDuty }[];
  /** What ran up to the start of `now`; null when the role was not held right before. */
  readonly before: Span | null;
  /** Who has it after `now`. */
  readonly next: Span | null;
  /** The next 24 hours. Times when the role is not needed are left out. */
  readonly bands: readonly Span[];
}

export interface OnCallQuestion {
  /** Minutes since 1970-01-01T00:00Z. */
  readonly at: number;
  /** Published duties, from well before the moment to well after it. */
  readonly published: readonly Assignment[];
  /** Whether a day belongs to a month that has been published. */
  readonly isPublished: (day: LocalDay) => boolean;
  /** How far around the moment need is worked out; 31 days when absent. */
  readonly reachDays?: number;
  /** Why the holder may not do a duty they hold; nobody is asked that when absent. */
  readonly unfit?: (held: Assignment) => string | null;
}

/** In the order they are rung. */
const ESCALATION: readonly string[] = ['resident', 'first-call', 'second-call'];

/** Who is on call in each role of each site of a team, by what is published. Every role of call is answered for. */
export function resolveOnCall(team: Team, question: OnCallQuestion): RoleOnCall[] {
  return rolesAt(onCallTimelines(team, question), question.at);
}

/** Every role of call of each site, in the order they are rung, with who answers for it over time. */
export function onCallTimelines(team: Team, question: OnCallQuestion): RoleTimeline[] {
  return callRoles(team).map(({ site, duty }) => ({
    site,
    duty,
    spans: onCallTimeline(team, { site, duty }, question),
  }));
}

/** The roles of call, site by site, in the order they are rung. */
export function callRoles(team: Team): { readonly site: string; readonly duty: DutyType }[] {
  const calls = team.dutyTypes.filter(isCall).toSorted((a, b) => rank(a) - rank(b));
  return team.sites.flatMap((site) =>
    calls
      .filter((duty) => duty.sites.length === 0 || duty.sites.includes(site.code))
      .map((duty) => ({ site: site.code, duty })),
  );
}

/** The roles as they stand at a moment. `roles` in the order they are rung. */
export function rolesAt<Span extends OnCallSpan>(roles: readonly RoleTimeline<Span>[], at: number): RoleOnCall<Span>[] {
  return roles.map((role) => {
    const now = spanAt(role.spans, at);
    const after = now?.end ?? at;
    const ofSite = roles.filter((other) => other.site === role.site);
    const place = ofSite.indexOf(role);
    // Those rung after this one, then, round again, those rung before it.
    const inTurn = [...ofSite.slice(place + 1), ...ofSite.slice(0, place)];
    return {
      site: role.site,
      duty: role.duty,
      now,
      backup: inTurn.flatMap((other) => {
        const person = spanAt(other.spans, at)?.person;
        return person && person !== now?.person ? [{ person, duty: other.duty }] : [];
      }),
      before: now ? (role.spans.find((span) => span.end === now.start) ?? null) : null,
      next: role.spans.find((span) => span.person && span.start >= after) ?? null,
      bands: clip(role.spans, at, at + 1440),
    };
  });
}

/**
 * Who answers for one role over time, in order, without overlap; neighbours that say the same are one, so a person's
 * consecutive duties read as a single run. Times when the role is not needed and nobody has it are left out.
 */
export function onCallTimeline(
  team: Team,
  role: { readonly duty: DutyType; readonly site: string },
  question: OnCallQuestion,
): OnCallSpan[] {
  const holdings = holdingsOf(team, role, question);
  const needs = needsOf(team, role.duty, question);
  const moments = [...holdings, ...needs].flatMap(({ start, end }) => [start, end]);
  const edges = [...new Set(moments)].sort((a, b) => a - b);
  const spans: OnCallSpan[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const [start, end] = [edges[i]!, edges[i + 1]!];
    const active = holdings.filter((holding) => holding.start <= start && end <= holding.end);
    const needed = needs.find((need) => need.start <= start && end <= need.end);

    // 1. Somebody published for it who is there answers. Of several, the one who has been on longest; then team order.
    const answering = active.find((holding) => !holding.away);
    // 2. Somebody is published for it but is away, or may not do it: nobody answers, and the reason is known.
    const away = active.find((holding) => holding.away);
    // 3. Nobody is published for it though it is needed: either the month is not out yet, or it was left open.
    // 4. Nobody has it and nobody is needed: no span.
    if (answering) push(spans, { start, end, person: answering.person, gap: null });
    else if (away) push(spans, { start, end, person: null, gap: away.away });
    else if (needed) push(spans, { start, end, person: null, gap: { cause: needed.cause } });
  }
  return spans;
}

interface Holding {
  readonly start: number;
  readonly end: number;
  readonly person: PersonCode;
  readonly away: Gap | null;
}

/** The role's published duties, longest on first. A trainee's extra duty never answers for a role. */
function holdingsOf(
  team: Team,
  { duty, site }: { readonly duty: DutyType; readonly site: string },
  { published, unfit }: OnCallQuestion,
): Holding[] {
  const order = new Map(team.people.map((person, index) => [person.code, index]));
  return published
    .filter((held) => held.duty === duty.code && !held.supernumerary && (!held.site || held.site === site))
    .map((held) => ({
      start: instantToEpochMinutes(held.start),
      end: instantToEpochMinutes(held.end),
      person: held.person,
      away: whyAway(team, held) ?? whyUnfit(held, unfit),
    }))
    .sort((a, b) => a.start - b.start || (order.get(a.person) ?? 0) - (order.get(b.person) ?? 0));
}

/** A duty belongs to the day it starts: being away on that day frees all of it. Leave only asked for frees nothing. */
function whyAway(team: Team, { person, date }: Assignment): Gap | null {
  const away = team.leave.filter((leave) => leave.person === person && leave.from <= date && date <= leave.to);
  if (away.some((leave) => leave.status === 'recorded')) return { cause: 'sickness', person };
  if (away.some((leave) => leave.status === 'approved')) return { cause: 'leave', person };
  const who = team.people.find((one) => one.code === person);
  if (who && isEmployed(who, date)) return null;
  return { cause: who?.startDate && date < who.startDate ? 'not-begun' : 'left', person };
}

function whyUnfit(held: Assignment, unfit: OnCallQuestion['unfit']): Gap | null {
  const reason = unfit?.(held) ?? null;
  return reason === null ? null : { cause: 'unfit', person: held.person, reason };
}

/** When the role has to be held, and what it means if it is not. */
function needsOf(team: Team, duty: DutyType, { at, isPublished, reachDays = 31 }: OnCallQuestion): Need[] {
  const today = wallClockAt(at, team.timeZone).day;
  const [from, to] = [addDays(today, -reachDays), addDays(today, reachDays)];
  const need = demandOver(team, from, to);
  return eachDay(from, to)
    .filter((day) => need(duty.code, day) > 0)
    .map((day) => ({ ...dutySpan(team, duty, day), cause: isPublished(day) ? 'not-assigned' : 'not-published' }));
}

interface Need {
  readonly start: number;
  readonly end: number;
  readonly cause: GapCause;
}

function push(spans: OnCallSpan[], span: OnCallSpan): void {
  const last = spans.at(-1);
  const goesOn =
    last?.end === span.start &&
    last.person === span.person &&
    last.gap?.cause === span.gap?.cause &&
    last.gap?.person === span.gap?.person &&
    last.gap?.reason === span.gap?.reason;
  if (goesOn) spans[spans.length - 1] = { ...last, end: span.end };
  else spans.push(span);
}

function spanAt<Span extends OnCallSpan>(timeline: readonly Span[], at: number): Span | null {
  return timeline.find((span) => span.start <= at && at < span.end) ?? null;
}

function clip<Span extends OnCallSpan>(timeline: readonly Span[], from: number, to: number): Span[] {
  return timeline
    .filter((span) => span.start < to && from < span.end)
    .map((span) => ({ ...span, start: Math.max(span.start, from), end: Math.min(span.end, to) }));
}

function rank(duty: Pick<DutyType, 'mark'> & { readonly code: DutyCode }): number {
  const place = ESCALATION.indexOf(duty.mark);
  return place < 0 ? ESCALATION.length : place;
}
