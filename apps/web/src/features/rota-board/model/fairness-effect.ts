import { isCall, weekdayOf } from '@evenflow/domain';
import type { BoardModel } from '../state/board-model.ts';
import type { Wanted } from '../state/board-view.ts';

/** What taking a duty would do to somebody’s share: `Weekends 1 → 2, fair 1.1`; null for a duty nobody counts. */
export function sayFairness(model: BoardModel, { duty: code, dates }: Wanted, person: string): string | null {
  const duty = model.facts.duties.get(code);
  const mine = model.tallies.find((tallies) => tallies.person === person);
  if (!duty || !mine) return null;
  const weekend = dates.some((date) => /^S/.test(weekdayOf(date)));
  if (isCall(duty) && weekend) return against('Weekends', mine.weekends, 1);
  if (isCall(duty)) return against('Calls', mine.calls, dates.length);
  if (duty.mark === 'late') return against('Lates', mine.lates, dates.length);
  const { planned, contract } = mine.hours;
  return `Hours ${tidy(planned)} → ${tidy(planned + duty.paidHours * dates.length)} of ${tidy(contract)}`;
}

function against(
  name: string,
  { count, fair }: { readonly count: number; readonly fair: number | null },
  more: number,
) {
  return `${name} ${count} → ${count + more}${fair === null ? ', had no part so far' : `, fair ${tidy(fair)}`}`;
}

function tidy(number: number): string {
  return String(Math.round(number * 10) / 10);
}
