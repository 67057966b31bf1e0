import type { Contact, PersonCode } from '../team/person.ts';
import type { Zone } from '../time/zone.ts';
import { instantText, type Instant } from '../time/zone.ts';
import { rolesAt, type CallDuty, type OnCallSpan, type RoleOnCall, type RoleTimeline } from './resolve-on-call.ts';

/** How to reach somebody first; null when nothing may be shown. */
export type ReachFirst = Pick<Contact, 'kind' | 'value'> | null;

/** A span with its cause in words for whoever may read this copy. */
export interface BoardSpan extends Pick<OnCallSpan, 'start' | 'end' | 'person'> {
  readonly cause: string | null;
}

export interface BoardSite {
  readonly site: string;
  readonly name: string;
  readonly timeZone: Zone;
  /** In the order they are rung. */
  readonly roles: readonly { readonly duty: CallDuty; readonly spans: readonly BoardSpan[] }[];
}

/**
 * Everything a board needs to say who is on call at any moment of the coming days, for one kind of reader: plain data,
 * so that a wall without a network answers from it exactly as the server would.
 */
export interface BoardCopy {
  readonly team: string;
  readonly sites: readonly BoardSite[];
  readonly people: Readonly<Record<PersonCode, { readonly name: string; readonly reachFirst: ReachFirst }>>;
  /** Newest published version by month. */
  readonly versions: Readonly<Record<string, number>>;
  /** The minute up to which this copy knows the roles. */
  readonly horizon: number;
  readonly notes: readonly BoardNote[];
  /** Who said that a hand-over happened; `at` in minutes. */
  readonly handOvers: readonly {
    readonly site: string;
    readonly duty: string;
    readonly at: number;
    readonly person: PersonCode;
  }[];
  /** When the gap that starts at `start` was noticed, and when somebody saw the alarm. */
  readonly alarms: readonly {
    readonly site: string;
    readonly duty: string;
    readonly start: number;
    readonly openedAt: Instant;
    readonly seenAt: Instant | null;
  }[];
}

/** What an operator wants the next one to know: about one duty, or about the whole board when `duty` is null. */
export interface BoardNote {
  readonly id: string;
  readonly duty: string | null;
  readonly text: string;
  readonly by: string;
  readonly at: Instant;
}

/** One person's call ended and another's began. `from` is null when nobody had the role right before. */
export interface BoardHandOver {
  readonly at: Instant;
  readonly from: { readonly code: PersonCode; readonly name: string; readonly acknowledged: boolean } | null;
  readonly to: { readonly code: PersonCode; readonly name: string; readonly acknowledged: boolean } | null;
}

export interface BoardRole {
  readonly team: string;
  readonly duty: string;
  readonly name: string;
  readonly mark: CallDuty['mark'];
  readonly responseMinutes: number | null;
  readonly rotaVersion: number | null;
  readonly uncovered: boolean;
  readonly cause?: string;
  readonly person: { readonly code: PersonCode; readonly name: string } | null;
  readonly reachFirst: ReachFirst;
  readonly since: Instant | null;
  readonly until: Instant | null;
  readonly backup: readonly {
    readonly name: string;
    readonly duty: string;
    readonly reachFirst: ReachFirst;
    readonly responseMinutes: number | null;
  }[];
  readonly next: { readonly name: string; readonly from: Instant } | null;
  readonly handOver: BoardHandOver | null;
  /** Of the gap that runs. */
  readonly alarm: { readonly openedAt: Instant; readonly seenAt: Instant | null } | null;
  readonly notes: readonly BoardNote[];
  readonly bands: readonly { readonly start: Instant; readonly end: Instant; readonly name: string | null }[];
}

export interface BoardSiteNow {
  readonly site: string;
  readonly name: string;
  readonly timeZone: Zone;
  /** Until when every minute of every role is covered; null while one is not. */
  readonly coveredUntil: Instant | null;
  /** Of operators, about no duty in particular. */
  readonly notes: readonly BoardNote[];
  readonly roles: readonly BoardRole[];
}

/** The board as it stands at a moment (minutes since 1970-01-01T00:00Z). */
export function boardAt(copy: BoardCopy, at: number): BoardSiteNow[] {
  return copy.sites.map(({ site, name, timeZone, roles }) => ({
    site,
    name,
    timeZone,
    coveredUntil: coveredUntil(copy, roles, { at, zone: timeZone }),
    notes: copy.notes.filter(({ duty }) => duty === null),
    roles: rolesAt(timelinesOf(site, roles), at).map((role) => boardRole(copy, role, { at, zone: timeZone })),
  }));
}

interface Here {
  readonly at: number;
  readonly zone: Zone;
}

function coveredUntil(copy: BoardCopy, roles: BoardSite['roles'], { at, zone }: Here): Instant | null {
  const holes = roles.flatMap(({ spans }) => spans.filter(({ person, end }) => person === null && end > at));
  const first = Math.min(copy.horizon, ...holes.map(({ start }) => start));
  return first <= at ? null : instantText(first, zone);
}

type Span = OnCallSpan & { readonly cause: string | null };

