import { expect, test } from '../people/journey.ts';
import { takePictures } from '../people/pictures.ts';

test('signing in by keyboard alone; a wrong password is told in words', async ({ page }) => {
  await page.goto('/my');
  await expect(page).toHaveURL(/sign-in/);
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await page.keyboard.type('perfusionist@example.org');
  await page.keyboard.press('Tab');
  await page.keyboard.type('not the password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('do not go together');
  await takePictures(page, 'sign-in');
  await page.getByLabel('Password', { exact: true }).fill('evenflow-demo');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/my$/);
});
