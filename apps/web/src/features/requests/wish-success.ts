import type { WishOutcome } from '@evenflow/api-client';

export interface MonthOfWishes {
  readonly month: string;
  readonly met: number;
  readonly all: number;
}

/** How many wishes came true, month by month, the newest last. */
export function wishSuccess(outcomes: readonly WishOutcome[]): MonthOfWishes[] {
  const months = [...new Set(outcomes.map(({ month }) => month))].sort();
  return months.map((month) => {
    const ofMonth = outcomes.filter((outcome) => outcome.month === month);
    return { month, met: ofMonth.filter(({ met }) => met).length, all: ofMonth.length };
  });
}
