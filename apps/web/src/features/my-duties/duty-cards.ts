import {
  addDays,
  assignmentKey,
  type DutyMark,
  type DutyType,
  type LocalDay,
  type Person,
  sayDay,
  type Team,
} from '@evenflow/domain';
import type { Agenda, AgendaItem } from '../../api/wire.ts';
import { clockOf, dayOf, sayDistance, sayLength, sayNearDay } from '../../words/times.ts';
import { phoneOf } from '../../words/ringing.ts';

const minutesAt = (instant: string): number => Date.parse(instant) / 60_000;

export interface CurrentCard {
  readonly code: string;
  readonly mark: DutyMark;
  readonly title: string;
  readonly until: string;
  readonly left: string;
  /** Share of the duty that has passed, 0 to 100. */
  readonly passed: number;
}

/** The duty going on at `now` (minutes since 1970-01-01T00:00Z). */
export function currentCard(item: AgendaItem, now: number): CurrentCard {
  const start = minutesAt(item.assignment.start);
  const end = minutesAt(item.assignment.end);
  return {
    code: item.duty.code,
    mark: item.duty.mark,
    title: item.duty.name,
    until: clockOf(item.assignment.end),
    left: sayLength(end - now),
    passed: Math.min(100, Math.max(0, ((now - start) / (end - start)) * 100)),
  };
}

/**
 * The duty going on at `now` and the one to show next. On a day with a day duty and a call the call is shown: it is what
 * the day turns on; the line under it still draws both. Worked out here, so that it stays true between two answers.
 */
export function nowAndNext(items: readonly AgendaItem[], now: number): { current?: AgendaItem; next?: AgendaItem } {
  const current = items.find((item) => minutesAt(item.assignment.start) <= now && now < minutesAt(item.assignment.end));
  const coming = items
    .filter((item) => minutesAt(item.assignment.start) > now)
    .sort((a, b) => minutesAt(a.assignment.start) - minutesAt(b.assignment.start));
  const first = coming[0];
  const call = coming.find((item) => item.assignment.date === first?.assignment.date && CALLS.includes(item.duty.mark));
  return { current, next: call ?? first };
}

const CALLS: readonly DutyMark[] = ['first-call', 'second-call', 'resident'];

/** Every duty of an answer once. */
export function everyDuty({ current, next, items }: Pick<Agenda, 'current' | 'next' | 'items'>): AgendaItem[] {
  const all = [current, next, ...items].filter((item) => item !== null);
  return [...new Map(all.map((item) => [assignmentKey(item.assignment), item])).values()];
}

export interface TimelinePart {
  readonly code: string;
  readonly start: string;
  readonly end: string;
  /** Percent of the line. */
  readonly left: number;
  readonly width: number;
  readonly isNext: boolean;
}

/** A colleague as a card names them. */
export interface Someone {
  readonly words: string;
  readonly name: string;
  /** A number that rings them, where they let colleagues see one. */
  readonly phone: string | null;
}

export interface NextCard {
  readonly mark: DutyMark;
  readonly code: string;
  readonly when: string;
  readonly distance: string;
  readonly title: string;
  readonly span: string;
  readonly parts: readonly TimelinePart[];
  /** Percent at which midnight falls; null when the duty ends on the day it starts. */
  readonly midnight: number | null;
  readonly withYou: readonly Someone[];
  /** More colleagues than are named. */
  readonly others: number;
  /** Who hands the duty over when it begins, and who takes it over when it ends. */
  readonly handsToYou: Someone | null;
  readonly handOverTo: Someone | null;
  readonly beWithin: string | null;
}

export interface NextCardFacts {
  readonly next: AgendaItem;
  /** The person's whole agenda: other duties of the same day share the line. */
  readonly items: readonly AgendaItem[];
  readonly now: number;
  readonly today: LocalDay;
  /** Not known until it is fetched. */
  readonly of: Pick<Team, 'dutyTypes' | 'people'> | undefined;
  readonly person: Person | undefined;
}

