import type { BoardHandOver, BoardNote, BoardRole, DutyMark, ReachFirst, Zone } from '@evenflow/domain';
import { clockOf, inZone, sayLength, sayMoment } from '../../words/times.ts';
import type { BoardAnswer } from './board-file.ts';

export type Backup = BoardRole['backup'][number];

export interface BoardRow {
  readonly key: string;
  readonly duty: string;
  readonly mark: DutyMark;
  readonly role: string;
  readonly within: string | null;
  readonly state: 'covered' | 'nobody' | 'not-now';
  readonly headline: string;
  readonly team: string;
  readonly site: string;
  readonly reach: ReachFirst;
  /** What stands under the number. */
  readonly note: string;
  /** Who must be rung about a gap; null when nobody is known. */
  readonly ringAbout: Backup | null;
  readonly backup: readonly Backup[];
  readonly next: string | null;
  readonly cause: string | null;
  /** `Alarmed at 07:30, seen at 07:31`. */
  readonly alarm: string | null;
  readonly handOver: BoardHandOver | null;
  /** When the hand-over was, in the site's words. */
  readonly handOverAt: string | null;
  readonly notes: readonly BoardNote[];
  readonly bands: readonly Band[];
}

export interface Band {
  /** Percent of the 24 hours shown. */
  readonly left: number;
  readonly width: number;
  readonly name: string | null;
  readonly label: string;
}

export interface BoardSite {
  readonly site: string;
  readonly name: string;
  readonly timeZone: Zone;
  readonly coveredUntil: string | null;
  readonly notes: readonly BoardNote[];
  readonly rows: readonly BoardRow[];
}

/** How many rows share the wall, which decides how big each may be. */
export type Density = 'roomy' | 'regular' | 'dense';
/** 2 when sites stand side by side. */
export type Columns = 1 | 2;

const DAY_MINUTES = 1440;

const minutesAt = (instant: string): number => Date.parse(instant) / 60_000;

/** What the board shows of an answer at the moment `now` (minutes since 1970-01-01T00:00Z). */
export function boardSites(answer: BoardAnswer, now: number): BoardSite[] {
  return answer.sites.map((site) => {
    const at = (instant: string) => sayMoment(inZone(instant, site.timeZone), now);
    const moment = { now, at, from: minutesAt(answer.at), zone: site.timeZone };
    return {
      site: site.site,
      name: site.name,
      timeZone: site.timeZone,
      coveredUntil: site.coveredUntil && at(site.coveredUntil),
      notes: site.notes,
      rows: neededFirst(site.roles.map((role) => row(site.site, role, moment))),
    };
  });
}

/** Roles nobody is needed for now stand below; the order of the others never changes under the reader's eyes. */
function neededFirst(rows: readonly BoardRow[]): BoardRow[] {
  return [...rows.filter((one) => one.state !== 'not-now'), ...rows.filter((one) => one.state === 'not-now')];
}

interface Moment {
  readonly now: number;
  /** An instant in the site's words. */
  readonly at: (instant: string) => string;
  /** First minute of the bands. */
  readonly from: number;
  readonly zone: Zone;
}

function row(site: string, role: BoardRole, moment: Moment): BoardRow {
  const state = role.uncovered ? 'nobody' : role.person ? 'covered' : 'not-now';
  return {
    key: `${site}|${role.team}|${role.duty}`,
    team: role.team,
    site,
    duty: role.duty,
    mark: role.mark,
    role: role.name.replace(/\s*\(.*\)$/, ''),
    within: withinWords(role.responseMinutes),
    state,
    headline: headline(role, state, moment),
    reach: state === 'covered' ? role.reachFirst : null,
    note: note(role, state, moment),
    ringAbout: state === 'nobody' ? (role.backup.find((backup) => backup.reachFirst !== null) ?? null) : null,
    backup: role.backup,
    next: role.next ? `${moment.at(role.next.from)} ${role.next.name}` : null,
    cause: role.cause ?? null,
    alarm: alarmWords(role, moment),
    handOver: role.handOver,
    handOverAt: role.handOver && moment.at(role.handOver.at),
    notes: role.notes,
    bands: bands(role, moment),
  };
}

