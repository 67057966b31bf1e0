import { addDays, dayNumber, weekdayOf, type LocalDay } from '@evenflow/domain';
import { dayText, type DayMark } from '../reading/day-marks.ts';

/** From a Friday to the next Monday, where a rota leaves its weekends out. */
const OVER_WEEKEND = 3;

/**
 * How many headers of a row follow the one before, a day later each. Steps over a weekend count where whole weeks stand
 * between them.
 */
export function stepsOf(marks: Iterable<DayMark>): number {
  let [next, over] = [0, 0];
  let before: DayMark | null = null;
  for (const mark of marks) {
    if (before && follows(before, mark, 1)) next += 1;
    else if (before && follows(before, mark, OVER_WEEKEND)) over += 1;
    before = mark;
  }
  return over * OVER_WEEKEND <= next ? next + over : next;
}

function follows(before: DayMark, mark: DayMark, days: number): boolean {
  if (before.month !== undefined && mark.month !== undefined) {
    const year = before.year ?? mark.year ?? 2024;
    const next = addDays(dayText({ year, month: before.month, day: before.day }), days);
    return Number(next.slice(8)) === mark.day && Number(next.slice(5, 7)) === mark.month;
  }
  return mark.day === before.day + days || (mark.day <= days && before.day >= 31 - OVER_WEEKEND);
}

/** The day after, or the Monday after a Friday where no day of the row is in a weekend. */
export function dayAfter(all: Iterable<LocalDay>): (day: LocalDay) => LocalDay {
  const isWeekend = (day: LocalDay): boolean => ['Sat', 'Sun'].includes(weekdayOf(day));
  const days = [...all];
  const span = days.length > 0 ? dayNumber(days.at(-1)!) - dayNumber(days[0]!) : 0;
  const leavesOut = span >= OVER_WEEKEND && !days.some(isWeekend);
  return (day) => addDays(day, leavesOut && weekdayOf(day) === 'Fri' ? OVER_WEEKEND : 1);
}
