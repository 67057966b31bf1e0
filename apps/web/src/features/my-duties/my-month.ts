import {
  addDays,
  eachDay,
  type Leave,
  leaveBinds,
  type LocalDay,
  monthRange,
  weekdayOf,
  WEEKDAYS,
} from '@evenflow/domain';
import type { AgendaItem } from '../../api/wire.ts';
import { longDay } from '../../words/times.ts';

export interface MonthDay {
  readonly date: LocalDay;
  readonly items: readonly AgendaItem[];
  /** What kind of leave binds that day. */
  readonly away: string | null;
  /** The day as it is heard. */
  readonly words: string;
}

export interface MonthFacts {
  readonly month: string;
  readonly items: readonly AgendaItem[];
  /** This person's, any status; only what binds is shown. */
  readonly leave: readonly Leave[];
}

/** A month by weeks from Monday; null stands for days of the months around it. */
export function monthWeeks({ month, items, leave }: MonthFacts): (MonthDay | null)[][] {
  const { from, to } = monthRange(month);
  const binding = leave.filter(leaveBinds);
  const days = eachDay(from, to).map((date): MonthDay => {
    const onDay = items.filter(({ assignment }) => assignment.date === date);
    const leaveThen = binding.find((one) => one.from <= date && date <= one.to);
    const away = leaveThen ? (leaveThen.typeName ?? leaveThen.type) : null;
    const held = onDay.map(({ duty }) => duty.name);
    const what = [...held, ...(away ? [away] : [])];
    return { date, items: onDay, away, words: `${longDay(date)}: ${what.join(', ') || 'no duty'}` };
  });
  const before = WEEKDAYS.indexOf(weekdayOf(from));
  const cells = [...Array<null>(before).fill(null), ...days];
  const after = (7 - (cells.length % 7)) % 7;
  const all = [...cells, ...Array<null>(after).fill(null)];
  return Array.from({ length: all.length / 7 }, (_, week) => all.slice(week * 7, week * 7 + 7));
}

/** How much of a kind stands in a month: `3 calls, 14 days at work`. */
export function monthCount(month: string, items: readonly AgendaItem[]): { calls: number; days: number } {
  const inMonth = items.filter(({ assignment }) => assignment.date.startsWith(month));
  const isCall = ({ duty }: AgendaItem) => ['first-call', 'second-call', 'resident'].includes(duty.mark);
  const days = new Set(inMonth.filter((item) => !isCall(item)).map(({ assignment }) => assignment.date));
  return { calls: inMonth.filter(isCall).length, days: days.size };
}

export function previousMonth(month: string): string {
  return addDays(`${month}-01`, -1).slice(0, 7);
}
