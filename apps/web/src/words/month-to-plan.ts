import { nextMonth } from '@evenflow/domain';

/** The first month after `last` that is not published yet. */
export function monthToPlan(
  months: readonly { readonly month: string; readonly published: number | null }[],
  last: string,
): string {
  const published = new Set(months.filter((one) => one.published !== null).map((one) => one.month));
  let month = nextMonth(last);
  while (published.has(month)) month = nextMonth(month);
  return month;
}
