import { addDays, WEEKDAYS, weekdayOf, type Weekday } from '@evenflow/domain';
import type { RotaView, Slot } from './view.ts';

/**
 * The only loops over the days. Each reaches back before the first planned day as far as the rule needs and yields
 * nothing that lies wholly in the past, so the first and the last window of a month are never forgotten.
 */

/** Every run of `length` days that touches a planned day. `last` may lie after the view's last day. */
export function* everyWindow(view: RotaView, length: number): Generator<{ first: number; last: number }> {
  for (let first = view.firstDay - length + 1; first <= view.lastDay; first++) {
    if (first + length > 0) yield { first: Math.max(0, first), last: first + length - 1 };
  }
}

/** Blocks of `length` days counted from `anchor` that touch a planned day. */
export function* everyBlock(
  view: RotaView,
  anchor: string,
  length: number,
): Generator<{ first: number; last: number }> {
  const offset = (((view.dayIndex(anchor) - view.firstDay) % length) + length) % length;
  const start = offset === 0 ? view.firstDay : view.firstDay + offset - length;
  for (let first = start; first <= view.lastDay; first += length)
    yield { first: Math.max(0, first), last: first + length - 1 };
}

/** Weeks from Monday to Sunday that touch a planned day. */
export function everyWeek(view: RotaView): Generator<{ first: number; last: number }> {
  return everyBlock(view, '2026-01-05', 7);
}

/** Saturdays whose weekend (Saturday and Sunday) touches a planned day. */
export function* everyWeekend(view: RotaView): Generator<{ saturday: number; sunday: number }> {
  for (let day = Math.max(0, view.firstDay - 1); day <= view.lastDay; day++) {
    if (view.weekdays[day] === 'Sat') yield { saturday: day, sunday: day + 1 };
  }
}

/** Pairs of days `(day, day + 1)` of which at least one is planned. */
export function* everyTurn(view: RotaView): Generator<{ day: number; next: number }> {
  for (let day = Math.max(0, view.firstDay - 1); day <= view.lastDay; day++) yield { day, next: day + 1 };
}

/** A person's slots of some duties over a run of days. */
export function slotsBetween(
  view: RotaView,
  person: number,
  window: { first: number; last: number },
  duties: ReadonlySet<string>,
): Slot[] {
  const slots: Slot[] = [];
  const last = Math.min(window.last, view.days.length - 1);
  for (let day = Math.max(0, window.first); day <= last; day++) slots.push(...view.held(person, day, duties));
  return slots;
}

/** True when at least one slot is still open to planning: a bound over the past alone asks nothing of anybody. */
export function touchesPlan(slots: readonly Slot[]): boolean {
  return slots.some((slot) => !slot.past);
}

/** The day after the last one of which anything is planned or known; later days are empty for now. */
export function knownEnd(view: RotaView): number {
  return view.days.length;
}

/** The first day whose rota is known: the earliest worked duty within sight, else the first planned day. */
export function knownFrom(view: RotaView): number {
  return view.slots.reduce((first, slot) => Math.min(first, slot.day), view.firstDay);
}

/**
 * Every run of `length` days that touches a planned day and can hold more than another one does: of those that reach
 * past the last known day only the first is kept, because it has all the days the others have. For rules with a maximum.
 */
export function* everyFullWindow(view: RotaView, length: number): Generator<{ first: number; last: number }> {
  for (const window of everyWindow(view, length)) {
    yield window;
    if (window.last >= knownEnd(view) - 1) return;
  }
}

/** A block of days in each week, such as Friday to Sunday. */
export interface DayBlock {
  readonly first: number;
  readonly last: number;
}

/**
 * The block that some weekdays form in each week (`['Sat', 'Sun']`; `['Sun', 'Mon']` spans two calendar weeks), from
 * `before` blocks ahead of the first that touches a planned day to the last that does.
 */
export function everyWeekBlock(view: RotaView, weekdays: readonly Weekday[], before = 0): DayBlock[] {
  if (weekdays.length === 0) return [];
  const start =
    WEEKDAYS.find((day, i) => weekdays.includes(day) && !weekdays.includes(WEEKDAYS[(i + 6) % 7]!)) ?? 'Mon';
  const length = new Set(weekdays).size;
  const blocks: DayBlock[] = [];
  for (let first = view.firstDay - length + 1 - 7 * before; first <= view.lastDay; first++) {
    if (weekdayOf(addDays(view.range.from, first - view.firstDay)) === start)
      blocks.push({ first, last: first + length - 1 });
  }
  return blocks;
}

/** Every `of` week blocks running, the last of which touches a planned day or comes just after one that does. */
export function* everyWeekBlockRun(view: RotaView, weekdays: readonly Weekday[], of: number): Generator<DayBlock[]> {
  const blocks = everyWeekBlock(view, weekdays, of - 1);
  const known = knownEnd(view);
  const last = blocks.at(-1);
  for (let ahead = 1; last && ahead < of && last.first + 7 * ahead < known; ahead++)
    blocks.push({ first: last.first + 7 * ahead, last: last.last + 7 * ahead });
  for (let i = 0; i + of <= blocks.length; i++) yield blocks.slice(i, i + of);
}

/** The most of these literals that can be asked for: what was worked is worked, and only what is added to it is too much. */
export function mostWith(view: RotaView, literals: readonly number[], max: number): number {
  const worked = literals.filter((literal) =>
    literal < view.slots.length
      ? view.slots[literal]!.past
      : view.anyOfLists[literal - view.slots.length]!.some((slot) => view.slots[slot]!.past),
  );
  return Math.max(max, worked.length);
}