export function nextCard({ next, items, now, today, of, person }: NextCardFacts): NextCard {
  const { date, start, end } = next.assignment;
  const nearDay = sayNearDay(date, today);
  const line = timeline(next, items);
  const someone = (colleague: Colleague) => sayColleague(colleague, of);
  return {
    mark: next.duty.mark,
    code: next.duty.code,
    when: nearDay ? `Next, ${nearDay}` : 'Next',
    distance: `in ${sayDistance(minutesAt(start) - now)}`,
    title: next.duty.name,
    span: sayDutySpan(start, end),
    ...line,
    withYou: next.with.slice(0, NAMES_SHOWN).map(someone),
    others: Math.max(0, next.with.length - NAMES_SHOWN),
    handsToYou: next.takesOver && someone(next.takesOver),
    handOverTo: next.handsOver && someone(next.handsOver),
    beWithin: beWithin(next, of?.dutyTypes ?? [], person),
  };
}

const NAMES_SHOWN = 3;

type Colleague = AgendaItem['with'][number];

function sayColleague({ person, name, duty }: Colleague, of: NextCardFacts['of']): Someone {
  return { words: `${name}, ${duty}`, name, phone: phoneOf(of?.people.find(({ code }) => code === person)) };
}

/** `Thu 10 Dec, 17:30 to Fri 07:30`. */
export function sayDutySpan(start: string, end: string): string {
  const endDay = dayOf(end) === dayOf(start) ? '' : `${sayDay(dayOf(end)).slice(0, 3)} `;
  return `${sayDay(dayOf(start))}, ${clockOf(start)} to ${endDay}${clockOf(end)}`;
}

function timeline(next: AgendaItem, items: readonly AgendaItem[]): Pick<NextCard, 'parts' | 'midnight'> {
  const sameDay = items.filter((item) => item.assignment.date === next.assignment.date);
  const shown = sameDay.includes(next) ? sameDay : [...sameDay.filter((item) => !isSame(item, next)), next];
  const sorted = [...shown].sort((a, b) => minutesAt(a.assignment.start) - minutesAt(b.assignment.start));
  const from = Math.min(...sorted.map((item) => minutesAt(item.assignment.start)));
  const to = Math.max(...sorted.map((item) => minutesAt(item.assignment.end)));
  const percent = (minute: number) => ((minute - from) / (to - from)) * 100;
  const { start, end } = next.assignment;
  const midnight = dayOf(end) > dayOf(start) ? midnightAfter(start) : null;
  return {
    parts: sorted.map((item) => ({
      code: item.duty.code,
      start: clockOf(item.assignment.start),
      end: clockOf(item.assignment.end),
      left: percent(minutesAt(item.assignment.start)),
      width: percent(minutesAt(item.assignment.end)) - percent(minutesAt(item.assignment.start)),
      isNext: isSame(item, next),
    })),
    midnight: midnight !== null && midnight < minutesAt(end) ? percent(midnight) : null,
  };
}

/** The midnight after an instant, in the offset it was written with. */
function midnightAfter(instant: string): number {
  return minutesAt(`${addDays(dayOf(instant), 1)}T00:00:00${instant.slice(19)}`);
}

function isSame(a: AgendaItem, b: AgendaItem): boolean {
  return a.assignment.date === b.assignment.date && a.assignment.duty === b.assignment.duty;
}

function beWithin(next: AgendaItem, dutyTypes: readonly DutyType[], person: Person | undefined): string | null {
  const minutes = dutyTypes.find((duty) => duty.code === next.duty.code)?.responseMinutes ?? null;
  if (minutes === null) return null;
  const travel = Object.entries(person?.travelMinutes ?? {}).find(
    ([site]) => !next.assignment.site || site === next.assignment.site,
  )?.[1];
  return travel === undefined ? `${minutes} min` : `${minutes} min. You live ${travel} min away`;
}
