import path from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { takePicture, takePictures } from '../people/pictures.ts';
import { PEOPLE } from '../people/sign-in.ts';

const WORKBOOK = path.resolve(import.meta.dirname, '../../../../demo/st-cuthberts.xlsx');
const MOST_CLICKS = 12;
const MOST_MS = 5 * 60_000;

test.use({ viewport: { width: 1440, height: 900 } });
// Longer than is allowed: it is the journey that says how long it took.
test.setTimeout(MOST_MS + 60_000);

/** A hand that counts: everything it does is a click somebody makes. */
function handOf(page: Page) {
  let clicks = 0;
  const click = async (what: Locator) => {
    clicks += 1;
    await what.click();
  };
  const choose = async (what: Locator, file: string) => {
    const chooser = page.waitForEvent('filechooser');
    await click(what);
    await (await chooser).setFiles(file);
  };
  return { click, choose, clicks: () => clicks };
}

test('a workbook becomes a published December in twelve clicks and five minutes', async ({ page }) => {
  const hand = handOf(page);
  const button = (name: RegExp | string) => page.getByRole('button', { name });
  const began = Date.now();
  await page.goto('/sign-in');
  await hand.click(button(PEOPLE.manager));
  await expect(page.getByRole('grid')).toBeVisible();
  await hand.click(page.getByRole('link', { name: 'Import' }));
  await hand.click(page.getByRole('radio', { name: 'a new team' }));
  await takePictures(page, 'import-upload');
  await hand.choose(button('Choose a workbook'), WORKBOOK);

  await expect(page.getByText(/^Makes a new team:/)).toBeVisible();
  await hand.click(button(/^Import/));
  await takePicture(page, 'import-done');
  await hand.click(page.getByRole('link', { name: 'Plan December 2026' }));
  await expect(page).toHaveURL(/\/rota\/st-cuthberts-2\/2026-12$/);

  await hand.click(page.getByRole('link', { name: /^Fill/ }));
  await hand.click(button('Fill December 2026'));
  await expect(button('Keep this one')).toBeEnabled({ timeout: 60_000 });
  await hand.click(button('Keep this one'));

  await hand.click(button(/^Publish/));
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Every must holds')).toBeVisible();
  // The first thing to sign has the focus; the next is a press of Tab away.
  for (let left = await dialog.getByRole('textbox').count(); left > 0; left -= 1) {
    await page.keyboard.press('Tab');
    await page.keyboard.type('Agreed with the whole team');
  }
  await takePicture(page, 'publish-dialog');
  await hand.click(dialog.getByRole('button', { name: 'Publish version 1' }));
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/v1\b/).first()).toBeVisible();
  const took = Date.now() - began;
  const figures = `${hand.clicks()} clicks, ${Math.round(took / 1000)} s`;
  test.info().annotations.push({ type: 'from sign-in to published', description: figures });
  expect(hand.clicks()).toBeLessThanOrEqual(MOST_CLICKS);
  expect(took, figures).toBeLessThanOrEqual(MOST_MS);
});
