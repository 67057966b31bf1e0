import type { Page } from '@playwright/test';

/** When every journey begins, whenever it really runs: a Thursday evening of the demo's month, with people on call. */
export const THURSDAY_EVENING = '2026-11-26T20:30:00+00:00';
/** In the night after it, with whoever has second call at home until 07:30 and a late on Friday. */
export const FRIDAY_NIGHT_CALL = '2026-11-27T02:14:00+00:00';
/** When that call is over. */
export const FRIDAY_HOME = '2026-11-27T05:40:00+00:00';
/** The morning after. */
export const FRIDAY_MORNING = '2026-11-27T06:00:00+00:00';
/** Saturday night: the weekend's first call has been on since 07:30. */
export const SATURDAY_NIGHT = '2026-11-28T21:47:00+00:00';

/** How far the clocks of this run are ahead of the machine's, as its server was told. */
export const aheadMs = (): number => Number(process.env['CLOCK_AHEAD_SECONDS']) * 1000;

/** What time it is for server and pages. */
export const now = (): Date => new Date(Date.now() + aheadMs());

/** Sets the page's clock, and lets the same server answer for that moment instead of its own now. */
export async function standAt(page: Page, moment: string): Promise<void> {
  await page.clock.setFixedTime(new Date(moment));
  await page.route('**/api/v1/on-call**', (route) =>
    route.continue({ url: withQuery(route.request().url(), 'at', moment) }),
  );
  await page.route('**/api/v1/me/duties**', (route) =>
    route.continue({ url: withQuery(route.request().url(), 'from', moment.slice(0, 10)) }),
  );
}

function withQuery(url: string, name: string, value: string): string {
  const changed = new URL(url);
  changed.searchParams.set(name, value);
  return changed.href;
}
