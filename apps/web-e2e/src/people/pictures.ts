import path from 'node:path';
import { expect, type Page } from '@playwright/test';

const PICTURES = path.resolve(import.meta.dirname, '../../../../test-results/pictures');

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const NARROW = { width: 320, height: 700 };

/** Pictures of the page as it stands, at desk and phone width; nothing may need scrolling sideways at 320 px. */
export async function takePictures(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const [kind, size] of [
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ] as const) {
    await page.setViewportSize(size);
    await page.screenshot({ path: `${PICTURES}/${name}-${kind}.png` });
  }
  await page.setViewportSize(NARROW);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways, 'pixels the page is wider than 320').toBeLessThanOrEqual(0);
  if (before) await page.setViewportSize(before);
}

/** A picture at the size that is set. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}
