import type { Page } from '@playwright/test';

/** Counts taps on a page from now on, for as long as it is not loaded anew; ask the answer how many there were. */
export async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = globalThis as unknown as { taps: number };
    counted.taps = 0;
    // Only what a finger does: a click that a script makes is none.
    addEventListener('click', (event) => void (event.isTrusted && (counted.taps += 1)), { capture: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { taps: number }).taps);
}