/** Made once for each site of a copy, which never changes. */
const timelines = new WeakMap<BoardSite['roles'], RoleTimeline<Span>[]>();

function timelinesOf(site: string, roles: BoardSite['roles']): RoleTimeline<Span>[] {
  const made = timelines.get(roles) ?? roles.map(asTimeline(site));
  timelines.set(roles, made);
  return made;
}

/** A cause stands for a gap: a board knows why in words only. */
const asTimeline =
  (site: string) =>
  ({ duty, spans }: BoardSite['roles'][number]): RoleTimeline<Span> => ({
    site,
    duty,
    spans: spans.map((span) => ({ ...span, gap: span.cause === null ? null : { cause: 'not-assigned' as const } })),
  });

function boardRole(copy: BoardCopy, role: RoleOnCall<Span>, { at, zone }: Here): BoardRole {
  const { duty, next, backup, bands } = role;
  const say = (minute: number) => instantText(minute, zone);
  const known = (code: PersonCode | null | undefined) => knownPerson(copy, code);
  const heir = known(next?.person);
  return {
    team: copy.team,
    duty: duty.code,
    name: duty.name,
    mark: duty.mark,
    responseMinutes: duty.responseMinutes,
    rotaVersion: copy.versions[say(at).slice(0, 7)] ?? null,
    ...runningPart(copy, role, say),
    backup: backup.flatMap((each) => {
      const person = known(each.person);
      if (!person) return [];
      const { code, responseMinutes } = each.duty;
      return [{ name: person.name, duty: code, reachFirst: person.reachFirst, responseMinutes }];
    }),
    next: next && heir ? { name: heir.name, from: say(next.start) } : null,
    handOver: handOver(copy, role, zone),
    notes: copy.notes.filter((note) => note.duty === duty.code),
    bands: bands.map(({ start, end, person }) => ({
      start: say(start),
      end: say(end),
      name: known(person)?.name ?? null,
    })),
  };
}

function knownPerson(copy: BoardCopy, code: PersonCode | null | undefined) {
  const person = code ? copy.people[code] : undefined;
  return code && person ? { code, ...person } : null;
}

type RunningPart = Pick<BoardRole, 'uncovered' | 'cause' | 'person' | 'reachFirst' | 'since' | 'until' | 'alarm'>;

/** What holds at the moment itself. */
function runningPart(copy: BoardCopy, role: RoleOnCall<Span>, say: (minute: number) => Instant): RunningPart {
  const { now } = role;
  if (!now) return { uncovered: false, person: null, reachFirst: null, since: null, until: null, alarm: null };
  const holder = knownPerson(copy, now.person);
  return {
    uncovered: now.person === null,
    ...(now.cause ? { cause: now.cause } : {}),
    person: holder ? { code: holder.code, name: holder.name } : null,
    reachFirst: holder?.reachFirst ?? null,
    since: say(now.start),
    until: say(now.end),
    alarm: now.person === null ? alarmOf(copy, role, now) : null,
  };
}

/** The hand-over by which the call that runs began. */
function handOver(copy: BoardCopy, { site, duty, now, before }: RoleOnCall<Span>, zone: Zone): BoardHandOver | null {
  if (!now || (!before && now.person === null)) return null;
  const side = (code: PersonCode | null | undefined) => {
    const person = knownPerson(copy, code);
    if (!person) return null;
    const acknowledged = copy.handOvers.some(
      (said) => said.site === site && said.duty === duty.code && said.at === now.start && said.person === code,
    );
    return { code: person.code, name: person.name, acknowledged };
  };
  return { at: instantText(now.start, zone), from: side(before?.person), to: side(now.person) };
}

function alarmOf(copy: BoardCopy, { site, duty }: RoleOnCall<Span>, now: Span): BoardRole['alarm'] {
  const alarm = copy.alarms.find(
    (each) => each.site === site && each.duty === duty.code && now.start <= each.start && each.start < now.end,
  );
  return alarm ? { openedAt: alarm.openedAt, seenAt: alarm.seenAt } : null;
}

/** Sites of several teams that have the same code and name are one, with the roles of all. */
export function joinSites(sites: readonly BoardSiteNow[]): BoardSiteNow[] {
  const byPlace = new Map<string, BoardSiteNow>();
  for (const site of sites) {
    const key = `${site.site}|${site.name}`;
    const before = byPlace.get(key);
    byPlace.set(key, before ? together(before, site) : site);
  }
  return [...byPlace.values()];
}

function together(one: BoardSiteNow, other: BoardSiteNow): BoardSiteNow {
  const [a, b] = [one.coveredUntil, other.coveredUntil];
  return {
    ...one,
    coveredUntil: a === null || b === null ? null : Date.parse(a) < Date.parse(b) ? a : b,
    notes: [...one.notes, ...other.notes],
    roles: [...one.roles, ...other.roles],
  };
}

export const boardFormat = 'evenflow-board/1';

/** What a wall keeps: boards that answer for every moment up to `goodUntil`. */
export interface BoardFile {
  readonly format: typeof boardFormat;
  readonly asOf: Instant;
  readonly goodUntil: Instant;
  readonly copies: readonly BoardCopy[];
}
