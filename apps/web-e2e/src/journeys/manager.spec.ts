import { expect, test } from '../people/journey.ts';
import { takePictures } from '../people/pictures.ts';
import { signIn } from '../people/sign-in.ts';

test.use({ viewport: { width: 1440, height: 900 } });
test.setTimeout(240_000);

test('a manager fills December, changes it by hand, and publishes it', async ({ page }) => {
  await signIn(page, 'manager');
  await page.goto('/rota/st-cuthberts/2026-12');
  await expect(page.getByRole('grid')).toBeVisible();

  await page
    .getByRole('link', { name: /^Fill/ })
    .or(page.getByRole('button', { name: /^Fill/ }))
    .first()
    .click();
  await page.getByRole('button', { name: 'Fill December 2026' }).click();
  const keep = page.getByRole('button', { name: 'Keep this one' });
  await expect(keep).toBeEnabled({ timeout: 60_000 });
  await takePictures(page, 'fill');
  // While it still runs: the run is stopped and its best rota taken.
  await keep.click();

  await expect(page).toHaveURL(/\/rota\/st-cuthberts\/2026-12$/);
  const theatre = page.getByRole('gridcell', { name: /Theatre 1/ });
  await expect(theatre.first()).toBeVisible();
  const held = await theatre.count();
  await theatre.first().click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await expect(theatre).toHaveCount(held - 1);
  await page.keyboard.press('Control+z');
  await expect(theatre).toHaveCount(held);
  await takePictures(page, 'rota-board');

  await page.getByRole('button', { name: /^Publish/ }).click();
  const dialog = page.getByRole('dialog');
  for (const reason of await dialog.getByRole('textbox').all()) await reason.fill('Agreed with the whole team');
  await dialog.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/v1\b/).first()).toBeVisible();
});
