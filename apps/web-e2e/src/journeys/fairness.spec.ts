import { seriousTo } from '../people/axe.ts';
import { expect, test } from '../people/journey.ts';
import { takePicture, takePictures } from '../people/pictures.ts';
import { signIn } from '../people/sign-in.ts';

test.use({ viewport: { width: 1440, height: 900 } });

test('a manager moves a weekend to somebody else, sees what changes, and takes it back', async ({ page }) => {
  // Before the month of the demo begins to be worked, whenever this runs.
  await page.clock.setFixedTime(new Date('2026-10-31T09:00:00Z'));
  await signIn(page, 'manager');
  await page.goto('/fairness/st-cuthberts/2026-11');
  const weekend = page.getByRole('button', { name: /Priyanka Raghunathan, weekends: .*M moves one/ });
  await expect(weekend).toBeVisible();
  const before = (await weekend.getAttribute('aria-label'))!;
  await takePictures(page, 'fairness');
  expect(await seriousTo(page)).toEqual([]);

  await weekend.focus();
  await page.keyboard.press('m');
  const panel = page.getByRole('complementary', { name: /One weekend fewer for Priyanka/ });
  // By keys alone: past the way to close it stands whoever could take it, the cheapest first.
  await expect(panel).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('button', { name: /dut(y|ies) changes?, cost/ }).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel.getByText('0 musts')).toBeVisible();
  await takePicture(page, 'fairness-move');
  await panel.getByRole('button', { name: /^Accept/ }).click();
  await expect(page.getByRole('button', { name: before })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: before })).toBeVisible();

  await page.getByRole('button', { name: before }).click();
  await expect(page.getByRole('dialog')).toContainText('Brought along');
  await page.keyboard.press('Escape');
  await page.getByText('Holidays, 5 years').click();
  await expect(page.getByRole('columnheader', { name: /Christmas Day/ })).toBeVisible();

  // The holidays of the coming year, planned from what each did before.
  await page.getByRole('link', { name: 'and of 2027' }).click();
  await page.getByRole('button', { name: 'Add the public holidays of 2027' }).click();
  const christmas = page.getByRole('combobox', { name: /^Christmas Day, .* OC1$/ });
  await expect(christmas).toHaveValue('');
  await page.getByRole('button', { name: 'Suggest who' }).click();
  await expect(christmas).not.toHaveValue('');
  await page.getByRole('button', { name: /^Lock \d+ calls into the months$/ }).click();
  await expect(page.getByText('locked', { exact: true }).first()).toBeVisible();
  await takePictures(page, 'holidays');
  expect(await seriousTo(page)).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(christmas).toHaveValue('');
});