function alarmWords({ alarm }: BoardRole, { zone }: Moment): string | null {
  if (!alarm) return null;
  const clock = (instant: string) => clockOf(inZone(instant, zone));
  const opened = `Alarmed at ${clock(alarm.openedAt)}`;
  return alarm.seenAt ? `${opened}, seen at ${clock(alarm.seenAt)}` : `${opened}, nobody has seen it yet`;
}

function withinWords(minutes: number | null): string | null {
  if (minutes === null) return null;
  return minutes === 0 ? 'in the hospital' : `within ${minutes} min`;
}

function headline(role: BoardRole, state: BoardRow['state'], { at }: Moment): string {
  if (state === 'covered') return role.person!.name;
  if (state === 'not-now') return 'Not on call now';
  return role.since ? `NOBODY since ${at(role.since)}` : 'NOBODY';
}

function note(role: BoardRole, state: BoardRow['state'], { now, at }: Moment): string {
  if (state === 'not-now')
    return role.next ? `next ${at(role.next.from)} ${role.next.name}` : 'no later duty is published';
  if (!role.until) return state === 'nobody' ? 'until somebody is found' : '';
  const left = minutesAt(role.until) - now;
  const end = at(role.until);
  if (state === 'nobody') return `until ${end}`;
  return left > 0 ? `until ${end}, ${sayLength(left)} left` : `was on until ${end}`;
}

function bands(role: BoardRole, { from, at }: Moment): Band[] {
  return role.bands.flatMap((band) => {
    const start = Math.max(0, minutesAt(band.start) - from);
    const end = Math.min(DAY_MINUTES, minutesAt(band.end) - from);
    if (end <= start) return [];
    const who = band.name ?? 'Nobody';
    return [
      {
        left: (start / DAY_MINUTES) * 100,
        width: ((end - start) / DAY_MINUTES) * 100,
        name: band.name,
        label: `${who}, ${at(band.start)} to ${at(band.end)}`,
      },
    ];
  });
}

/** Hours written above the bands, every `step` hours from the first whole hour; `left` in percent. */
export function hourTicks(at: string, step: number): { readonly left: number; readonly label: string }[] {
  const minute = Number(clockOf(at).slice(3, 5));
  const hour = Number(clockOf(at).slice(0, 2));
  const first = minute === 0 ? 0 : 60 - minute;
  const ticks = [];
  for (let offset = first; offset <= DAY_MINUTES; offset += step * 60) {
    const label = String((hour + Math.round((offset + minute) / 60)) % 24).padStart(2, '0');
    ticks.push({ left: (offset / DAY_MINUTES) * 100, label });
  }
  return ticks;
}

/** Rows whose person, role, code or site holds every word typed, whatever the case and accents. */
export function searchSites(sites: readonly BoardSite[], typed: string): BoardSite[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...sites];
  return sites
    .map((site) => ({ ...site, rows: site.rows.filter((one) => holdsAll(one, site.name, words)) }))
    .filter((site) => site.rows.length > 0);
}

function holdsAll(one: BoardRow, site: string, words: readonly string[]): boolean {
  const text = plain(
    [one.headline, one.role, one.duty, site, ...one.backup.map((b) => b.name), one.next ?? ''].join(' '),
  );
  return words.every((word) => text.includes(word));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Versions in force, `4` or `3 and 4`; empty when nothing is published. */
export function rotaVersions(answer: BoardAnswer): string {
  const versions = answer.sites.flatMap((site) => site.roles.map((role) => role.rotaVersion));
  return [...new Set(versions.filter((version) => version !== null))].sort((a, b) => a - b).join(' and ');
}

export function uncoveredCount(sites: readonly BoardSite[]): number {
  return sites.flatMap((site) => site.rows).filter((one) => one.state === 'nobody').length;
}

/** The first moment in the coming 24 hours at which some role has nobody; null when every minute is covered. */
export function firstGap(sites: readonly BoardSite[]): string | null {
  const gaps = sites.flatMap((site) => site.rows.flatMap((one) => one.bands.filter((band) => band.name === null)));
  const first = gaps.sort((a, b) => a.left - b.left)[0];
  return first ? first.label : null;
}

/** Until when every minute of every site is covered, when all say the same; else the soonest to be said is the first. */
export function coveredUntil(sites: readonly BoardSite[]): string | null {
  const ends = sites.map((site) => site.coveredUntil);
  return ends.length > 0 && ends.every((end) => end === ends[0]) ? ends[0]! : null;
}
