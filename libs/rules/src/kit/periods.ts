import { addDays, employedDays, isEmployed, leaveBinds, weekdayOf } from '@evenflow/domain';
import type { RotaView } from './view.ts';
import { everyBlock, everyFullWindow, everyWeek, knownFrom } from './windows.ts';

/** A run of days over which duties or hours are counted; `from` and `to` may lie outside the view. */
export interface Period {
  readonly from: number;
  readonly to: number;
  /** False while some of its days are not planned yet or not known any more: no minimum can be asked for. */
  readonly whole: boolean;
}

export type PeriodKind = 'days' | 'blocks' | 'weeks' | 'month' | 'pay-periods';

/** A Monday, from which blocks are counted when a setting names no other day. */
const FIRST_BLOCK = '2026-01-05';

/** Every period of a kind that touches a planned day. A `month` is the planned days themselves. */
export function periodsOf(
  view: RotaView,
  { kind, days, anchor }: { kind: PeriodKind; days: number; anchor: string | null },
): Period[] {
  const known = knownFrom(view);
  const period = (from: number, to: number): Period => ({ from, to, whole: from >= known && to <= view.lastDay });
  switch (kind) {
    case 'month':
      return [period(view.firstDay, view.lastDay)];
    case 'weeks':
      return [...everyWeek(view)].map(({ last }) => period(last - 6, last));
    case 'blocks':
      return [...everyBlock(view, anchor ?? FIRST_BLOCK, days)].map(({ last }) => period(last - days + 1, last));
    case 'days':
      return [...everyFullWindow(view, days)].map(({ last }) => period(last - days + 1, last));
    case 'pay-periods':
      return payPeriods(view).map(({ from, to }) => period(from, to));
  }
}

/** Pay periods run from each first day to the next one; the last is as long as the one before it, or two weeks. */
function payPeriods(view: RotaView): { from: number; to: number }[] {
  const starts = [...view.team.payPeriodStarts].sort().map((day) => view.dayIndex(day));
  const length = starts.length > 1 ? starts.at(-1)! - starts.at(-2)! : 14;
  const periods = starts.map((from, i) => ({ from, to: (starts[i + 1] ?? from + length) - 1 }));
  for (let last = periods.at(-1); last && last.to < view.lastDay; last = periods.at(-1))
    periods.push({ from: last.to + 1, to: last.to + length });
  return periods.filter(({ from, to }) => to >= view.firstDay && from <= view.lastDay);
}

/** The days of a period on which a person is employed. */
export function employedIn(view: RotaView, person: number, { from, to }: Period): number {
  return employedDays(view.people[person]!, view.date(from), view.date(to));
}

/** Mondays to Fridays of a period, while a person is employed, and how many of them they are on leave. */
export function weekdaysIn(view: RotaView, person: number, { from, to }: Period): { all: number; leave: number } {
  const { code } = view.people[person]!;
  const leaves = view.team.leave.filter((leave) => leave.person === code && leaveBinds(leave));
  let all = 0;
  let off = 0;
  for (let index = from; index <= to; index++) {
    const date = addDays(view.days[0]!, index);
    if (weekdayOf(date) === 'Sat' || weekdayOf(date) === 'Sun' || !isEmployed(view.people[person]!, date)) continue;
    all++;
    if (leaves.some((leave) => leave.from <= date && date <= leave.to)) off++;
  }
  return { all, leave: off };
}
