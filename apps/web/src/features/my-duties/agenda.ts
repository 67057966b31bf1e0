import {
  addDays,
  dayNumber,
  type DutyMark,
  type Leave,
  leaveBinds,
  type LocalDay,
  type Request,
  weekdayOf,
} from '@evenflow/domain';
import type { AgendaItem } from '../../api/wire.ts';
import { clockOf, dayOf, listNames, sayRange } from '../../words/times.ts';

export interface AgendaDay {
  readonly kind: 'duties';
  readonly date: LocalDay;
  readonly title: string;
  readonly note: string;
  readonly chips: readonly { readonly code: string; readonly mark: DutyMark; readonly supernumerary: boolean }[];
}

export interface AgendaAway {
  readonly kind: 'away';
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly title: string;
}

export interface AgendaWeek {
  readonly title: string;
  readonly rows: readonly (AgendaDay | AgendaAway)[];
}

export interface AgendaFacts {
  readonly items: readonly AgendaItem[];
  /** This person's, any status; only what binds is shown. */
  readonly leave: readonly Leave[];
  readonly requests: readonly Request[];
  readonly today: LocalDay;
  /** Shown in the cards above and left out of the list. */
  readonly shownAbove: readonly AgendaItem[];
}

/** What comes after the cards, by week: duties of a day together, leave and days kept free as one row each. */
export function agendaWeeks(facts: AgendaFacts): AgendaWeek[] {
  const hidden = new Set(facts.shownAbove.map((item) => `${item.assignment.date}|${item.assignment.duty}`));
  const coming = facts.items.filter((item) => !hidden.has(`${item.assignment.date}|${item.assignment.duty}`));
  const rows = [...dutyDays(coming), ...awayRows(facts)].sort((a, b) => firstDay(a).localeCompare(firstDay(b)));
  const weeks = new Map<LocalDay, (AgendaDay | AgendaAway)[]>();
  for (const row of rows) {
    const day = firstDay(row) < facts.today ? facts.today : firstDay(row);
    const monday = mondayOf(day);
    weeks.set(monday, [...(weeks.get(monday) ?? []), row]);
  }
  return [...weeks].map(([monday, weekRows]) => ({ title: weekTitle(monday, facts.today), rows: weekRows }));
}

function firstDay(row: AgendaDay | AgendaAway): LocalDay {
  return row.kind === 'duties' ? row.date : row.from;
}

function mondayOf(day: LocalDay): LocalDay {
  return addDays(day, -['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekdayOf(day)));
}

function weekTitle(monday: LocalDay, today: LocalDay): string {
  const distance = (dayNumber(monday) - dayNumber(mondayOf(today))) / 7;
  const range = sayRange(monday, addDays(monday, 6));
  if (distance === 0) return 'This week';
  return distance === 1 ? `Next week, ${range}` : range;
}

function dutyDays(items: readonly AgendaItem[]): AgendaDay[] {
  const days = new Map<LocalDay, AgendaItem[]>();
  for (const item of [...items].sort((a, b) => a.assignment.start.localeCompare(b.assignment.start))) {
    days.set(item.assignment.date, [...(days.get(item.assignment.date) ?? []), item]);
  }
  return [...days].map(([date, onDay]) => ({
    kind: 'duties',
    date,
    title: onDay.map((item, i) => (i === 0 ? item.duty.name : lowerFirst(item.duty.name))).join(', then '),
    note: noteOf(onDay),
    chips: onDay.map((item) => ({
      code: item.duty.code,
      mark: item.duty.mark,
      supernumerary: item.assignment.supernumerary === true,
    })),
  }));
}

/** Times of the weightiest duty, and who is on with it. */
function noteOf(onDay: readonly AgendaItem[]): string {
  const last = onDay.at(-1)!;
  const times = `${clockOf(last.assignment.start)}–${clockOf(last.assignment.end)}`;
  const nextDay = dayOf(last.assignment.end) > dayOf(last.assignment.start) ? ' next day' : '';
  const names = last.with.slice(0, 2).map((other) => other.name.split(' ')[0]!);
  return names.length === 0 ? `${times}${nextDay}` : `${times}${nextDay}, with ${listNames(names)}`;
}

function awayRows({ leave, requests, today }: AgendaFacts): AgendaAway[] {
  const binding = leave.filter((one) => leaveBinds(one) && one.to >= today);
  const keptFree = requests.filter(
    (one) => one.wish === 'avoid' && one.duty === 'any' && one.priority === 'must' && one.to >= today,
  );
  return [
    ...binding.map(({ from, to, typeName, type }) => ({
      kind: 'away' as const,
      from,
      to,
      title: upperFirst(typeName ?? type),
    })),
    ...keptFree.map(({ from, to, comment }) => ({
      kind: 'away' as const,
      from,
      to,
      title: comment ? `Asked to be free: ${comment}` : 'Asked to be free',
    })),
  ];
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}

function upperFirst(text: string): string {
  return text ? text[0]!.toUpperCase() + text.slice(1) : text;
}
